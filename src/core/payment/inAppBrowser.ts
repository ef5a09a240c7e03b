/**
 * Apps whose browser also sends all that a browser of its own sends; the others are known by what they
 * lack.
 */
const APPS =
  /FBAN|FBAV|FB_IAB|Instagram|Barcelona|\bLine\/|TikTok|musical_ly|Bytedance|Snapchat|Twitter|LinkedInApp|WhatsApp|Telegram|KAKAOTALK|MicroMessenger|Shopee|Tokopedia|Gojek|\bGrab\/|\(inapp/i;

/**
 * Whether the page runs in the browser inside of an app. Those open no windows, and many of them give no
 * page the camera. A view of WebKit lacks the token `Safari/`, unless it is a web app of the home screen;
 * one of Android says `wv`. The `Version/` of Android's views is no sign: browsers of Xiaomi and others
 * send it, too.
 *
 * @see https://developer.chrome.com/docs/webview/user-agent
 */
export function isInAppBrowser({ userAgent, standalone }: AppNavigator): boolean {
  if (APPS.test(userAgent)) return true;
  if (userAgent.includes('Android')) return userAgent.includes('; wv)');
  return /AppleWebKit\//.test(userAgent) && !/Safari\//.test(userAgent) && standalone !== true;
}

/** What is known of a browser by its `navigator`. */
interface AppNavigator {
  userAgent: string;
  /** Of WebKit on iOS only. */
  standalone?: boolean;
}
