/** The words of a countdown. */
export interface TimeMessages {
  /** BCP 47 tag for `Intl`: amounts, times. */
  locale: string;
  /** The countdown's label: what the minutes and seconds are. */
  timeLeft: string;
  /** Announced when the countdown ends. */
  timeUp: string;
}
