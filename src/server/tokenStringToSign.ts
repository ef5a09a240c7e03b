/**
 * What the signature of a token call covers: `clientId|timestamp`.
 *
 * @see Pivot's page "Authentication"; ASPI, "Keamanan", asymmetric signature.
 */
export function tokenStringToSign(clientId: string, timestamp: string): string {
  return `${clientId}|${timestamp}`;
}
