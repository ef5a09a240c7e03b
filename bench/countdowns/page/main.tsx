import '../../../src/styles.css';
import { useEffect, useState, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import ReactCountdown from 'react-countdown';
import { useTimer } from 'react-timer-hook';
import { serverClock } from '../../../src/core/time/serverClock.ts';
import { ExpiryCountdown } from '../../../src/ExpiryCountdown.tsx';
import { useCountdown } from '../../../src/useCountdown.ts';

interface Props {
  /** Epoch ms. */
  deadline: number;
}

function UseCountdown({ deadline }: Props) {
  return <span {...useCountdown(deadline).timerProps} />;
}

function UseTimer({ deadline }: Props) {
  const { minutes, seconds } = useTimer({ expiryTimestamp: new Date(deadline) });
  return (
    <span>
      {minutes}:{String(seconds).padStart(2, '0')}
    </span>
  );
}

/** What one writes without a package. */
function PlainInterval({ deadline }: Props) {
  const [left, setLeft] = useState(() => Math.round((deadline - Date.now()) / 1000));
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => before - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span>
      {Math.floor(left / 60)}:{String(left % 60).padStart(2, '0')}
    </span>
  );
}

const contestants: Record<string, ComponentType<Props>> = {
  useCountdown: UseCountdown,
  ExpiryCountdown: ({ deadline }) => <ExpiryCountdown expiresAt={deadline} />,
  'react-countdown': ({ deadline }) => <ReactCountdown date={deadline} />,
  'react-timer-hook': UseTimer,
  'useState + setInterval': PlainInterval,
};

const query = new URLSearchParams(location.search);
const Contestant = contestants[query.get('kind') ?? ''];
const root = document.getElementById('root');
if (Contestant === undefined || root === null) throw new Error('The page needs ?kind=.');

// As the package does it: the server's time comes with a reply, and is asked for again in doubt.
async function askServer(): Promise<void> {
  const tellClock = serverClock.startRoundTrip();
  const reply = await fetch('/time', { cache: 'no-store' });
  tellClock(reply.headers.get('date'));
}
await askServer();
serverClock.onDoubt(askServer);

const deadline = Number(query.get('deadline'));
const spreadMs = Number(query.get('spreadMs') ?? 1);
createRoot(root).render(
  Array.from({ length: Number(query.get('count')) }, (_, index) => (
    <Contestant key={index} deadline={deadline + ((index * 37) % spreadMs)} />
  )),
);
