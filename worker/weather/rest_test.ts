// How long a cell may go unasked: now is 18:00, and the forecast reaches to midnight.
import assert from "node:assert/strict";
import { STEP_MS } from "shared/storms/rain.ts";
import { MAX_LEAD_MS, restUntil } from "./rest.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const SWEEP_MS = 30 * 60_000;

/** Two hours back and six ahead, dry but for the quarter hours that end at these times. */
function rainAt(wet: string[], steps = 32) {
  const firstAt = Date.parse("2026-11-22T16:15:00Z");
  const mm = Array.from({ length: steps }, (_, i) => {
    const at = new Date(firstAt + i * STEP_MS).toISOString().slice(11, 16);
    return wet.includes(at) ? 0.1 : 0;
  });
  return { firstAt, mm };
}

const CASES: [sentence: string, wet: string[], until: string][] = [
  ["dry to the end: the sweeps after an hour and a half", [], "19:30"],
  ["rain in the last quarter hour", ["18:00"], "18:00"],
  ["rain right now", ["18:15"], "18:00"],
  ["rain in two hours", ["20:15"], "18:00"],
  ["rain within the longest lead", ["21:00"], "18:00"],
  ["rain within the longest lead at the next sweep", ["21:45"], "18:00"],
  ["rain a quarter hour later than that", ["22:00"], "18:15"],
  ["rain in four and a half hours", ["22:45"], "19:00"],
  ["rain in five hours", ["23:15"], "19:30"],
  ["rain at the end of the forecast", ["00:00"], "19:30"],
  ["rain long past", ["16:15", "17:30"], "19:30"],
  ["the first rain counts, not the most", ["22:45", "23:30"], "19:00"],
];

for (const [sentence, wet, until] of CASES) {
  Deno.test(`${sentence}: unasked until ${until}`, () => {
    assert.equal(restUntil(rainAt(wet), NOW).toISOString().slice(11, 16), until);
  });
}

Deno.test("a forecast that ends soon is asked again in every sweep", () => {
  // Known until 21:15.
  assert.deepEqual(restUntil(rainAt([], 21), NOW), NOW);
});

Deno.test("whatever is forecast, it is seen before it is within the longest lead", () => {
  for (let i = 8; i < 32; i++) {
    const rain = rainAt([]);
    rain.mm[i] = 0.1;
    const begins = rain.firstAt + (i - 1) * STEP_MS;
    const until = restUntil(rain, NOW).getTime();
    // The latest sweep that finds the rest over.
    const asked = until === NOW.getTime() ? NOW.getTime() : until + SWEEP_MS;
    const isSeen = asked <= begins - MAX_LEAD_MS || until === NOW.getTime();
    assert(isSeen, `rain from ${new Date(begins).toISOString()} is asked for at ${until}`);
    assert(asked <= NOW.getTime() + 2 * 3600_000, "never later than two hours");
  }
});
