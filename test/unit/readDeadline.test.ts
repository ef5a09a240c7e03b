import { describe, expect, it } from 'vitest';
import { readDeadline } from '../../src/snap/applyOtt.ts';

const EXP = 1_764_063_226;
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const link = (claims: unknown) =>
  `https://wallet.example/whitelabel/qris-payment?token=${encode({ alg: 'HS256' })}.${encode(claims)}.c2ln`;

describe('readDeadline', () => {
  it('reads urlExpiry as the reference page shows it', () => {
    const info = { paymentUrl: link({ exp: 1 }), urlExpiry: '2025-11-25T16:33:46.138844+07:00' };
    expect(readDeadline(info, info.paymentUrl)).toBe(EXP * 1000 + 138);
  });

  it.each(['urlExpiredAt', 'expiredAt', 'expiredIn'])(
    'reads %s, as other pages name it',
    (name) => {
      expect(readDeadline({ [name]: '2025-11-25T09:33:46Z' }, link({ exp: 1 }))).toBe(EXP * 1000);
    },
  );

  it('passes over a field that names no moment', () => {
    const info = { urlExpiry: '2025-02-30T00:00:00+07:00', expiredAt: '2025-11-25T09:33:46Z' };
    expect(readDeadline(info, 'https://wallet.example/')).toBe(EXP * 1000);
  });

  it.each([
    ['is missing', {}],
    ['has no offset', { urlExpiry: '2025-11-25T16:33:46' }],
    ['has an impossible date', { urlExpiry: '2025-02-30T16:33:46+07:00' }],
    ['is a number', { urlExpiry: EXP }],
    ['has no additionalInfo around it', null],
  ])('takes the token’s exp where urlExpiry %s', (_, info) => {
    expect(readDeadline(info, link({ exp: EXP, sub: '�~ÿ' }))).toBe(EXP * 1000);
  });

  it.each([
    ['has no token', 'https://wallet.example/'],
    ['has a token that is no JWT', 'https://wallet.example/?token=a.b.c'],
    ['has a token without exp', link({ sub: 'x' })],
    ['has an exp that is no number', link({ exp: String(EXP) })],
    ['has a token of null', link(null)],
    ['is no URL', 'pay.example'],
  ])('knows no deadline where the link %s', (_, paymentUrl) => {
    expect(readDeadline({}, paymentUrl)).toBeUndefined();
  });
});
