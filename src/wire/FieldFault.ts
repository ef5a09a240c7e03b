/** What is wrong with one field of a body. */
export interface FieldFault {
  /** SNAP's case of a 400: `01` invalid field format, `02` missing mandatory field. */
  caseCode: '01' | '02';
  /** A sentence for the developer: the field and what it should be, never the value. */
  message: string;
}
