/**
 * Times a click for the webview's server, in cookies that its request carries: when it was, and how
 * long the page itself took, from the click to the request and from the reply to the navigation.
 */
export function timeClick(): void {
  let clickedAt = 0;
  let requestedAt = 0;
  let repliedAt = 0;
  addEventListener(
    'click',
    (event) => {
      // Opening by a link is a click too, but not the customer's.
      if (!event.isTrusted) return;
      clickedAt = performance.now();
      document.cookie = `clickedAt=${performance.timeOrigin + clickedAt}; path=/`;
    },
    true,
  );
  const { fetch } = globalThis;
  globalThis.fetch = async (...request) => {
    requestedAt = performance.now();
    const response = await fetch(...request);
    repliedAt = performance.now();
    return response;
  };
  navigation.addEventListener('navigate', () => {
    // What was asked for before the click has cost the click nothing.
    const before = Math.max(0, requestedAt - clickedAt);
    const inPage = before + performance.now() - Math.max(repliedAt, clickedAt);
    document.cookie = `inPage=${inPage}; path=/`;
  });
}
