// Forecasts that come and go: how many texts a day they bring at most.
import assert from "node:assert/strict";
import { stormAfter } from "../../testing/situations.ts";
import { decide, type Storm, STORMY_MS } from "./decide.ts";
import { STEP_MS } from "./rain.ts";

const START = Date.parse("2026-11-22T00:00:00Z");
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

interface Text {
  at: number;
  said: string;
}

/** A sweep each half hour; while a storm is open, one each ten minutes. */
const PACES = [30, 10];

/** `aheadAt`: what the run of that moment has at 90 minutes, in millimetres. */
function sweepDays(days: number, aheadAt: (now: number) => number, pace: number): Text[] {
  const texts: Text[] = [];
  let storm: Storm | undefined;
  let begunAt: number[] = [];
  for (let now = START; now < START + days * DAY_MS; now += pace * MINUTE_MS) {
    // What it has stays where it is until the next quarter of an hour.
    const quarter = Math.floor(now / STEP_MS) * STEP_MS;
    const mm = Array.from({ length: 48 }, (_, n) => n === 8 + 5 ? aheadAt(quarter) : 0);
    begunAt = begunAt.filter((at) => at > now - STORMY_MS);
    const decision = decide({
      now: new Date(now),
      rain: { firstAt: quarter - 7 * STEP_MS, mm },
      episode: storm && { ...storm, ofDay: begunAt.length },
    });
    if (decision.kind === "start") begunAt.push(now);
    if ("level" in decision) texts.push({ at: now, said: decision.level });
    if (decision.kind === "clear") texts.push({ at: now, said: "clear" });
    storm = stormAfter(storm, decision, new Date(now));
  }
  return texts;
}

/** The most texts in any 24 hours. */
function mostInADay(texts: Text[]): number {
  return Math.max(
    0,
    ...texts.map(({ at }) =>
      texts.filter((other) => other.at >= at && other.at < at + DAY_MS).length
    ),
  );
}

const hourly = (one: number, other: number, hours = 1) => (now: number) =>
  Math.floor((now - START) / (hours * 60 * MINUTE_MS)) % 2 === 0 ? one : other;

for (const pace of PACES) {
  Deno.test(`every ${pace} minutes: hourly runs of 5.1 and 1.0 mm at 90 minutes ahead bring three texts in a dry day`, () => {
    const texts = sweepDays(1, hourly(5.1, 1), pace);
    assert(texts.length <= 3, texts.map(({ said }) => said).join());
  });

  Deno.test(`every ${pace} minutes: hourly runs around flood risk bring one flood text, and no all-clear in between`, () => {
    for (const low of [0, 1, 5.1, 9.9]) {
      const texts = sweepDays(1, hourly(10.1, low), pace);
      const floods = texts.filter(({ said }) => said === "flood");
      assert(floods.length <= 2, `${low}: ${texts.map(({ said }) => said).join()}`);
      assert(texts.length <= 4, `${low}: ${texts.map(({ said }) => said).join()}`);
    }
  });

  Deno.test(`every ${pace} minutes: at whatever pace runs alternate, a day has at most six texts of heavy rain`, () => {
    for (let hours = 0.5; hours <= 12; hours += 0.5) {
      const texts = sweepDays(5, hourly(5.1, 0, hours), pace);
      assert(mostInADay(texts) <= 6, `${hours} h: ${mostInADay(texts)}`);
    }
  });

  Deno.test(`every ${pace} minutes: any forecasts whatever: at most nine texts in 24 hours, but for rises to flood risk`, () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = randomFrom(seed);
      const spans = Array.from({ length: 500 }, () => 0.5 + 8 * random() ** 2);
      const amounts = [0, 0, 0.6, 3, 5.1, 8, 12];
      let left = 0;
      let amount = 0;
      const texts = sweepDays(6, () => {
        if ((left -= pace / 60) <= 0) {
          left = spans.pop() ?? 1;
          amount = amounts[Math.floor(random() * amounts.length)]!;
        }
        return amount;
      }, pace);
      const lesser = texts.filter(({ said }) => said !== "flood");
      assert(mostInADay(lesser) <= 9, `seed ${seed}: ${mostInADay(lesser)}`);
      const floods = texts.filter(({ said }) => said === "flood");
      assert(mostInADay(floods) <= 8, `seed ${seed}: ${mostInADay(floods)} floods`);
    }
  });

  Deno.test(`every ${pace} minutes: a rise to flood risk is told at once, however many storms the day had`, () => {
    const alternating = hourly(5.1, 0, 2);
    const floodAt = START + 23 * 60 * MINUTE_MS;
    const texts = sweepDays(1, (now) => now >= floodAt ? 12 : alternating(now), pace);
    assert.deepEqual(texts.filter(({ said }) => said === "flood").map(({ at }) => at), [floodAt]);
  });

  Deno.test(`every ${pace} minutes: a flood risk hours after one that never came is told again, all-clear or not`, () => {
    const texts = sweepDays(1, (now) => {
      const hour = (now - START) / (60 * MINUTE_MS);
      return [0, 5, 10, 20].some((at) => hour >= at && hour < at + 1) ? 12 : 0;
    }, pace);
    assert.equal(texts.filter(({ said }) => said === "flood").length, 4);
  });
}

/** The same each time its number is named (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
