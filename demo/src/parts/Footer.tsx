import { useMessages } from '../language.ts';

export function Footer() {
  const messages = useMessages();
  return (
    <footer className="footer">
      <p>{messages.studio}</p>
      <p>{messages.demoNote}</p>
    </footer>
  );
}
