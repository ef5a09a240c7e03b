/** A picture of a story, and what is on it. */
export interface Shot {
  /** In the folder of the shots. */
  file: string;
  story: string;
  theme: 'light' | 'dark';
  language: 'id' | 'en';
  width: 390 | 1280;
}
