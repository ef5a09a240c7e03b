// A Pivot that only answers, in a process of its own: its CPU is not the proxy's.
import { createServer } from 'node:http';

const link = JSON.stringify({
  responseCode: '2004900',
  responseMessage: 'Successful',
  userResources: [{ resourceType: 'OTT', value: '019aba4e-ed79-7795-a16f-80e3ae0e50e2' }],
  additionalInfo: {
    paymentUrl: 'https://wallet-stg.harsya.com/whitelabel/qris-payment?token=bench',
    urlExpiry: '2099-11-25T16:33:46.138844+07:00',
  },
});
const status = JSON.stringify({
  responseCode: '2005500',
  responseMessage: 'Successful',
  latestTransactionStatus: '03',
  transAmount: { value: '36000.00', currency: 'IDR' },
});
const token = JSON.stringify({
  responseCode: '2007300',
  responseMessage: 'Successful',
  accessToken: 'bench',
  tokenType: 'Bearer',
  expiresIn: '900',
});

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    if (request.url.includes('access-token')) response.end(token);
    else response.end(request.url.endsWith('/status') ? status : link);
  });
});
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
