import { describe, expect, it } from 'vitest';
import { readReturn, returnUrl } from '../../src/core/payment/returnUrl.ts';

const NONCE = '0a1b2c3d4e5f';

describe('a return URL', () => {
  it.each(['ref-1', 'INV.2025.11', 'a b&c=d+e%20#f', 'nota №7/‘é’', '.', 'r'.repeat(64)])(
    'brings back nonce and reference: %s',
    (partnerReferenceNo) => {
      const url = new URL(returnUrl('/done', { nonce: NONCE, partnerReferenceNo }));
      expect(url.origin).toBe(location.origin);
      expect(url.hash).toBe('');
      expect(readReturn(url.search)).toEqual({ nonce: NONCE, partnerReferenceNo });
    },
  );

  it('adds one parameter and no & of its own', () => {
    const journey = { nonce: NONCE, partnerReferenceNo: 'ref-1' };
    expect(returnUrl('https://shop.example/done', journey)).toBe(
      `https://shop.example/done?qris=${NONCE}.ref-1`,
    );
    expect(returnUrl('https://shop.example/done?lang=id&qris=old#top', journey)).toBe(
      `https://shop.example/done?lang=id&qris=${NONCE}.ref-1#top`,
    );
  });

  it('leaves what is no URL for the check of the request', () => {
    expect(returnUrl('https://', { nonce: NONCE, partnerReferenceNo: 'ref-1' })).toBe('https://');
  });

  it.each([
    '',
    '?',
    '?qris',
    '?qris=',
    `?qris=${NONCE}.`,
    `?qris=${NONCE}.${'r'.repeat(65)}`,
    `?qris=${NONCE}.a%0Ab`,
    '?status=success&paid=true',
  ])('that names no reference is none: %s', (search) => {
    expect(readReturn(search)).toBeUndefined();
  });

  it.each(['ref-1', 'INV.2025', '0a1b.ref-1'])(
    'of the shop’s own making has no nonce: %s',
    (ref) => {
      expect(readReturn(`?qris=${ref}`)).toEqual({ nonce: undefined, partnerReferenceNo: ref });
    },
  );

  it('counts by the first of several parameters', () => {
    expect(readReturn('?qris=first&qris=second')?.partnerReferenceNo).toBe('first');
  });
});
