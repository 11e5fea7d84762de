// How much of a file is read, and how much of what was read is kept.

/** As it comes, and as it is unpacked. */
export const MOST_READ_BYTES = 50_000_000;
