/**
 * The body of Pivot's "Inquiry Payment Status" call.
 *
 * @see Pivot's page "Inquiry Payment Status", request example.
 */
export interface StatusRequestBody {
  /** The `partnerReferenceNo` of the payment asked about; 1 to 64 characters. */
  originalPartnerReferenceNo: string;
  /** The service that made the payment. Pivot's example: `54`. */
  serviceCode: string;
}
