// Where the chart's bars, lines and times stand, and what its table and sentences are made of.
import assert from "node:assert/strict";
import type { Thresholds } from "shared/storms/thresholds.ts";
import { type Rain, STEP_MS } from "shared/storms/rain.ts";
import { timesIn } from "@/words/times.ts";
import { hoursOf, partsOf, stretchesOf } from "./hours.ts";
import { layOutRain } from "./layout.ts";

const NOW = new Date("2026-11-22T18:20:00Z");
const HOUR_MS = 60 * 60_000;
const USUAL: Thresholds = {
  levels: {
    any: { mmPer15Min: 0.5, mmPerHour: Infinity },
    heavy: { mmPer15Min: 5, mmPerHour: 10 },
    flood: { mmPer15Min: 10, mmPerHour: 25 },
  },
  leadMinutes: 120,
};

/** A day back and 12 hours ahead, dry but for what is given by the end of its 15 minutes. */
function rain(wet: Record<string, number> = {}, now = NOW): Rain {
  const firstAt = Math.ceil((now.getTime() - 24 * HOUR_MS) / STEP_MS) * STEP_MS;
  const mm = Array.from({ length: 144 }, (_, n) => {
    return wet[new Date(firstAt + n * STEP_MS).toISOString().slice(5, 16)] ?? 0;
  });
  return { firstAt, mm };
}

function layOut(rain: Rain, thresholds = USUAL, now = NOW, timeZone = "America/New_York") {
  const { hourOfDay } = timesIn("en");
  return layOutRain(hoursOf(rain, now, thresholds), {
    now,
    thresholds,
    hourOfDay: (at) => hourOfDay(new Date(at).toISOString(), timeZone),
  });
}

Deno.test("an hour's bar is its wettest 15 minutes, so that a burst is not hidden in a sum", () => {
  const hours = hoursOf(rain({ "11-22T15:15": 1, "11-22T15:30": 7, "11-22T16:00": 2 }), NOW, USUAL);
  const wet = hours.filter(({ mm }) => mm > 0);
  assert.deepEqual(wet, [{
    startAt: Date.parse("2026-11-22T15:00Z"),
    mm: 10,
    wettest: { mm: 7, at: Date.parse("2026-11-22T15:30Z") },
    isForecast: false,
    level: "heavy",
    isByHour: false,
  }]);
});

Deno.test("15 minutes that end on the hour belong to the hour before", () => {
  const [hour] = hoursOf(rain({ "11-22T15:00": 1 }), NOW, USUAL).filter(({ mm }) => mm > 0);
  assert.equal(hour?.startAt, Date.parse("2026-11-22T14:00Z"));
});

Deno.test("steady rain that reaches a level by its hour alone is marked", () => {
  const steady = { "11-22T20:15": 2.6, "11-22T20:30": 2.6, "11-22T20:45": 2.6, "11-22T21:00": 2.6 };
  const [hour] = hoursOf(rain(steady), NOW, USUAL).filter(({ mm }) => mm > 0);
  assert.deepEqual([hour?.level, hour?.isByHour, hour?.isForecast], ["heavy", true, true]);
  const burst = { ...steady, "11-22T20:30": 5.2 };
  const [known] = hoursOf(rain(burst), NOW, USUAL).filter(({ mm }) => mm > 0);
  assert.deepEqual([known?.level, known?.isByHour], ["heavy", false]);
});

Deno.test("tenths that add up to 9.999999999999998 in a computer are ten", () => {
  const tenths = { "11-22T15:15": 0.1, "11-22T15:30": 0.2, "11-22T15:45": 4.8, "11-22T16:00": 4.9 };
  const [hour] = hoursOf(rain(tenths), NOW, USUAL).filter(({ mm }) => mm > 0);
  assert.deepEqual([hour?.mm, hour?.level], [10, "heavy"]);
});

Deno.test("bars stand on the ground, as high as their rain, within the drawing", () => {
  const { bars, lines, ground, top } = layOut(rain({ "11-22T15:30": 5, "11-22T20:30": 10 }));
  const [past, ahead] = bars;
  const [flood, heavy] = lines;
  assert.equal(bars.length, 2);
  assert.equal(past!.y + past!.height, ground);
  assert.ok(Math.abs(ahead!.height - 2 * past!.height) < 0.05);
  assert.deepEqual([past!.y, ahead!.y], [heavy!.y, flood!.y]);
  assert.deepEqual([past!.isForecast, ahead!.isForecast], [false, true]);
  assert.ok(flood!.y > top);
  for (const { x, width } of bars) assert.ok(x >= 0 && x + width <= 100);
});

Deno.test("a cloudburst makes room for itself", () => {
  const { bars, lines, top } = layOut(rain({ "11-22T15:30": 40 }));
  assert.ok(bars[0]!.y >= top);
  assert.ok(lines[0]!.y > 60);
});

Deno.test("the line of now parts what fell from what is coming", () => {
  const { bars, nowX } = layOut(rain({ "11-22T17:45": 1, "11-22T19:30": 1 }));
  assert.ok(bars[0]!.x + bars[0]!.width < nowX && bars[1]!.x > nowX);
});

Deno.test("the lines' words do not meet: close ones hang below, and all go where it is drier", () => {
  const close: Thresholds = {
    ...USUAL,
    levels: { ...USUAL.levels, heavy: { mmPer15Min: 9, mmPerHour: Infinity } },
  };
  assert.deepEqual(layOut(rain()).lines.map(({ hangs }) => hangs), [false, false]);
  assert.deepEqual(layOut(rain(), close).lines.map(({ hangs }) => hangs), [false, true]);
  assert.equal(layOut(rain({ "11-22T15:30": 7 })).lines[0]!.atEnd, false);
  assert.equal(layOut(rain({ "11-21T21:30": 7 })).lines[0]!.atEnd, true);
});

Deno.test("times stand every six hours of the place's own clock, midnight by its day", () => {
  const { ticks } = layOut(rain());
  const said = ticks.map(({ at, isMidnight }) => {
    return `${timesIn("en").hour(new Date(at).toISOString(), "America/New_York")} ${isMidnight}`;
  });
  assert.deepEqual(said, [
    "6 PM false",
    "12 AM true",
    "6 AM false",
    "12 PM false",
    "6 PM false",
    "12 AM true",
  ]);
  for (const { x } of ticks) assert.ok(x > 0 && x < 100);
});

Deno.test("in the night when the clock goes back, the times stay the place's own", () => {
  const now = new Date("2026-11-01T12:20:00Z");
  const { ticks } = layOut(rain({}, now), USUAL, now);
  const utc = ticks.map(({ at }) => new Date(at).toISOString().slice(5, 13));
  // Midnight is at 04:00 UTC, six in the morning at 11:00: that night has seven hours till then.
  assert.deepEqual(utc, ["10-31T16", "10-31T22", "11-01T04", "11-01T11", "11-01T17", "11-01T23"]);
});

Deno.test("a place that is watched since lately has a short chart, not a dry day", () => {
  const firstAt = Date.parse("2026-11-22T16:30Z");
  const short = { firstAt, mm: [1, 0, 0, 0, 0, 0, 0, 0, 2] };
  const hours = hoursOf(short, NOW, USUAL);
  assert.equal(hours[0]!.startAt, Date.parse("2026-11-22T16:00Z"));
  assert.equal(hours.length, 3);
  const { bars } = layOut(short);
  for (const { width } of bars) assert.ok(width <= 6);
});

Deno.test("dry hours that follow one another are one row; what fell and what is to come are two", () => {
  const stretches = stretchesOf(hoursOf(rain({ "11-22T10:15": 1 }), NOW, USUAL));
  const said = stretches.map(({ from, until }) =>
    [from.startAt, until.startAt].map((at) => new Date(at).toISOString().slice(8, 13)).join(" ")
  );
  assert.deepEqual(said, ["21T18 22T09", "22T10 22T10", "22T11 22T18", "22T19 23T06"]);
});

Deno.test("the sentences count what is known, before now and after", () => {
  const { firstAt, mm } = rain({ "11-22T15:30": 6, "11-22T15:45": 1, "11-22T20:00": 0.6 });
  const readings = mm.map((amount, n) => {
    const at = firstAt + n * STEP_MS;
    return { at: new Date(at).toISOString(), mm: amount!, forecast: at > NOW.getTime() };
  });
  const { past, ahead } = partsOf(readings, NOW, USUAL);
  assert.deepEqual(past, {
    hours: 24,
    mm: 7,
    wettest: { mm: 6, at: Date.parse("2026-11-22T15:30Z") },
    level: "heavy",
  });
  assert.deepEqual([ahead.hours, ahead.mm, ahead.level], [12, 0.6, "any"]);
});
