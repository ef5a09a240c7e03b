import { beforeEach, describe, expect, it } from 'vitest';
import { createPivotSandbox, SANDBOX_CREDENTIALS } from '../../src/sandbox/index.ts';
import { openLink } from './openLink.ts';
import { applyOttBody, ORIGIN, sandboxMerchant, type SandboxMerchant } from './sandboxMerchant.ts';

let merchant: SandboxMerchant;
beforeEach(async () => {
  merchant = await sandboxMerchant();
});

function flipBit(text: string): string {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  bytes[7] = (bytes[7] ?? 0) ^ 1;
  return btoa(String.fromCharCode(...bytes));
}

/** A QRIS of Soto Pak Eko with this text as its amount, and a checksum that is right. */
function qrisOf(amount: string): string {
  const length = String(amount.length).padStart(2, '0');
  const text = `000201010212530336054${length}${amount}5802ID5912Soto Pak Eko6004Solo6304`;
  // CRC-16/CCITT-FALSE, as a division of polynomials.
  let rest = 0xffff;
  for (const byte of new TextEncoder().encode(text)) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      const carries = ((rest >> 15) & 1) !== ((byte >> bit) & 1);
      rest = ((rest << 1) & 0xffff) ^ (carries ? 0x1021 : 0);
    }
  }
  return text + rest.toString(16).toUpperCase().padStart(4, '0');
}

function sameId({ headers }: { headers: Headers }): void {
  headers.set('X-EXTERNAL-ID', '1');
}

describe('tokens', () => {
  it('gives a B2B token in Pivot’s shape', async () => {
    expect(await merchant.b2b()).toEqual({
      status: 200,
      body: {
        responseCode: '2007300',
        responseMessage: 'Successful',
        accessToken: expect.stringMatching(/^\w{96}$/),
        tokenType: 'Bearer',
        expiresIn: '900',
      },
    });
  });

  it('gives a customer token in Pivot’s shape', async () => {
    expect(await merchant.b2b2c()).toEqual({
      status: 200,
      body: {
        responseCode: '2007400',
        responseMessage: 'Successful',
        accessToken: expect.stringMatching(/^\w{96}$/),
        tokenType: 'Bearer',
        accessTokenExpiryTime: '2025-11-25T16:33:46+07:00',
        refreshToken: SANDBOX_CREDENTIALS.customerRefreshToken,
        refreshTokenExpiryTime: '2025-12-10T16:18:46+07:00',
      },
    });
  });

  it('answers under both prefixes that Pivot documents', async () => {
    const other = await merchant.b2b((request) => {
      request.path = '/open-api/v1/access-token/b2b';
    });
    expect(other.body['responseCode']).toBe('2007300');
  });

  it.each([
    ['X-SIGNATURE', flipBit, '4017300'],
    ['X-SIGNATURE', () => 'rubbish', '4017300'],
    ['X-CLIENT-KEY', () => 'someone-else', '4017300'],
    ['X-TIMESTAMP', () => '2025-11-25T16:18:47+07:00', '4017300'],
    ['X-TIMESTAMP', () => '2025-11-25T09:18:46.138Z', '4007301'],
    ['Content-Type', () => 'text/plain', '4007301'],
    ['X-SIGNATURE', () => '', '4007302'],
    ['X-CLIENT-KEY', () => '', '4007302'],
    ['X-TIMESTAMP', () => '', '4007302'],
  ])('refuses a wrong %s', async (header, change, responseCode) => {
    const reply = await merchant.b2b(({ headers }) => {
      headers.set(header, change(headers.get(header) ?? ''));
    });
    expect(reply.body['responseCode']).toBe(responseCode);
    expect(reply.status).toBe(Number(responseCode.slice(0, 3)));
  });

  it('renews a customer token by SNAP’s refresh grant', async () => {
    const refreshToken = SANDBOX_CREDENTIALS.secondCustomerRefreshToken;
    const grant = { grantType: 'REFRESH_TOKEN', authCode: undefined, refreshToken };
    expect((await merchant.b2b2c(grant)).body).toMatchObject({
      responseCode: '2007400',
      refreshToken,
    });
    expect((await merchant.b2b2c({ ...grant, refreshToken: 'stale' })).status).toBe(401);
    expect((await merchant.b2b2c({ ...grant, refreshToken: undefined })).status).toBe(400);
    expect((await merchant.b2b2c({ grantType: 'password' })).status).toBe(400);
  });

  it.each([
    [300_000, 'Successful'],
    [-300_000, 'Successful'],
    [301_000, 'Unauthorized [X-TIMESTAMP is off by 301 s; limit 300 s]'],
    [-301_000, 'Unauthorized [X-TIMESTAMP is off by -301 s; limit 300 s]'],
  ])('lets a clock be wrong by five minutes: %d ms', async (offset, responseMessage) => {
    merchant.clock.now = Math.floor(merchant.clock.now / 1000) * 1000;
    const now = () => merchant.clock.now + offset;
    const { b2b } = await sandboxMerchant({ now }, merchant.sandbox);
    expect((await b2b()).body).toMatchObject({ responseMessage });
  });

  it('refuses a binding that is no customer’s', async () => {
    const reply = await merchant.b2b2c({ authCode: 'nobody' });
    expect(reply.body['responseCode']).toBe('4017404');
  });
});

describe('Apply OTT', () => {
  it('answers in Pivot’s shape with a link of 15 minutes', async () => {
    const { status, body } = await merchant.applyOtt();
    expect(status).toBe(200);
    expect(body).toEqual({
      additionalInfo: {
        paymentUrl: expect.stringMatching(
          /^http:\/\/sandbox\.test\/whitelabel\/qris-payment\?token=[\w-]+\.[\w-]+\.[\w-]+$/,
        ),
        urlExpiry: '2025-11-25T16:33:46.138000+07:00',
      },
      responseCode: '2004900',
      responseMessage: 'Successful',
      userResources: [{ resourceType: 'OTT', value: expect.stringMatching(/^[\da-f-]{36}$/) }],
    });
  });

  it('has the claims of Pivot’s sample in the link', async () => {
    const reply = await merchant.applyOtt();
    const [header = '', payload = ''] =
      openLink(merchant, reply).url.split('=')[1]?.split('.') ?? [];
    const decode = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(decode(header)).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(decode(payload)).toEqual({
      iss: 'wallet-backend',
      sub: SANDBOX_CREDENTIALS.bindingId,
      exp: Date.parse('2025-11-25T16:33:46+07:00') / 1000,
      identifierValue: SANDBOX_CREDENTIALS.bindingId,
      merchantId: SANDBOX_CREDENTIALS.partnerId,
      sessionId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });

  it('writes urlExpiry with six and with nine fraction digits', async () => {
    await merchant.applyOtt();
    const { body } = await merchant.applyOtt();
    expect(body['additionalInfo']).toMatchObject({
      urlExpiry: '2025-11-25T16:33:46.138000000+07:00',
    });
  });

  it('takes the URL names of Pivot’s table, too', async () => {
    const names = {
      redirectUrl: undefined,
      failedRedirectUrl: undefined,
      redirectionUrl: 'https://shop.test/paid',
      failedRedirectionUrl: 'https://shop.test/failed',
    };
    const reply = await merchant.applyOtt(applyOttBody('order-1', names));
    expect(reply.body['responseCode']).toBe('2004900');
  });

  it.each([
    ['X-SIGNATURE', flipBit, '4014900'],
    ['X-SIGNATURE', (value: string) => value.toLowerCase(), '4014900'],
    ['X-PARTNER-ID', () => 'another-partner', '4014900'],
    ['CHANNEL-ID', () => '54321', '4014900'],
    ['X-TIMESTAMP', () => '2025-11-25T16:18:45+07:00', '4014900'],
    ['X-TIMESTAMP', () => '2025-11-25T16:23:47+07:00', '4014900'],
    ['X-TIMESTAMP', () => '2025-11-25T16:13:45+07:00', '4014900'],
    ['X-TIMESTAMP', () => 'yesterday', '4004901'],
    ['X-TIMESTAMP', () => '2025-11-25T16:18:46', '4004901'],
    ['Authorization', (value: string) => `${value.slice(0, -1)}x`, '4014901'],
    ['Authorization', (value: string) => value.replace('Bearer ', ''), '4014901'],
    ['Authorization-Customer', (value: string) => `${value.slice(0, -1)}x`, '4014902'],
    ['X-EXTERNAL-ID', () => 'e0b4a3f2', '4004901'],
    ['X-EXTERNAL-ID', () => '123abc', '4004901'],
    ['X-EXTERNAL-ID', () => '1'.repeat(37), '4004901'],
    ['CHANNEL-ID', () => '123456', '4004901'],
    ['Content-Type', () => 'text/plain', '4004901'],
    ['Authorization', () => '', '4004902'],
    ['Authorization-Customer', () => '', '4004902'],
    ['X-SIGNATURE', () => '', '4004902'],
    ['X-TIMESTAMP', () => '', '4004902'],
    ['X-PARTNER-ID', () => '', '4004902'],
    ['X-EXTERNAL-ID', () => '', '4004902'],
    ['CHANNEL-ID', () => '', '4004902'],
    ['Content-Type', () => '', '4004902'],
  ])('refuses a wrong %s', async (header, change, responseCode) => {
    const reply = await merchant.applyOtt(applyOttBody(), ({ headers }) => {
      headers.set(header, change(headers.get(header) ?? ''));
    });
    expect(reply.body['responseCode']).toBe(responseCode);
    expect(reply.status).toBe(Number(responseCode.slice(0, 3)));
    expect(String(reply.body['responseMessage']).length).toBeLessThanOrEqual(100);
  });

  it('takes a content type in capitals, with parameters', async () => {
    const type = 'Application/JSON ; charset=UTF-8';
    const capitals = ({ headers }: { headers: Headers }) => headers.set('Content-Type', type);
    expect((await merchant.b2b(capitals)).status).toBe(200);
    expect((await merchant.applyOtt(undefined, capitals)).status).toBe(200);
    expect((await merchant.status('order-1', capitals)).status).toBe(200);
  });

  it('refuses a body that is not the signed one', async () => {
    const reply = await merchant.applyOtt(applyOttBody(), (request) => {
      request.body = request.body.replace('order-1', 'order-2');
    });
    expect(reply.body['responseCode']).toBe('4014900');
  });

  it('takes a signature as hex', async () => {
    const reply = await merchant.applyOtt(applyOttBody(), ({ headers }) => {
      const signature = headers.get('X-SIGNATURE') ?? '';
      headers.set('X-SIGNATURE', Buffer.from(signature, 'base64').toString('hex'));
    });
    expect(reply.body['responseCode']).toBe('2004900');
  });

  it('refuses a token after 15 minutes', async () => {
    merchant.clock.now += 900_000 - 1;
    expect((await merchant.applyOtt()).body['responseCode']).toBe('2004900');
    merchant.clock.now += 1;
    expect((await merchant.applyOtt()).body['responseCode']).toBe('4014901');
    await merchant.b2b();
    expect((await merchant.applyOtt()).body['responseCode']).toBe('4014902');
  });

  it.each([
    [applyOttBody('x'.repeat(65)), '4004901'],
    [applyOttBody(''), '4004902'],
    [applyOttBody('order-1', { redirectUrl: 'javascript:alert(1)' }), '4004901'],
    [applyOttBody('order-1', { redirectUrl: `https://shop.test/${'x'.repeat(255)}` }), '4004901'],
    [applyOttBody('order-1', { redirectUrl: undefined }), '4004902'],
    [applyOttBody('order-1', { mode: 'JUST-IN-TIME' }), '4004901'],
    [{ userResources: ['OTT'] }, '4004902'],
    [{ ...applyOttBody(), userResources: undefined }, '4004902'],
    [{ ...applyOttBody(), userResources: 'OTT' }, '4004901'],
  ])('refuses a body against the reference page: %j', async (body, responseCode) => {
    expect((await merchant.applyOtt(body)).body['responseCode']).toBe(responseCode);
  });

  it('refuses an X-EXTERNAL-ID that came before on the same day, in Jakarta', async () => {
    merchant.clock.now = Date.parse('2025-11-25T23:59:59+07:00');
    await merchant.b2b();
    await merchant.b2b2c();
    expect((await merchant.applyOtt(undefined, sameId)).body['responseCode']).toBe('2004900');
    expect((await merchant.applyOtt(undefined, sameId)).body['responseCode']).toBe('4094900');
    expect((await merchant.status('order-1', sameId)).body['responseCode']).toBe('4095500');
    merchant.clock.now += 1000;
    expect((await merchant.applyOtt(undefined, sameId)).body['responseCode']).toBe('2004900');
  });

  it('answers anything but POST with 405', async () => {
    const response = await merchant.sandbox(
      new Request(`${ORIGIN}/wallet-backend/snap/v1.0/qr/apply-ott`),
    );
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ responseCode: '4054900' });
  });
});

describe('status', () => {
  it('knows no reference that never had a link', async () => {
    expect((await merchant.status('order-9')).body['responseCode']).toBe('4045501');
  });

  it('tells a customer nothing about the payments of another', async () => {
    await merchant.applyOtt();
    await merchant.b2b2c({
      authCode: SANDBOX_CREDENTIALS.secondBindingId,
      refreshToken: SANDBOX_CREDENTIALS.secondCustomerRefreshToken,
    });
    expect((await merchant.status('order-1')).body['responseCode']).toBe('4045501');
  });
});

/** What the icons of the webview draw. */
const DONE = 'M7 12.5l3.5 3.5L17 9';
const FAILED = 'M8 8l8 8M16 8l-8 8';
const TIME = 'M12 7v5.5l3.5 2';

describe('payment page', () => {
  const pay = { action: 'pay', pin: SANDBOX_CREDENTIALS.pin };

  it('scans, pays, and leads to redirectUrl', async () => {
    const link = openLink(merchant, await merchant.applyOtt());
    expect((await link.look()).page).toContain('Kopi Pagi Sabang');
    const scanned = await link.act({ action: 'scan', sample: '0' });
    expect(scanned.status).toBe(303);
    expect(ORIGIN + scanned.headers.get('Location')).toBe(link.url);
    expect((await link.look()).page).toContain('36.000');

    merchant.clock.now += 20_000;
    await link.act(pay);
    const { page } = await link.look();
    expect(page).toContain('Pembayaran berhasil');
    expect(page).toContain('href="https://shop.test/paid?order=1"');
    expect((await merchant.status('order-1')).body).toMatchObject({
      latestTransactionStatus: '00',
      paidTime: '2025-11-25T16:19:06+07:00',
      transAmount: { value: '36000.00', currency: 'IDR' },
    });
  });

  it.each([
    [0, '15:00'],
    [861, '15:00'],
    [862, '14:59'],
    [840_861, '01:00'],
    [840_862, '00:59'],
    [899_861, '00:01'],
  ])('says at once how much time is left: after %i ms', async (ms, shown) => {
    // The link ends 899,862 ms after this, at :46.000.
    merchant.clock.now = Date.parse('2025-11-25T16:18:46.138+07:00');
    const link = openLink(merchant, await merchant.applyOtt());
    merchant.clock.now += ms;
    expect((await link.look()).page).toMatch(new RegExp(`<span role="timer"[^>]*>${shown}</span>`));
  });

  it.each([
    ['order-1', pay, 'paid', DONE],
    ['sbx-pending', pay, 'pending', TIME],
    ['order-1', { action: 'fail' }, 'failed', FAILED],
    ['order-1', { action: 'cancel' }, 'cancelled', FAILED],
    ['order-1', { action: 'expire' }, 'expired', TIME],
  ])('draws how it ended: %s %j', async (reference, action, state, icon) => {
    const link = openLink(merchant, await merchant.applyOtt(applyOttBody(reference)));
    await link.act({ action: 'scan', sample: '0' });
    await link.act(action);
    const { page } = await link.look();
    expect(page).toContain(`<body data-state="${state}">`);
    expect([DONE, TIME, FAILED].filter((path) => page.includes(`d="${path}"`))).toEqual([icon]);
  });

  it('takes the amount where the QRIS has none', async () => {
    const link = openLink(merchant, await merchant.applyOtt());
    await link.act({ action: 'scan', sample: '2' });
    await link.act({ ...pay, amount: '' });
    expect((await link.look()).page).toContain('Isi nominal pembayaran.');
    await link.act({ ...pay, amount: '2.500.001' });
    expect((await link.look()).page).toContain('Saldo dompet tidak cukup.');
    await link.act({ ...pay, amount: '15.000' });
    expect((await merchant.status('order-1')).body).toMatchObject({
      latestTransactionStatus: '00',
      transAmount: { value: '15000.00', currency: 'IDR' },
    });
  });

  it.each(['9'.repeat(21), '1e5', '-5', '15,000', '1.5', 'Infinity', 'NaN', '0x10', '１５'])(
    'takes no amount that is not written in digits: %s',
    async (amount) => {
      const link = openLink(merchant, await merchant.applyOtt());
      await link.act({ action: 'scan', sample: '2' });
      for (const pin of ['000000', '000000', '000000', pay.pin]) {
        await link.act({ action: 'pay', pin, amount });
        expect((await link.look()).page).toContain('Tulis nominal dengan angka saja');
      }
      expect((await merchant.status('order-1')).body).not.toHaveProperty('transAmount');
    },
  );

  it.each([
    ['36000', '36.000'],
    ['36000.5', '36.000,50'],
    ['36000.', '36.000'],
  ])('shows a sample of %s as Rupiah', async (amount, shown) => {
    merchant = await sandboxMerchant({ samples: () => [{ merchantName: 'A', city: 'B', amount }] });
    const link = openLink(merchant, await merchant.applyOtt());
    expect((await link.look()).page).toContain(shown);
  });

  it.each(['free', '1e5', '-1', '0', ''])('refuses a sample of %j', async (amount) => {
    merchant = await sandboxMerchant({ samples: () => [{ merchantName: 'A', city: 'B', amount }] });
    const link = openLink(merchant, await merchant.applyOtt());
    await expect(link.look()).rejects.toThrow('samples: an amount must be Rupiah');
  });

  it.each([
    [
      '00020101021226340016ID.CO.EXAMPLE.WWW01091234567895204581453033605405250005802ID5912Soto Pak Eko6004Solo6304818F',
      'Soto Pak Eko',
    ],
    [
      '00020101021226340016ID.CO.EXAMPLE.WWW01091234567895204581453033605405250005802ID5912Soto Pak Eko6004Solo63040000',
      'Kode itu bukan QRIS',
    ],
    [qrisOf('25000').slice(0, -4) + qrisOf('25000').slice(-4).toLowerCase(), '25.000'],
    [qrisOf('25000.50'), '25.000,50'],
    [qrisOf('0'), 'Nominal dalam rupiah'],
    [qrisOf('9'.repeat(13)), '9.999.999.999.999'],
    [qrisOf('9'.repeat(14)), 'Kode itu bukan QRIS'],
    [qrisOf('1.005'), 'Kode itu bukan QRIS'],
    [qrisOf('1e5'), 'Kode itu bukan QRIS'],
    [qrisOf('Infinity'), 'Kode itu bukan QRIS'],
    [qrisOf('9'.repeat(21)), 'Kode itu bukan QRIS'],
    [qrisOf('-5'), 'Kode itu bukan QRIS'],
    ['00020101021226340016ID.CO.EXAMPLE.WWW010', 'Kode itu bukan QRIS'],
    ['https://shop.test', 'Kode itu bukan QRIS'],
  ])('reads what a camera saw: %s', async (qris, text) => {
    const link = openLink(merchant, await merchant.applyOtt());
    await link.act({ action: 'scan', qris });
    expect((await link.look()).page).toContain(text);
  });

  it('is not disturbed by a body that is no form', async () => {
    const link = openLink(merchant, await merchant.applyOtt());
    const response = await merchant.sandbox(
      new Request(link.url, { method: 'POST', body: 'rubbish' }),
    );
    expect(response.status).toBe(303);
    expect((await link.look()).page).toContain('Pindai QRIS');
  });

  it('fails the payment after three wrong PINs', async () => {
    const link = openLink(merchant, await merchant.applyOtt());
    await link.act({ action: 'scan', sample: '0' });
    await link.act({ action: 'pay', pin: '000000' });
    expect((await link.look()).page).toContain('PIN salah. Sisa 2 percobaan.');
    await link.act({ action: 'pay', pin: '000000' });
    await link.act({ action: 'pay', pin: '000000' });
    expect((await link.look()).page).toContain('Pembayaran gagal');
    await link.act(pay);
    expect((await merchant.status('order-1')).body['latestTransactionStatus']).toBe('06');
  });

  it.each([
    ['cancel', 'Pembayaran dibatalkan', '05'],
    ['fail', 'Pembayaran gagal', '06'],
  ])('%s leads to failedRedirectUrl', async (action, title, status) => {
    const link = openLink(merchant, await merchant.applyOtt());
    await link.act({ action });
    const { page } = await link.look();
    expect(page).toContain(title);
    expect(page).toContain('href="https://shop.test/failed"');
    expect((await merchant.status('order-1')).body['latestTransactionStatus']).toBe(status);
  });

  it.each([
    ['by itself', () => (merchant.clock.now += 900_000)],
    ['by the sandbox’s control', undefined],
  ])('expires %s and then pays no more', async (_how, wait) => {
    const link = openLink(merchant, await merchant.applyOtt());
    await link.act({ action: 'scan', sample: '0' });
    if (wait === undefined) await link.act({ action: 'expire' });
    else wait();
    const { status, page } = await link.look();
    expect(status).toBe(410);
    expect(page).toContain('Tautan kedaluwarsa');
    await link.act(pay);
    expect((await link.look()).status).toBe(410);
  });

  it('opens no link that it did not sign', async () => {
    const { url } = openLink(merchant, await merchant.applyOtt());
    const forged = url.replace(/\.[^.]+$/, `.${'A'.repeat(43)}`);
    const response = await merchant.sandbox(new Request(forged));
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Tautan tidak dikenal');
  });

  it('writes what came from outside as text', async () => {
    const name = '<img src=x onerror=alert(1)>';
    merchant = await sandboxMerchant({ samples: () => [{ merchantName: name, city: '"&' }] });
    const link = openLink(merchant, await merchant.applyOtt(applyOttBody(`<b>"'&`)));
    const { page, headers } = await link.look();
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<b>');
    expect(headers.get('Content-Security-Policy')).toContain("script-src 'self'");
    expect(headers.get('Content-Security-Policy')).not.toContain('unsafe');
  });

  it('serves its own files and nothing else', async () => {
    const files = [
      ['css', 'text/css; charset=utf-8', '@media'],
      ['js', 'text/javascript; charset=utf-8', 'addEventListener'],
      ['svg', 'image/svg+xml', '<svg'],
    ] as const;
    for (const [name, type, part] of files) {
      const response = await merchant.sandbox(
        new Request(`${ORIGIN}/whitelabel/qris-payment.${name}`),
      );
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe(type);
      expect(await response.text()).toContain(part);
    }
    const { headers } = await openLink(merchant, await merchant.applyOtt()).look();
    expect(headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect((await merchant.sandbox(new Request(`${ORIGIN}/other`))).status).toBe(404);
  });
});

it.each([
  'http://localhost:4174/',
  'localhost:4174',
  'ftp://localhost:4174',
  'https:shop.test',
  'null',
  '',
])('takes no origin such as %j', (origin) => {
  expect(() => createPivotSandbox({ origin })).toThrow(/origin must be like http:/);
});
