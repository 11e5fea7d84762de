/** Bytes, compressed, of all that the report page fetches of script at once. */
export const MOST_OF_SCRIPT = 25_000;
