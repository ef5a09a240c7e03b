/**
 * How a signature's bytes become the text of the `X-SIGNATURE` header. SNAP's formula names no
 * encoding: every SDK sends base64, some of ASPI's own samples are hex.
 */
export type SignatureEncoding = 'base64' | 'hex';
