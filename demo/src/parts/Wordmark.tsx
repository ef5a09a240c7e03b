/** The shop's mark, a sun in a bowl, beside its name. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" fill="none">
        <path d="M9 15.5a7 7 0 0 1 14 0z" fill="var(--sun)" />
        <path d="M4 17.5h24c0 5.8-4.3 9.5-8 10.3h-8c-3.7-.8-8-4.5-8-10.3z" fill="currentColor" />
      </svg>
      Lempung Pagi
    </span>
  );
}
