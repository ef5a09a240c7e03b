import { type FormEvent, type ReactElement, useId, useRef, useState } from 'react';
import type { Messages } from './messages/Messages.ts';
import { validateString, LIMITS } from './snap/fields.ts';
import type { UsePaymentReturnResult } from './usePaymentReturn.ts';

/** Control, format and zero-width characters, which come along when a reference is pasted. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

export interface ReferenceFormProps {
  payment: UsePaymentReturnResult;
  messages: Messages;
  /** Gets the reference without the spaces around it, and without invisible characters. */
  onEnter: (partnerReferenceNo: string) => void;
}

/** If the URL names no payment, the customer may: the merchant's endpoint decides who is told. */
export function ReferenceForm({
  payment: { partnerReferenceNo, isFetching, refetch },
  messages,
  onEnter,
}: ReferenceFormProps): ReactElement {
  const field = useRef<HTMLInputElement>(null);
  const faultId = useId();
  const [isFaulty, setFaulty] = useState(false);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const reference = field.current?.value.replace(INVISIBLE, '').trim();
    const fault = validateString('', reference, LIMITS.partnerReferenceNo);
    setFaulty(fault !== undefined);
    if (reference === undefined || fault !== undefined) field.current?.focus();
    else if (reference !== partnerReferenceNo) onEnter(reference);
    else if (!isFetching) void refetch();
  }

  return (
    <form className="qris-return-form" noValidate onSubmit={submit}>
      <label>
        <span>{messages.reference}</span>
        <input
          ref={field}
          className="qris-return-field"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          required
          aria-invalid={isFaulty}
          aria-describedby={isFaulty ? faultId : undefined}
        />
      </label>
      {isFaulty && (
        <p id={faultId} className="qris-return-fault">
          {messages.referenceFault}
        </p>
      )}
      <button className="qris-return-action" aria-disabled={isFetching}>
        {isFetching ? messages.checking : messages.checkStatus}
      </button>
    </form>
  );
}
