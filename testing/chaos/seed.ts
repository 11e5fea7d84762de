// Chance that a failed test can be given again: CHAOS_SEED=… deno task test …
import { Random } from "../../ground/random.ts";

export function seeded(): Random {
  const seed = Number(Deno.env.get("CHAOS_SEED")) || crypto.getRandomValues(new Uint32Array(1))[0]!;
  console.log(`CHAOS_SEED=${seed}`);
  return new Random(seed);
}
