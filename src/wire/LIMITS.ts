/**
 * How many characters Pivot accepts in a field.
 *
 * @see Reference page, "Request Parameter Detail"; SNAP's header table for the identifiers.
 */
export const LIMITS = {
  partnerReferenceNo: 64,
  redirectUrl: 255,
  mode: 10,
  externalId: 36,
  partnerId: 36,
  channelId: 5,
} as const;
