/** Something that happened in the sandbox. */
export type SandboxEvent =
  | {
      type: 'call';
      method: string;
      /** The path of the call. */
      path: string;
      responseCode: string;
      /** Says what was wrong with a call that was refused. */
      responseMessage: string;
    }
  | {
      type: 'payment';
      partnerReferenceNo: string;
      status: 'paid' | 'failed' | 'cancelled' | 'expired';
    }
  | {
      type: 'callback';
      partnerReferenceNo: string;
      /** 1 for the first. */
      attempt: number;
      /** The HTTP status that came back; 0 where none did. */
      httpStatus: number;
      /** Whether it will be sent again. */
      willRetry: boolean;
    };
