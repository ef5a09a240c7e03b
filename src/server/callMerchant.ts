import { SnapRefusal } from './SnapRefusal.ts';

/**
 * Calls what the merchant wrote.
 *
 * @throws SnapRefusal 500ss00, whose cause is what the merchant's code threw.
 */
export async function callMerchant<Result>(
  name: string,
  call: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await call();
  } catch (cause) {
    throw new SnapRefusal('50000', 'General Error', `${name} threw`, { cause });
  }
}
