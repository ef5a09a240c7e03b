import type { Plugin } from 'vite';

/** A round trip to the shop, and Pivot's time to answer. */
const ENDPOINT_MS = 40 + 150;

/** The shop's endpoint and Pivot's webview; `arrived` is told how long after the click it opened. */
export function openingRoutes(arrived: (sinceClick: number) => void): Plugin {
  return {
    name: 'opening-routes',
    configurePreviewServer({ middlewares }) {
      middlewares.use('/api/qris/apply-ott', (request, response) => {
        request.resume();
        setTimeout(() => {
          response.setHeader('content-type', 'application/json');
          response.end(
            JSON.stringify({
              responseCode: '2004900',
              responseMessage: 'Successful',
              additionalInfo: {
                paymentUrl: `http://${request.headers.host}/webview?token=bench`,
                urlExpiry: new Date(Date.now() + 900_000).toISOString(),
              },
            }),
          );
        }, ENDPOINT_MS);
      });
      middlewares.use('/webview', (request, response) => {
        const now = performance.timeOrigin + performance.now();
        arrived(now - Number(/clickedAt=([\d.]+)/.exec(request.headers.cookie ?? '')?.[1]));
        response.setHeader('content-type', 'text/html');
        response.end('<title>Webview</title>');
      });
    },
  };
}
