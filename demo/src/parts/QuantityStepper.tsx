import { MAX_QUANTITY } from '../../shop/cart.ts';
import { useMessages } from '../language.ts';

export interface QuantityStepperProps {
  name: string;
  quantity: number;
  onChange: (quantity: number) => void;
}

/** Minus, number, plus. It stops at one: taking a piece out is a button of its own. */
export function QuantityStepper({ name, quantity, onChange }: QuantityStepperProps) {
  const messages = useMessages();
  const isLeast = quantity <= 1;
  const isMost = quantity >= MAX_QUANTITY;
  return (
    <div className="stepper" role="group" aria-label={messages.quantityOf(name)}>
      <button
        type="button"
        aria-label={messages.oneLessOf(name)}
        aria-disabled={isLeast}
        onClick={() => !isLeast && onChange(quantity - 1)}
      >
        −
      </button>
      <output aria-live="polite">{quantity}</output>
      <button
        type="button"
        aria-label={messages.oneMoreOf(name)}
        aria-disabled={isMost}
        onClick={() => !isMost && onChange(quantity + 1)}
      >
        +
      </button>
    </div>
  );
}
