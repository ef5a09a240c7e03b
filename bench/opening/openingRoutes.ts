import type { Plugin } from 'vite';

/** A round trip to the shop, and Pivot's time to answer. */
const ENDPOINT_MS = 40 + 150;

export interface Arrival {
  /** From the click to the webview's request at its server, in ms. */
  opening: number;
  /** What of it the page's own script took, in ms. */
  inPage: number;
}

/** The shop's endpoint and Pivot's webview, where `arrived` is told of each customer. */
export function openingRoutes(arrived: (arrival: Arrival) => void): Plugin {
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
        const read = (name: string) =>
          Number(new RegExp(`${name}=([\\d.]+)`).exec(request.headers.cookie ?? '')?.[1]);
        arrived({ opening: now - read('clickedAt'), inPage: read('inPage') });
        response.setHeader('content-type', 'text/html');
        response.end('<title>Webview</title>');
      });
    },
  };
}
