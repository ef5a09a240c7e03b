import { expect, fn, spyOn, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.tsx';
import type { QrisErrorCode } from '../src/core/endpoint/errors.ts';
import type { QrisHandlersOptions } from '../src/msw/index.ts';
import { FailingPayment } from './FailingPayment.tsx';
import { messagesOf, mockProxy, nextReference, Once } from './kit.tsx';

/** What the proxy does, or what comes before it, where an error comes about. */
const CAUSES: Record<QrisErrorCode, QrisHandlersOptions> = {
  invalid_input: {},
  offline: { scenario: 'offline' },
  network: { scenario: 'offline' },
  timeout: { delay: 'infinite' },
  bad_reply: { scenario: 'malformed' },
  unsafe_url: { paymentUrl: 'https://pay.example/' },
  popup_blocked: {},
  link_expired: { scenario: '40300' },
  bad_request: { scenario: '40000' },
  unauthorized: { scenario: '40100' },
  account_not_linked: { scenario: '40102' },
  not_allowed: { scenario: '40315' },
  account_blocked: { scenario: '40318' },
  limit_exceeded: { scenario: '40302' },
  insufficient_balance: { scenario: '40314' },
  not_found: { scenario: '40408' },
  conflict: { scenario: '40900' },
  duplicate_reference: { scenario: '40901' },
  rate_limited: { scenario: '42900' },
  unavailable: { scenario: '50001' },
};

const meta = preview.meta({
  title: 'Errors',
  component: FailingPayment,
  args: { code: 'network' as QrisErrorCode, onError: fn() },
  argTypes: { code: { control: false } },
  beforeEach(context) {
    const { code } = context.args;
    mockProxy(CAUSES[code])(context);
    const spy =
      code === 'offline'
        ? spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
        : spyOn(window, 'open').mockReturnValue(null);
    return () => spy.mockRestore();
  },
  render: (args, { globals }) => (
    <Once make={nextReference}>
      {(reference) => (
        <FailingPayment {...args} partnerReferenceNo={reference} messages={messagesOf(globals)} />
      )}
    </Once>
  ),
  // Every error says what happened, and leaves a way out.
  play: async ({ args, canvas, globals, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    await waitFor(() =>
      expect(args.onError).toHaveBeenCalledWith(expect.objectContaining({ code: args.code })),
    );
    await expect(canvas.getByText(messagesOf(globals).errors[args.code])).toBeVisible();
    await expect(canvas.getByRole('button')).toHaveAttribute('data-state', 'error');
  },
});

export const InvalidInput = meta.story({ args: { code: 'invalid_input' } });
export const Offline = meta.story({ args: { code: 'offline' } });
export const Network = meta.story({ args: { code: 'network' } });
export const Timeout = meta.story({ args: { code: 'timeout' } });
export const BadReply = meta.story({ args: { code: 'bad_reply' } });
export const UnsafeUrl = meta.story({ args: { code: 'unsafe_url' } });
export const PopupBlocked = meta.story({ args: { code: 'popup_blocked' } });
export const LinkExpired = meta.story({ args: { code: 'link_expired' } });
export const BadRequest = meta.story({ args: { code: 'bad_request' } });
export const Unauthorized = meta.story({ args: { code: 'unauthorized' } });
export const AccountNotLinked = meta.story({ args: { code: 'account_not_linked' } });
export const NotAllowed = meta.story({ args: { code: 'not_allowed' } });
export const AccountBlocked = meta.story({ args: { code: 'account_blocked' } });
export const LimitExceeded = meta.story({ args: { code: 'limit_exceeded' } });
export const InsufficientBalance = meta.story({ args: { code: 'insufficient_balance' } });
export const NotFound = meta.story({ args: { code: 'not_found' } });
export const Conflict = meta.story({ args: { code: 'conflict' } });
export const DuplicateReference = meta.story({ args: { code: 'duplicate_reference' } });
/** Also says how long to wait: the reply has `Retry-After`. */
export const RateLimited = meta.story({ args: { code: 'rate_limited' } });
export const Unavailable = meta.story({ args: { code: 'unavailable' } });
