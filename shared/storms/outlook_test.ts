import assert from "node:assert/strict";
import { isAtLeast, type Level, LEVELS } from "shared/levels.ts";
import { FORECASTS } from "../../testing/forecasts.ts";
import { NOW, rain } from "../../testing/situations.ts";
import { Random } from "../../ground/random.ts";
import { decide } from "./decide.ts";
import { type KnownWeather, type Outlook, outlookOf } from "./outlook.ts";
import { NO_RAIN_KNOWN, type Rain, rainOfSums, STEP_MS } from "./rain.ts";
import { type Thresholds, USUAL_THRESHOLDS } from "./thresholds.ts";

const after = (minutes: number) => NOW.getTime() + minutes * 60_000;

function outlook(rain: Rain, changes: Partial<KnownWeather> = {}): Outlook {
  const checkedAt = new Date(after(-10)).toISOString();
  return outlookOf({
    rain,
    thresholds: USUAL_THRESHOLDS,
    episode: null,
    checkedAt,
    modelRunAt: null,
    ...changes,
  }, NOW);
}

Deno.test("the worst that is coming is told, with when its rain begins", () => {
  const cases: [rain: Record<number, number>, level: Level, from: number][] = [
    [{ 15: 0, 30: 0.5 }, "any", 15],
    [{ 15: 0.6, 30: 5 }, "heavy", 15],
    // Half of what makes a flood is of it.
    [{ 15: 0.6, 30: 5, 45: 0, 60: 10 }, "flood", 15],
    [{ 15: 0.6, 30: 3, 45: 0, 60: 10 }, "flood", 45],
    [{ 15: 3, 30: 3, 45: 3, 60: 3 }, "heavy", 0],
    [{ 15: 0, 240: 12 }, "flood", 225],
    [{ 15: 3, 90: 3, 165: 3, 240: 3 }, "any", 0],
  ];
  for (const [sums, level, from] of cases) {
    const told = outlook(rain(sums));
    assert.equal(told.kind, "coming");
    assert.deepEqual([told.level, told.fromAt], [level, after(from)]);
  }
});

Deno.test("a gap is not silence: dry is told until it, and not at all where it begins now", () => {
  const sums = (...minutes: number[]) =>
    rainOfSums(minutes.map((minute) => ({ at: after(minute), mm: 0 })));
  const dryUntil = (told: Outlook) =>
    told.kind === "calm" ? (told.dryUntilAt - NOW.getTime()) / 60_000 : told.kind;
  assert.equal(dryUntil(outlook(rain({ 15: 0, 30: 0.4 }))), 360);
  assert.equal(dryUntil(outlook(sums(15, 30, 60, 75))), 30);
  assert.equal(dryUntil(outlook(sums(30, 45))), 0);
  assert.equal(dryUntil(outlook(NO_RAIN_KNOWN)), 0);
  assert.equal(outlook(NO_RAIN_KNOWN).doubt?.kind, "gap");
  assert.equal(outlook(NO_RAIN_KNOWN, { checkedAt: null }).kind, "unwatched");
});

const CAREFUL: Thresholds = {
  levels: { ...USUAL_THRESHOLDS.levels, heavy: { mmPer15Min: 2, mmPerHour: 5 } },
  leadMinutes: 240,
  of: "Red Hook",
};

Deno.test("where a sweep would begin a storm, the outlook says its level or a worse one", () => {
  const random = new Random(20261126);
  const begun: Record<Level, number> = { any: 0, heavy: 0, flood: 0 };
  for (let n = 0; n < 20_000; n++) {
    const thresholds = n % 2 ? CAREFUL : USUAL_THRESHOLDS;
    const sums = anyRain(random);
    const decision = decide({ now: NOW, rain: sums, thresholds });
    if (decision.kind !== "start") continue;
    begun[decision.level]++;
    for (
      const episode of [null, ...LEVELS.map((level) => ({ level, startedAt: NOW.toISOString() }))]
    ) {
      const told = outlook(sums, { thresholds, episode });
      const levels = [
        "level" in told ? told.level : null,
        "worse" in told ? told.worse?.level : null,
      ].filter((level) => level != null);
      assert.ok(
        levels.some((level) => isAtLeast(level, decision.level)),
        JSON.stringify({ sums, told, decision }),
      );
    }
  }
  for (const level of LEVELS) assert.ok(begun[level] > 500, JSON.stringify(begun));
});

/** Showers of all strengths, with edges that lie exactly on a threshold, and holes. */
function anyRain(random: Random): Rain {
  const strength = random.pick([0.25, 1, 2.5, 5, 10]);
  const mm = Array.from({ length: 40 }, () => {
    const chance = random.next();
    if (chance < 0.03) return null;
    if (chance < 0.6) return 0;
    return chance < 0.7 ? strength : Math.round(strength * random.next() * 100) / 100;
  });
  return { firstAt: NOW.getTime() - 8 * STEP_MS, mm };
}

Deno.test("what STATUS says of a forecast says its page: the same levels, the same times", () => {
  assert.ok(FORECASTS.length >= 15);
  for (const [sentence, , status, page] of FORECASTS) {
    const [headline] = page.split(" | ");
    // The page says these as hours from or until now.
    for (const time of timesIn(status.replace(/(made at Sat|dry until) [^,]+/, ""))) {
      assert.ok(timesIn(page).includes(time), `${sentence}: ${time}`);
    }
    if (levelsIn(status).length > 0) {
      assert.deepEqual(levelsIn(status), levelsIn(page), sentence);
    } else assert.deepEqual(levelsIn(headline!), [], sentence);
  }
});

function timesIn(text: string): string[] {
  const plain = text.replaceAll(":00 ", " ").replaceAll("noon", "12 PM").replaceAll(
    "midnight",
    "12 AM",
  );
  return plain.match(/\d+(:\d\d)? [AP]M/g) ?? [];
}

/** In order, each once. */
function levelsIn(text: string): string[] {
  const named = text.toLowerCase().matchAll(/(heavy |no |may )?rain\b|flood risk/g);
  return [
    ...new Set([...named].map(([words]) => words).filter((words) => !/^(no|may) /.test(words))),
  ];
}
