import type { SampleQris } from './SampleQris.ts';

/** What there is to "scan" unless the sandbox is given samples of its own. */
export const SAMPLE_QRIS: readonly SampleQris[] = [
  { merchantName: 'Kopi Pagi Sabang', city: 'Jakarta Pusat', amount: '36000.00' },
  { merchantName: 'Toko Buku Senja', city: 'Bandung', amount: '129500.00' },
  { merchantName: 'Warung Kampung Hijau', city: 'Yogyakarta' },
];
