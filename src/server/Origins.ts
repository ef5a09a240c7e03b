/** Which pages may call the proxy, and come back from Pivot. */
export interface Origins {
  /** Return URLs may be on these. */
  returns: ReadonlySet<string>;
  /** Pages of these may call from another origin than the proxy's, by CORS. */
  cors: ReadonlySet<string>;
}
