// How much of a file is read, and how much of what was read is kept.

/** As it comes, and as it is unpacked. */
export const MOST_READ_BYTES = 50_000_000;
/** Of what was read, zipped, until it is taken. */
export const MOST_KEPT_BYTES = 5_000_000;
/** Then whatever reads it is ended. */
export const READ_SECONDS = 5;
/** For what reads it. A file that makes more of itself ends its reader, and nothing else. */
export const READ_MEGABYTES = 256;
