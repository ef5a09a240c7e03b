/** What the command can do. */
export const USAGE = `Usage: pivot-qris-react sandbox [options]

Starts a stand-in for Pivot to build and test against. No money moves.

  --port NUMBER            where it listens (4174; 0 takes a free port)
  --host ADDRESS           0.0.0.0 lets other machines reach it (127.0.0.1)
  --origin URL             the address that payment links point to (http://localhost:PORT)
  --callback-url URL       where to send the payment callback
  --callback-api-key KEY   the callback's X-API-Key
  --help                   this text
`;
