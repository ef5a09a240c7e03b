/** Writes an element's text in place where it can: a new text node costs a style recalculation. */
export function setText(element: Element, text: string): void {
  const node = element.firstChild;
  if (node instanceof Text) node.data = text;
  else element.textContent = text;
}
