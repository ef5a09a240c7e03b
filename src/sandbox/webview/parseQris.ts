import type { SampleQris } from '../context.ts';
import { parseRupiah } from '../rupiah.ts';

const CRC_TAG = '6304';

/**
 * Reads the text of a real QRIS code, as a camera sees it: merchant, city, and the amount where the
 * code has one.
 *
 * @returns undefined if the text is no QRIS, its checksum is wrong, or its amount is no number.
 * @see EMVCo, "QR Code Specification for Payment Systems: Merchant-Presented Mode", section 4.
 */
export function parseQris(text: string): SampleQris | undefined {
  const end = text.length - 4;
  if (text.slice(end - 4, end) !== CRC_TAG) return undefined;
  if (crc16(text.slice(0, end)) !== text.slice(end).toUpperCase()) return undefined;
  const fields = readFields(text.slice(0, end - 4));
  const merchantName = fields?.get('59');
  const city = fields?.get('60');
  if (merchantName === undefined || city === undefined) return undefined;
  const amount = parseRupiah(fields?.get('54') ?? '0');
  if (amount === undefined) return undefined;
  return { merchantName, city, ...(Number(amount) > 0 && { amount }) };
}

/** Tag (2 digits), length (2 digits), value, one after the other. */
function readFields(text: string): Map<string, string> | undefined {
  const fields = new Map<string, string>();
  for (let at = 0; at < text.length;) {
    const length = Number(text.slice(at + 2, at + 4));
    const value = text.slice(at + 4, at + 4 + length);
    if (!/^\d{4}$/.test(text.slice(at, at + 4)) || value.length !== length) return undefined;
    fields.set(text.slice(at, at + 2), value);
    at += 4 + length;
  }
  return fields;
}

/** CRC-16/CCITT-FALSE over ASCII, as four hex digits. */
function crc16(text: string): string {
  let crc = 0xffff;
  for (const character of text) {
    crc ^= character.charCodeAt(0) << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
    }
    crc &= 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}
