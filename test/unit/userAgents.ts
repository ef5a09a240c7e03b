const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 13; SM-A145F';
const WEBVIEW = `${ANDROID} Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.71 Mobile Safari/537.36`;
const CHROME = `${ANDROID}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36`;

/**
 * Browsers inside of apps that are common in Indonesia, in the form in which their user agents are
 * published. Versions and devices are examples.
 */
export const IN_APP_BROWSERS: Record<string, string> = {
  'Instagram, iOS': `${IPHONE} Mobile/15E148 Instagram 335.0.8.30.96 (iPhone14,5; iOS 17_5_1; id_ID)`,
  'Instagram, Android': `${WEBVIEW} Instagram 335.0.0.42.95 Android (33/13; 450dpi; samsung; SM-A145F)`,
  'Facebook, iOS': `${IPHONE} Mobile/21F90 [FBAN/FBIOS;FBAV/467.0.0.40.109;FBDV/iPhone14,5;FBLC/id_ID]`,
  'Facebook, Android': `${WEBVIEW} [FB_IAB/FB4A;FBAV/467.0.0.40.107;]`,
  'Messenger, iOS': `${IPHONE} Mobile/21F90 [FBAN/MessengerForiOS;FBAV/462.0.0.45.108]`,
  'Messenger, Android': `${WEBVIEW} [FB_IAB/Orca-Android;FBAV/462.0.0.22.108;]`,
  'Threads, iOS': `${IPHONE} Mobile/21F90 Barcelona 335.0.8.30.96 (iPhone14,5; iOS 17_5_1; id_ID)`,
  'Threads, Android': `${WEBVIEW} Barcelona 335.0.0.42.95 Android`,
  'TikTok, iOS': `${IPHONE} Mobile/15E148 musical_ly_35.1.0 JsSdk/2.0 BytedanceWebview/d8a21c6`,
  'TikTok, Android': `${WEBVIEW} trill_350103 BytedanceWebview/d8a21c6`,
  'LINE, iOS': `${IPHONE} Mobile/15E148 Safari Line/14.9.0`,
  'LINE, Android': `${WEBVIEW} Line/14.9.1/IAB`,
  'WhatsApp, iOS': `${IPHONE} Mobile/15E148 WhatsApp/2.24.12`,
  'WhatsApp, Android': `${WEBVIEW} WhatsApp/2.24.12`,
  'Telegram, iOS': `${IPHONE} Mobile/15E148`,
  'Telegram, Android': `${CHROME} Telegram-Android/11.2.2 (Samsung SM-A145F; Android 13; SDK 33; LOW)`,
  'X, iOS': `${IPHONE} Mobile/21F90 Twitter for iPhone/10.45`,
  'X, Android': `${WEBVIEW} TwitterAndroid`,
  'LinkedIn, iOS': `${IPHONE} Mobile/21F90 [LinkedInApp]/9.29.5`,
  'LinkedIn, Android': `${WEBVIEW} [LinkedInApp]`,
  'Shopee, iOS': `${IPHONE} Mobile/15E148 Shopee appver=32700 language=id`,
  'Shopee, Android': `${WEBVIEW} Shopee/3.27.15 language=id`,
  'Tokopedia, iOS': `${IPHONE} Mobile/15E148 tokopedia-ios/2.270`,
  'Tokopedia, Android': `${WEBVIEW} tokopedia-android/3.270`,
  'Gojek, iOS': `${IPHONE} Mobile/15E148 Gojek/5.4.1`,
  'Gojek, Android': `${WEBVIEW} Gojek/5.4.1`,
  'Grab, iOS': `${IPHONE} Mobile/15E148 Grab/5.316.0`,
  'Grab, Android': `${WEBVIEW} Grab/5.316.0`,
  'KakaoTalk, iOS': `${IPHONE} Mobile/15E148 KAKAOTALK 10.3.1`,
  'KakaoTalk, Android': `${WEBVIEW};KAKAOTALK 2410310`,
  'a view of WebKit, iOS': `${IPHONE} Mobile/15E148`,
  'a view of WebKit, iPad':
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)',
  'a view of an unknown app, iOS': `${IPHONE} Mobile/15E148 TokoKopi/1.0`,
  'a WebView, Android': WEBVIEW,
};

/** Browsers of their own. */
export const BROWSERS: Record<string, string> = {
  'Safari, iOS': `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`,
  'Chrome, iOS': `${IPHONE} CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1`,
  'Firefox, iOS': `${IPHONE} FxiOS/127.0 Mobile/15E148 Safari/605.1.15`,
  'Edge, iOS': `${IPHONE} Version/17.0 EdgiOS/125.0.2535.96 Mobile/15E148 Safari/605.1.15`,
  'Safari, iPad':
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
  'Chrome, Android': CHROME,
  'Samsung Internet, Android': `${ANDROID}) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`,
  'Mi Browser, Android': `${ANDROID} Build/TKQ1.221114.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/112.0.5615.136 Mobile Safari/537.36 XiaoMi/MiuiBrowser/14.4.0-gn`,
  'HeyTap Browser, Android': `${ANDROID} Build/TP1A.220905.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/115.0.5790.168 Mobile Safari/537.36 HeyTapBrowser/45.10.1`,
  'UC Browser, Android': `${ANDROID} Build/TP1A.220624.014) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 UCBrowser/13.7.5.1321 Mobile Safari/537.36`,
  'Opera Mobile, Android': `${CHROME} OPR/82.1.4342.79532`,
  'Edge, Android': `${CHROME} EdgA/125.0.0.0`,
  'Firefox, Android': 'Mozilla/5.0 (Android 13; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0',
  'Chrome, Windows':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  'Firefox, Linux': 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0',
};
