/** What the sandbox's wallet holds, in Rupiah. Paying never makes it less. */
export const BALANCE = '2500000.00';
