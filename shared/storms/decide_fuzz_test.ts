// What is true of every decision, whatever the rain, the district's thresholds, the storm and the warnings.
import assert from "node:assert/strict";
import fc, { type Arbitrary } from "fast-check";
import { isAtLeast, LEVELS } from "shared/levels.ts";
import { runs } from "../../testing/fuzz/runs.ts";
import { decide, type Decision, type Situation, type Storm, type Warning } from "./decide.ts";
import { dangerOfRain, THREATS, type ToldDanger } from "./dangers.ts";
import { isKnown, STEP_MS } from "./rain.ts";
import { BOUNDS, type Thresholds } from "./thresholds.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const HOUR_MS = 3_600_000;

/** Mostly little, now and then much; what nobody knows is null. */
const MM = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 0.1, 0.3) },
  { weight: 3, arbitrary: fc.double({ min: 0, max: 30, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
/** Two hours back to three hours ahead, or what there is of it. */
const RAIN = fc.array(MM, { maxLength: 20 })
  .map((mm) => ({ firstAt: NOW.getTime() - 2 * HOUR_MS + STEP_MS, mm }));

const around = (hoursBefore: number, hoursAfter: number): Arbitrary<Date> =>
  fc.integer({ min: -hoursBefore * 60, max: hoursAfter * 60 })
    .map((minutes) => new Date(NOW.getTime() + minutes * 60_000));

const WARNING: Arbitrary<Warning> = fc.record({
  id: fc.uuid(),
  firstId: fc.constantFrom("first", "second", "third"),
  event: fc.constantFrom(
    "Flash Flood Warning",
    "Flood Warning",
    "Flood Advisory",
    "Flood Watch",
    "",
  ),
  threat: fc.constantFrom(null, ...THREATS),
  headline: fc.option(fc.string()),
  sender: fc.option(fc.string()),
  onsetAt: fc.option(around(3, 3)),
  endsAt: fc.option(around(1, 6)),
});

const THRESHOLDS: Arbitrary<Thresholds> = fc.record({
  levels: fc.record({
    any: threshold("any"),
    heavy: threshold("heavy"),
    flood: threshold("flood"),
  }),
  leadMinutes: fc.integer({ min: 15, max: 120 }),
  of: fc.constant("a district"),
}).filter(({ levels: { any, heavy, flood } }) =>
  any.mmPer15Min < heavy.mmPer15Min && heavy.mmPer15Min < flood.mmPer15Min &&
  any.mmPerHour < heavy.mmPerHour && heavy.mmPerHour < flood.mmPerHour
);

function threshold(level: (typeof LEVELS)[number]) {
  const { mmPer15Min, mmPerHour } = BOUNDS[level];
  const within = ({ least, most }: { least: number; most: number }) =>
    fc.double({ min: least, max: most, noNaN: true });
  return fc.record({ mmPer15Min: within(mmPer15Min), mmPerHour: within(mmPerHour) });
}

const STORM: Arbitrary<Storm> = fc.record({
  level: fc.constantFrom(...LEVELS),
  wetAt: around(6, 0),
  ofDay: fc.integer({ min: 1, max: 4 }),
}, { requiredKeys: ["level", "wetAt"] });

const SITUATION: Arbitrary<Situation> = fc.record({
  now: fc.constant(NOW),
  rain: RAIN,
  thresholds: THRESHOLDS,
  episode: STORM,
  warnings: fc.array(WARNING, { maxLength: 3 }),
}, { requiredKeys: ["now", "rain"] });

Deno.test("from the same facts comes the same decision, and the facts stay as they were", () => {
  fc.assert(
    fc.property(SITUATION, (situation) => {
      const before = structuredClone(situation);
      assert.deepEqual(decide(situation), decide(structuredClone(situation)));
      assert.deepEqual(structuredClone(situation), before);
    }),
    runs(1_000),
  );
});

Deno.test("only a storm that is open is stepped up, warned of, held or cleared, and none begins over it", () => {
  fc.assert(
    fc.property(SITUATION, (situation) => {
      const decision = decide(situation);
      const isOpen = situation.episode !== undefined;
      assert.equal(["start", "quiet"].includes(decision.kind), !isOpen, decision.kind);
      if (decision.kind === "stepUp") {
        assert.ok(!isAtLeast(situation.episode!.level, decision.level));
      }
    }),
    runs(1_000),
  );
});

Deno.test("what was told is not told again while nothing changes: a few texts at most, then it holds", () => {
  fc.assert(
    fc.property(SITUATION, (situation) => {
      let { episode } = situation;
      const told: string[] = [];
      for (let sweeps = 0; sweeps < 8; sweeps++) {
        const decision = decide({ ...situation, ...episode && { episode } });
        if (!("level" in decision)) return assert.ok(told.length <= 3, told.join());
        told.push(decision.kind);
        episode = after(decision, episode);
      }
      assert.fail(`it goes on and on: ${told}`);
    }),
    runs(1_000),
  );
});

/** As the sweep keeps it. */
function after(decision: Extract<Decision, { level: unknown }>, before: Storm | undefined): Storm {
  const { facts, level, spell } = decision;
  const danger: ToldDanger = {
    kind: facts.danger!,
    at: NOW,
    ...facts.warning && { chain: facts.warning.firstId },
  };
  const known: ToldDanger[] = before?.told ??
    (before ? [{ kind: dangerOfRain(before.level), at: before.wetAt }] : []);
  return {
    ...before,
    level: before && isAtLeast(before.level, level) ? before.level : level,
    wetAt: NOW,
    told: [...known, danger],
    ...spell && { spell },
  };
}

Deno.test("an all-clear is of an hour and a lead that are known, each quarter of them", () => {
  let cleared = 0;
  // Mostly dry, mostly known: else hardly one would clear.
  const dry = fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0.1, null), {
    minLength: 18,
    maxLength: 20,
  }).map((mm) => ({ firstAt: NOW.getTime() - 2 * HOUR_MS + STEP_MS, mm }));
  fc.assert(
    fc.property(dry, STORM, (rain, episode) => {
      const decision = decide({ now: NOW, rain, episode });
      if (decision.kind !== "clear") return;
      cleared++;
      assert.ok(isKnown(rain, NOW.getTime() - HOUR_MS, NOW.getTime() + HOUR_MS / 2));
    }),
    runs(1_000),
  );
  assert.ok(cleared > 0, "none was cleared");
});

Deno.test("more rain never makes less of it", () => {
  const rank = (decision: Decision) => "level" in decision ? LEVELS.indexOf(decision.level) : -1;
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 16, maxLength: 20 }),
      fc.nat(),
      fc.double({ min: 0, max: 20, noNaN: true }),
      (mm, at, more) => {
        const firstAt = NOW.getTime() - 2 * HOUR_MS + STEP_MS;
        const wetter = mm.map((sum, n) => n === at % mm.length ? sum + more : sum);
        const less = decide({ now: NOW, rain: { firstAt, mm } });
        const most = decide({ now: NOW, rain: { firstAt, mm: wetter } });
        assert.ok(rank(most) >= rank(less));
      },
    ),
    runs(1_000),
  );
});
