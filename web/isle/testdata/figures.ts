/** Bytes, compressed, of all that the report page fetches of script at once. Trusted Types are 300 of them. */
export const MOST_OF_SCRIPT = 25_300;
