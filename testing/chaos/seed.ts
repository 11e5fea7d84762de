// Chance that a failed test can be given again: CHAOS_SEED=… deno task test …
import { Random } from "../../ground/random.ts";

export function seeded(): Random {
  const seed = Number(Deno.env.get("CHAOS_SEED")) || crypto.getRandomValues(new Uint32Array(1))[0]!;
  console.log(`CHAOS_SEED=${seed}`);
  return new Random(seed);
}

/** So many of them at most, none twice. */
export function choose<Thing>(random: Random, things: readonly Thing[], most: number): Thing[] {
  const left = [...things];
  const chosen: Thing[] = [];
  while (left.length > 0 && chosen.length < most) {
    chosen.push(...left.splice(random.whole(0, left.length - 1), 1));
  }
  return chosen;
}
