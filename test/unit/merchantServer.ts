import {
  createPivot,
  memoryStore,
  type ResolvedPayment,
  type PaymentUpdate,
} from '../../src/server/index.ts';
import type { Client, Process } from './paymentJudge.ts';
import type { TroubledStore } from './troubledStore.ts';
import { on, pass, now, type Machine } from './virtualTime.ts';

/** What all processes of the merchant have in common. */
export interface Merchant {
  /** The merchant's word on an order: of a customer who is signed in, or else of its owner. */
  resolve: (partnerReferenceNo: string, customer?: number) => ResolvedPayment;
  onPayment: (server: MerchantServer, update: PaymentUpdate) => Promise<void>;
  /** The network to Pivot. */
  connect: (client: Client, isAlive: () => boolean) => typeof fetch;
}

export type MerchantServer = ReturnType<typeof startServer>;

export const SHOP = 'https://shop.example';
export const TIMEOUT_MS = 25_000;
const API_KEY = 'api-key';
const MONTH_MS = 30 * 24 * 60 * 60_000;
/** As many as a store of this process's memory holds. */
const FULL = 50_000;

const { privateKey } = await crypto.subtle.generateKey(
  {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    // Pivot's own is longer; nobody checks what this one signs.
    modulusLength: 1024,
    publicExponent: new Uint8Array([1, 0, 1]),
  },
  false,
  ['sign', 'verify'],
);

/** Starts a process of the merchant's server, with all parts of the package. */
export function startServer(
  merchant: Merchant,
  partnerReferenceNo: string,
  sharedStore: TroubledStore | undefined,
) {
  const process: Process & Machine = {
    partnerReferenceNo,
    isAlive: true,
    store: sharedStore,
    sawTrouble: false,
    filledAt: -Infinity,
    clockAheadMs: 0,
  };
  const isAlive = (): boolean => process.isAlive;
  const ownStore = memoryStore();
  let isFull = false;

  const optionsFor = (part: Client['part'], onTrouble = () => {}) => ({
    environment: { apiBaseUrl: 'https://pivot.example' },
    clientId: 'client',
    clientSecret: 'secret',
    privateKey,
    partnerId: 'partner',
    channelId: '12345',
    timeoutMs: TIMEOUT_MS,
    store: sharedStore?.connect({ isAlive, onTrouble }) ?? ownStore,
    fetch: merchant.connect({ process, part }, isAlive),
  });
  const pivot = createPivot(
    optionsFor('proxy', () => {
      process.sawTrouble = true;
    }),
  );
  const proxy = pivot.proxy({
    returnOrigins: [SHOP],
    resolvePayment: (context) =>
      merchant.resolve(
        context.partnerReferenceNo,
        Number(context.request.headers.get('x-customer')),
      ),
  });
  const other = createPivot(optionsFor('other'));
  const callback = other.callbackHandler({
    apiKey: API_KEY,
    resolvePayment: (context) => merchant.resolve(context.partnerReferenceNo),
    onPayment: (update) => merchant.onPayment(server, update),
  });

  const server = Object.assign(process, {
    /** Sends a customer's request. */
    post: (operation: 'apply-ott' | 'status', customer: number, body: unknown) =>
      on(process, async () => {
        const headers = { 'sec-fetch-site': 'same-origin', 'x-customer': String(customer) };
        const response = await proxy(jsonRequest(`qris/${operation}`, headers, body));
        const reply: Record<string, unknown> = await response.json();
        return reply;
      }),
    /** Sends a callback of Pivot's; resolves with the HTTP status, or never if the process dies. */
    call: (): Promise<number> =>
      on(process, async () => {
        const body = { event: 'PAYMENT.PAID', data: { partnerReferenceNo } };
        const { status } = await callback(jsonRequest('callback', { 'x-api-key': API_KEY }, body));
        return process.isAlive ? status : new Promise<never>(() => {});
      }),
    /** Asks for a status on the merchant's own account. */
    inquire: (): Promise<unknown> =>
      on(process, () =>
        other.getPaymentStatus(merchant.resolve(partnerReferenceNo)).catch(() => undefined),
      ),
    /** Fills the process's own memory with entries that live, or that have ended. */
    async fillMemory(withEnded: boolean) {
      if (sharedStore !== undefined || isFull) return;
      isFull = true;
      const ttlMs = withEnded ? 1 : MONTH_MS;
      const add = async (count: number, name: string): Promise<void> => {
        on(process, () => {
          for (let index = 0; index < count; index += 1) {
            void ownStore.set(`${name}-${index}`, 'x', { ttlMs });
          }
        });
        await pass(2);
      };
      // Some room is left until the first have ended.
      await add(FULL - 100, 'first');
      await add(200, 'more');
      if (!withEnded) process.filledAt = now();
    },
  });
  return server;
}

function jsonRequest(path: string, headers: Record<string, string>, body: unknown): Request {
  return new Request(`${SHOP}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
