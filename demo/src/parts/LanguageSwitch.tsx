import { useLanguage, useMessages } from '../language.ts';

/** One click to the other language; the choice is remembered. */
export function LanguageSwitch() {
  const { language, setLanguage } = useLanguage();
  const messages = useMessages();
  const other = language === 'id' ? 'en' : 'id';
  return (
    <button
      type="button"
      className="language-switch"
      lang={other}
      onClick={() => setLanguage(other)}
    >
      {messages.otherLanguage}
    </button>
  );
}
