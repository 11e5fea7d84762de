// How much chance a test tries: a little each day, as much as somebody asks for by `deno task fuzz 100000`.
import type { Parameters } from "fast-check";

/** Of the API, on an ordinary day; what others try grows with it. */
export const USUAL_REQUESTS = 600;

/**
 * Of fast-check. A failure names its seed, and with it, by FUZZ_SEED=…, comes again.
 *
 * @param usual how often on an ordinary day
 */
export function runs<Ts>(usual: number): Parameters<Ts> {
  const wanted = Number(Deno.env.get("FUZZ_REQUESTS")) || USUAL_REQUESTS;
  const seed = Number(Deno.env.get("FUZZ_SEED")) || crypto.getRandomValues(new Int32Array(1))[0]!;
  return {
    seed,
    numRuns: Math.max(1, Math.round(usual * wanted / USUAL_REQUESTS)),
    reporter: (details) => {
      if (!details.failed) return;
      throw new Error(
        `FUZZ_SEED=${details.seed} fails after ${details.numRuns} tries, made smaller ` +
          `${details.numShrinks} times: ${Deno.inspect(details.counterexample, INSPECT)}\n${
            details.errorInstance instanceof Error
              ? details.errorInstance.stack
              : details.errorInstance
          }`,
      );
    },
  };
}

const INSPECT = { depth: 12, strAbbreviateSize: 1_000, iterableLimit: 50 };
