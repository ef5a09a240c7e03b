/** The languages the shop speaks. */
export type Language = 'id' | 'en';
