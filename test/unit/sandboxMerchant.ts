import {
  createPivotSandbox,
  type PivotSandboxOptions,
  SANDBOX_CREDENTIALS,
} from '../../src/sandbox/index.ts';
import {
  externalId,
  importClientSecret,
  importPrivateKey,
  signSymmetric,
  signTokenRequest,
  snapTimestamp,
} from '../../src/server/signing/index.ts';
import { isRecord } from '../../src/snap/parse.ts';
import { PATHS } from '../../src/snap/services.ts';

export const ORIGIN = 'http://sandbox.test';

/** A reply's HTTP status and its JSON. */
export interface Reply {
  status: number;
  body: Record<string, unknown>;
}

/** Changes a request that is already signed. */
type Tamper = (request: { headers: Headers; body: string; path: string }) => void;

/** A merchant's server that signs correctly, and a sandbox whose clock it can set (epoch ms). */
export interface SandboxMerchant {
  sandbox: (request: Request) => Promise<Response>;
  clock: { now: number };
  /** Asks for a B2B token; the calls after it carry it. */
  b2b: (tamper?: Tamper) => Promise<Reply>;
  /** Asks for a customer token; the calls after it carry it. */
  b2b2c: (body?: object) => Promise<Reply>;
  /** A signed Apply OTT call, not sent yet. */
  signApplyOtt: (body?: object, tamper?: Tamper) => Promise<Request>;
  applyOtt: (body?: object, tamper?: Tamper) => Promise<Reply>;
  status: (partnerReferenceNo: string, tamper?: Tamper) => Promise<Reply>;
}

/** The body of Apply OTT for a reference. */
export function applyOttBody(partnerReferenceNo = 'order-1', info: object = {}): object {
  return {
    userResources: ['OTT'],
    additionalInfo: {
      partnerReferenceNo,
      mode: 'JIT',
      redirectUrl: 'https://shop.test/paid?order=1',
      failedRedirectUrl: 'https://shop.test/failed',
      ...info,
    },
  };
}

/** @param reach How to reach a sandbox that runs elsewhere; else one is made. */
export async function sandboxMerchant(
  options: Partial<PivotSandboxOptions> = {},
  reach?: SandboxMerchant['sandbox'],
): Promise<SandboxMerchant> {
  const credentials = SANDBOX_CREDENTIALS;
  const clock = { now: Date.parse('2025-11-25T16:18:46.138+07:00') };
  const { origin = ORIGIN, now = () => clock.now } = options;
  const sandbox = reach ?? createPivotSandbox({ ...options, origin, now });
  const privateKey = await importPrivateKey(credentials.privateKey);
  const secret = await importClientSecret(credentials.clientSecret);
  let accessToken = '';
  let customerToken = '';

  function build(path: string, headers: Headers, body: string, tamper?: Tamper): Request {
    const request = { headers, body, path };
    tamper?.(request);
    return new Request(origin + request.path, {
      method: 'POST',
      headers: request.headers,
      body: request.body,
    });
  }

  async function send(request: Request): Promise<Reply> {
    const response = await sandbox(request);
    const reply: unknown = await response.json();
    return { status: response.status, body: isRecord(reply) ? reply : {} };
  }

  async function askToken(kind: string, body: object, tamper?: Tamper) {
    const timestamp = snapTimestamp(now());
    const headers = new Headers({
      'Content-Type': 'application/json',
      'X-TIMESTAMP': timestamp,
      'X-CLIENT-KEY': credentials.clientId,
      'X-SIGNATURE': await signTokenRequest(privateKey, credentials.clientId, timestamp),
    });
    return send(build(`${PATHS.tokens}/${kind}`, headers, JSON.stringify(body), tamper));
  }

  async function sign(path: string, content: object, tamper?: Tamper) {
    const timestamp = snapTimestamp(now());
    const body = JSON.stringify(content);
    const headers = new Headers({
      'Content-Type': 'application/json',
      Authorization: `Bearer ${accessToken}`,
      'Authorization-Customer': `Bearer ${customerToken}`,
      'X-TIMESTAMP': timestamp,
      'X-PARTNER-ID': credentials.partnerId,
      'X-EXTERNAL-ID': externalId(now()),
      'CHANNEL-ID': credentials.channelId,
      'X-SIGNATURE': await signSymmetric(secret, {
        method: 'POST',
        path,
        accessToken,
        body,
        timestamp,
      }),
    });
    return build(path, headers, body, tamper);
  }

  const merchant: SandboxMerchant = {
    sandbox,
    clock,
    b2b: async (tamper) => {
      const body = { grantType: 'client_credentials', additionalInfo: {} };
      const reply = await askToken('b2b', body, tamper);
      if (reply.status === 200) accessToken = String(reply.body['accessToken']);
      return reply;
    },
    b2b2c: async (body) => {
      const reply = await askToken('b2b2c', {
        grantType: 'authorization_code',
        authCode: credentials.bindingId,
        refreshToken: credentials.customerRefreshToken,
        additionalInfo: {},
        ...body,
      });
      if (reply.status === 200) customerToken = String(reply.body['accessToken']);
      return reply;
    },
    signApplyOtt: (body = applyOttBody(), tamper) => sign(PATHS.applyOtt, body, tamper),
    applyOtt: async (body, tamper) => send(await merchant.signApplyOtt(body, tamper)),
    status: async (originalPartnerReferenceNo, tamper) =>
      send(await sign(PATHS.status, { originalPartnerReferenceNo, serviceCode: '54' }, tamper)),
  };
  await merchant.b2b();
  await merchant.b2b2c();
  return merchant;
}
