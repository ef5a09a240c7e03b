/** `URL.canParse` and `URL.parse` are too new for the phones of many customers. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
