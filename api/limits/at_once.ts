// How much of one kind a process of the api has under way at once: the work of that process is what is bounded.

/** Requests. Who comes too late is told `busy`; half of them at most from one address. */
export const REQUESTS_AT_ONCE = {
  /** Signing in has connections of its own; codes are written one by one, some 50 a second. */
  signIn: 100,
  others: 100,
} as const;

/** Files of a district's reports: each has one of the ten connections for as long as it is taken. Others wait a while. */
export const EXPORTS_AT_ONCE = 2;

/** Open boards. */
export const STREAMS_AT_ONCE = {
  /** As many tabs, on a desk and in a pocket. */
  person: 8,
  /** Some 170 MB, most of it the runtime's own for as many connections. Another process takes what this one does not. */
  all: 2_000,
} as const;
