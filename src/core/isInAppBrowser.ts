/**
 * Whether the page runs in the browser of a chat or social app. Those open no windows, and many of
 * them give no page the camera.
 */
export function isInAppBrowser(userAgent: string): boolean {
  return /FBAN|FBAV|FB_IAB|Instagram|\bLine\/|TikTok|musical_ly|BytedanceWebview|Snapchat|Twitter|MicroMessenger|; wv\)/.test(
    userAgent,
  );
}
