'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  useApplyOtt,
  useCountdown,
  usePaymentReturn,
  useQrisPayment,
  useSecondsLeft,
} from 'pivot-qris-react';
import { useState } from 'react';

const CONFIG = { endpoint: '/api/qris', allowedHosts: ['wallet-stg.harsya.com'] };
const END = 1_900_000_000_000;

export function Hooks() {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <States />
    </QueryClientProvider>
  );
}

function States() {
  const { status } = useApplyOtt(CONFIG);
  const { timerProps } = useCountdown(END);
  const secondsLeft = useSecondsLeft(END);
  const payment = useQrisPayment({ ...CONFIG, createOrder: () => 'order-1', redirectUrl: '/paid' });
  const returned = usePaymentReturn({ endpoint: '/api/qris' });
  return (
    <p>
      {status} {payment.state} {returned.state} {secondsLeft} <span {...timerProps} />
    </p>
  );
}
