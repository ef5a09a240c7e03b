import { createPivot } from 'pivot-qris-react/server';
import { findOrder } from './findOrder.ts';
import { readSetting } from './readSetting.ts';

const pivot = createPivot({
  environment: { apiBaseUrl: readSetting('PIVOT_BASE_URL') },
  clientId: readSetting('PIVOT_CLIENT_ID'),
  clientSecret: readSetting('PIVOT_CLIENT_SECRET'),
  privateKey: readSetting('PIVOT_PRIVATE_KEY'),
  partnerId: readSetting('PIVOT_PARTNER_ID'),
  channelId: readSetting('PIVOT_CHANNEL_ID'),
});

export const qris = pivot.proxy({
  returnOrigins: [readSetting('SHOP_ORIGIN')],
  // Who may pay what is decided here, not in the browser.
  resolvePayment: ({ request, partnerReferenceNo }) => {
    const order = findOrder(request, partnerReferenceNo);
    return (
      order && {
        customerId: readSetting('PIVOT_BINDING_ID'),
        // From the shop's own record, not from the request.
        partnerReferenceNo: order.reference,
        amount: { value: order.total, currency: 'IDR' },
        customer: {
          bindingId: readSetting('PIVOT_BINDING_ID'),
          refreshToken: readSetting('PIVOT_CUSTOMER_REFRESH_TOKEN'),
        },
      }
    );
  },
});
