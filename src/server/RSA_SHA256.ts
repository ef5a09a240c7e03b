/** SHA256withRSA, the algorithm of SNAP's asymmetric signatures, as Web Crypto names it. */
export const RSA_SHA256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
