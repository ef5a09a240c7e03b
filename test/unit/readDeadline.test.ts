import { describe, expect, it } from 'vitest';
import { readDeadline } from '../../src/snap/applyOtt.ts';

const EXP = 1_764_063_226;
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const linkWith = (claims: string) =>
  `https://wallet.example/whitelabel/qris-payment?token=${encode({ alg: 'HS256' })}.${claims}.c2ln`;
const link = (claims: unknown) => linkWith(encode(claims));
/** A quarter of an hour before the end of the reference page's example. */
const MADE_AT = (EXP - 900) * 1000;
const read = (info: unknown, url: string, now = MADE_AT) => readDeadline(info, url, now);

describe('readDeadline', () => {
  it('reads urlExpiry as the reference page shows it', () => {
    const info = { urlExpiry: '2025-11-25T16:33:46.138844+07:00' };
    expect(read(info, 'https://wallet.example/')).toBe(EXP * 1000 + 138);
  });

  it.each(['urlExpiredAt', 'expiredAt', 'expiredIn'])(
    'reads %s, as other pages name it',
    (name) => {
      expect(read({ [name]: '2025-11-25T09:33:46Z' }, link({ exp: EXP + 1 }))).toBe(EXP * 1000);
    },
  );

  it('passes over a field that names no moment', () => {
    const info = { urlExpiry: '2025-02-30T00:00:00+07:00', expiredAt: '2025-11-25T09:33:46Z' };
    expect(read(info, 'https://wallet.example/')).toBe(EXP * 1000);
  });

  it.each([
    ['is missing', {}],
    ['has no offset', { urlExpiry: '2025-11-25T16:33:46' }],
    ['has an impossible date', { urlExpiry: '2025-02-30T16:33:46+07:00' }],
    ['is a number', { urlExpiry: EXP }],
    ['has no additionalInfo around it', null],
  ])('takes the token’s exp where urlExpiry %s', (_, info) => {
    expect(read(info, link({ exp: EXP, sub: '�~ÿ' }))).toBe(EXP * 1000);
  });

  it.each([
    ['urlExpiry', EXP + 60, EXP],
    ['exp', EXP, EXP + 60],
  ])('takes the earlier of two ends: %s', (_, exp, urlExpiry) => {
    const info = { urlExpiry: new Date(urlExpiry * 1000).toISOString() };
    expect(read(info, link({ exp }))).toBe(EXP * 1000);
  });

  // One end written in another time zone.
  it.each([7, -7])('goes by the other end if one is %i hours off', (hours) => {
    const info = { urlExpiry: new Date((EXP + hours * 3600) * 1000).toISOString() };
    expect(read(info, link({ exp: EXP }))).toBe(EXP * 1000);
    const atTime = { urlExpiry: new Date(EXP * 1000).toISOString() };
    expect(read(atTime, link({ exp: EXP + hours * 3600 }))).toBe(EXP * 1000);
  });

  it('takes the earlier of two ends that have both passed', () => {
    const info = { urlExpiry: new Date((EXP + 60) * 1000).toISOString() };
    expect(read(info, link({ exp: EXP }), (EXP + 61) * 1000)).toBe(EXP * 1000);
  });

  it.each([
    ['1e10', MADE_AT + 3_600_000],
    ['1e300', MADE_AT + 3_600_000],
    // In ms it is past the largest number.
    ['1e306', undefined],
    ['1e999', undefined],
    ['-1e306', undefined],
  ])('no exp makes a link live longer than an hour: %s', (exp, end) => {
    const url = linkWith(Buffer.from(`{"exp":${exp}}`).toString('base64url'));
    expect(read({}, url)).toBe(end);
    const info = { urlExpiry: new Date(EXP * 1000).toISOString() };
    expect(read(info, url)).toBe(EXP * 1000);
  });

  it('no urlExpiry makes a link live longer than an hour', () => {
    const end = MADE_AT + 3_600_000;
    expect(read({ urlExpiry: new Date(end).toISOString() }, '')).toBe(end);
    expect(read({ urlExpiry: new Date(end + 1).toISOString() }, '')).toBe(end);
  });

  it.each([
    ['has no token', 'https://wallet.example/'],
    ['has a token that is no JWT', 'https://wallet.example/?token=a.b.c'],
    ['has a token without exp', link({ sub: 'x' })],
    ['has an exp that is no number', link({ exp: String(EXP) })],
    ['has a token of null', link(null)],
    ['is no URL', 'pay.example'],
  ])('knows no deadline where the link %s', (_, paymentUrl) => {
    expect(read({}, paymentUrl)).toBeUndefined();
  });
});
