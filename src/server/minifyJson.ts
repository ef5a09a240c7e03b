/**
 * Takes the insignificant whitespace out of a JSON text: that between the tokens, never that inside
 * a string. Key order, escapes and numbers stay as they are written, which parsing and writing again
 * would not keep (`1.50`, big integers, repeated keys).
 *
 * @see ASPI, "Keamanan", symmetric signature: `minify(RequestBody)`.
 */
export function minifyJson(text: string): string {
  // Most have none at all, and only need to be looked through.
  return /\s/.test(text) ? text.replace(/("[^"\\]*(?:\\.[^"\\]*)*")|[ \t\r\n]+/gs, '$1') : text;
}
