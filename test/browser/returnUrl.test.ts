import { describe, expect, it } from 'vitest';
import { readReturn, returnUrl } from '../../src/core/payment/returnUrl.ts';

const NUMBER = 'Ab3_-xyz';
const make = (url: string, reference = 'ref-1') => returnUrl('redirectUrl', url, NUMBER, reference);
const makeFailed = (url: string) => returnUrl('failedRedirectUrl', url, NUMBER, 'ref-1');
/** A URL of the merchant's own of this many characters. */
const urlOf = (length: number) => 'https://shop.example/'.padEnd(length, 'p');

describe('a return URL', () => {
  it.each(['ref-1', 'INV.2025.11', 'a b&c=d+e%20#f', 'nota №7/‘é’', '.', '*', 'r'.repeat(64)])(
    'brings back number and reference: %s',
    (partnerReferenceNo) => {
      const url = new URL(make('/done', partnerReferenceNo));
      expect(url.origin).toBe(location.origin);
      expect(url.hash).toBe('');
      expect(readReturn(url.search)).toEqual({
        number: NUMBER,
        failedNumber: undefined,
        partnerReferenceNo,
      });
    },
  );

  it('adds one parameter and no & of its own', () => {
    expect(make('https://shop.example/done')).toBe(
      `https://shop.example/done?qris=${NUMBER}*ref-1`,
    );
    expect(make('https://shop.example/done?lang=id&qris=old#top')).toBe(
      `https://shop.example/done?lang=id&qris=${NUMBER}*ref-1#top`,
    );
  });

  it('says by one more character that it is the one of a failure', () => {
    const url = makeFailed('https://shop.example/done');
    expect(url).toBe(`https://shop.example/done?qris=${NUMBER}-*ref-1`);
    expect(readReturn(new URL(url).search)).toEqual({
      number: NUMBER,
      failedNumber: NUMBER,
      partnerReferenceNo: 'ref-1',
    });
  });

  it('leaves what is no URL for the check of the request', () => {
    expect(make('https://')).toBe('https://');
  });
});

describe('a long return URL', () => {
  const CHINESE = '订'.repeat(20);

  it('has the whole reference as long as that fits', () => {
    const added = `?qris=${NUMBER}*ref-1`.length;
    const fits = make(urlOf(255 - added));
    expect(fits).toHaveLength(255);
    expect(readReturn(new URL(fits).search)?.partnerReferenceNo).toBe('ref-1');
    const tooLong = make(urlOf(256 - added));
    expect(readReturn(new URL(tooLong).search)).toEqual({
      number: NUMBER,
      failedNumber: undefined,
      partnerReferenceNo: undefined,
    });
  });

  it('leaves out a reference that is long only once it is escaped', () => {
    const url = make(urlOf(200), CHINESE);
    expect(url).toBe(`${urlOf(200)}?qris=${NUMBER}*`);
  });

  it('is refused with what it may have and what is ours, if it is too long by itself', () => {
    expect(make(urlOf(240))).toHaveLength(255);
    expect(() => make(urlOf(241))).toThrow(
      "redirectUrl has 241 characters. At most 240 are possible: Pivot's limit is 255, and 15 are " +
        'needed to recognize the return.',
    );
    expect(() => makeFailed(urlOf(240))).toThrow('At most 239 are possible');
    expect(() => make(urlOf(241))).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});

describe('the query of a return URL', () => {
  it.each([
    '',
    '?',
    '?qris',
    '?qris=',
    `?qris=${'r'.repeat(65)}`,
    `?qris=a%0Ab`,
    '?status=success&paid=true',
  ])('that names nothing is none: %s', (search) => {
    expect(readReturn(search)).toBeUndefined();
  });

  it.each([`${NUMBER}*`, `${NUMBER}*${'r'.repeat(65)}`, `${NUMBER}*a%0Ab`])(
    'may name the number alone: %s',
    (value) => {
      expect(readReturn(`?qris=${value}`)).toEqual({
        number: NUMBER,
        failedNumber: undefined,
        partnerReferenceNo: undefined,
      });
    },
  );

  it.each(['ref-1', 'INV.2025', 'Ab3*ref-1', 'Ab3_-xy!*ref-1'])(
    'of the merchant’s own making has no number: %s',
    (ref) => {
      expect(readReturn(`?qris=${ref}`)).toEqual({
        number: undefined,
        failedNumber: undefined,
        partnerReferenceNo: ref,
      });
    },
  );

  it('counts by the first of several parameters', () => {
    expect(readReturn('?qris=first&qris=second')?.partnerReferenceNo).toBe('first');
  });
});
