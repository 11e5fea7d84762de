// A port for a program that may have any.

/**
 * Below those that a system gives to whoever asks for any (Linux from 32768, others from 49152): of these, one
 * that is free now may be another's before its program listens, and both answer.
 */
const [FROM, TO] = [20_000, 32_768];

/** One that nobody listens on just now. */
export function freePort(): number {
  for (;;) {
    const port = FROM + Math.floor(Math.random() * (TO - FROM));
    try {
      Deno.listen({ hostname: "127.0.0.1", port }).close();
      return port;
    } catch (error) {
      if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    }
  }
}
