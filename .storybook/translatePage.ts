/**
 * Does to the page what a browser's translation does: each text node is replaced by `font` elements with
 * the text, as soon as it appears or changes. React keeps the node that is gone. The words stay, so that
 * a story can look for them.
 *
 * @returns a function that ends it.
 */
export function translatePage(): () => void {
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      if (target instanceof Text) translate(target);
      for (const node of addedNodes) translateAll(node);
    }
  });
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  translateAll(document.body);
  return () => observer.disconnect();
}

function translateAll(root: Node): void {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node: Node | null = walker.currentNode; node !== null; node = walker.nextNode()) {
    if (node instanceof Text) texts.push(node);
  }
  for (const text of texts) translate(text);
}

function translate(text: Text): void {
  const parent = text.parentElement;
  if (parent === null || text.data.trim() === '' || parent.closest('font, script, style')) return;
  const outer = document.createElement('font');
  const inner = outer.appendChild(document.createElement('font'));
  inner.textContent = text.data;
  text.replaceWith(outer);
}
