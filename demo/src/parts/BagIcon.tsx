export function BagIcon() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="none">
      <path
        d="M5.2 8.5h13.6l-.9 10a2 2 0 0 1-2 1.8H8.1a2 2 0 0 1-2-1.8zM8.8 11V7.2a3.2 3.2 0 0 1 6.4 0V11"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
