import { qris } from '../../../../shop/qris.ts';

export const POST = qris;
