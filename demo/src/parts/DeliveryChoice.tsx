import { useCart } from '../useCart.ts';
import { useMessages } from '../language.ts';

export function DeliveryChoice() {
  const messages = useMessages();
  const { cart, setDelivery } = useCart();
  const choices = [
    { value: 'home', label: messages.deliveryHome, text: messages.deliveryHomeText },
    { value: 'studio', label: messages.deliveryStudio, text: messages.deliveryStudioText },
  ] as const;
  return (
    <fieldset className="choices">
      <legend>{messages.delivery}</legend>
      {choices.map(({ value, label, text }) => (
        <label key={value} className="choice">
          <input
            type="radio"
            name="delivery"
            value={value}
            checked={cart.delivery === value}
            onChange={() => setDelivery(value)}
          />
          <span className="choice-label">{label}</span>
          <span className="choice-text">{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
