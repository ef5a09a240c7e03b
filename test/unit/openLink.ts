import { isRecord } from '../../src/snap/parse.ts';
import type { Reply, SandboxMerchant } from './sandboxMerchant.ts';

/** A customer in front of the payment page. */
export interface OpenLink {
  url: string;
  look: () => Promise<{ status: number; page: string; headers: Headers }>;
  act: (fields: Record<string, string>) => Promise<Response>;
}

/** Opens the link of an Apply OTT reply. */
export function openLink({ sandbox }: SandboxMerchant, reply: Reply): OpenLink {
  const info = reply.body['additionalInfo'];
  const url = isRecord(info) ? String(info['paymentUrl']) : '';
  return {
    url,
    look: async () => {
      const response = await sandbox(new Request(url));
      return {
        status: response.status,
        page: await response.text(),
        headers: response.headers,
      };
    },
    act: (fields) =>
      sandbox(new Request(url, { method: 'POST', body: new URLSearchParams(fields) })),
  };
}
