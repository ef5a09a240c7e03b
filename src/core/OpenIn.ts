/**
 * Where the webview is shown.
 *
 * - `redirect`: in the same tab. Works everywhere, in-app browsers included.
 * - `popup`: in a window of its own; where that is blocked, in the same tab.
 * - `embedded`: in a frame in a dialog of the shop's page. Pivot may refuse to be framed, and the
 *   shop's headers must let the frame use the camera.
 * - `handoff`: as a QR code that a phone opens, while the desktop waits; on a phone, a redirect.
 */
export type OpenIn = 'redirect' | 'popup' | 'embedded' | 'handoff';
