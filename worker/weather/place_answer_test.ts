// What may stand in one place's position, and what we make of it.
import assert from "node:assert/strict";
import { MOST_MM, readPlaceAnswer } from "./place_answer.ts";

const TIME = [0, 900, 1800, 2700, 3600];
const CELL = { latitude: 40.68, longitude: -74.01 };
const PLACE = { ...CELL, minutely_15: { time: TIME, precipitation: [0, 1, 2, 0, 0] } };

const withRain = (precipitation: unknown) => ({
  ...PLACE,
  minutely_15: { time: TIME, precipitation },
});
const withTime = (time: unknown) => ({
  ...PLACE,
  minutely_15: { ...PLACE.minutely_15, time },
});
const withUnits = (units: unknown) => ({ ...PLACE, minutely_15_units: units });

const ODD: [sentence: string, answer: unknown, oddity: string][] = [
  ["null", null, "shape"],
  ["a word", "?", "shape"],
  ["an empty list", [], "shape"],
  ["an error's words", { error: true, reason: "?" }, "shape"],
  ["a place off the globe", { ...PLACE, latitude: 400 }, "shape"],
  ["coordinates as text", { ...PLACE, latitude: "40.68", longitude: "-74.01" }, "shape"],
  ["no coordinates", { minutely_15: PLACE.minutely_15 }, "shape"],
  ["no block", CELL, "missing"],
  ["null for a block", { ...CELL, minutely_15: null }, "missing"],
  ["an empty block", { ...CELL, minutely_15: {} }, "missing"],
  ["empty lists", { ...CELL, minutely_15: { time: [], precipitation: [] } }, "missing"],
  ["times without values", withRain(undefined), "missing"],
  ["null for the values", withRain(null), "missing"],
  ["values without times", withTime(undefined), "missing"],
  ["fewer values than times", withRain([0, 1]), "lengths"],
  ["more values than times", withRain([0, 1, 2, 3, 4, 5]), "lengths"],
  ["inches", withUnits({ time: "unixtime", precipitation: "inch" }), "units"],
  ["millimetres an hour", withUnits({ time: "unixtime", precipitation: "mm/h" }), "units"],
  ["times as text, by its own word", withUnits({ time: "iso8601", precipitation: "mm" }), "units"],
  ["units without rain's", withUnits({ time: "unixtime" }), "units"],
  ["local times", withTime(["2026-11-22T12:00", "b", "c", "d", "e"]), "times"],
  ["times that leave a step out", withTime([0, 900, 1800, 3600, 4500]), "times"],
  ["times that are hours", withTime([0, 3600, 7200, 10800, 14400]), "times"],
  ["times backwards", withTime(TIME.toReversed()), "times"],
  ["the same time twice", withTime([0, 900, 900, 1800, 2700]), "times"],
  ["times off the quarter hour", withTime(TIME.map((at) => at + 60)), "times"],
  ["a time that is null", withTime([0, null, 1800, 2700, 3600]), "times"],
  ["one time for all", withTime(0), "times"],
  ["one value for all", withRain(3), "values"],
  ["words for numbers", withRain(["0", "1", "2", "0", "0"]), "values"],
  ["one word among numbers", withRain([0, 1, "n/a", 0, 0]), "values"],
  ["true for a number", withRain([0, true, 0, 0, 0]), "values"],
  ["a list in the list", withRain([0, [1], 0, 0, 0]), "values"],
  ["rain below zero", withRain([0, 1, 2, 0, -0.1]), "negative"],
  ["an overflow below zero", withRain([0, -3276.8, 2, 0, 0]), "negative"],
  ["an overflow", withRain([0, 3276.7, 2, 0, 0]), "absurd"],
  ["a fill value", withRain([0, 9.96921e36, 2, 0, 0]), "absurd"],
  ["a smaller fill value", withRain([0, 0, 0, 0, 999]), "absurd"],
  [
    "a number beyond numbers",
    JSON.parse("[0,1e400]") && withRain([0, Infinity, 0, 0, 0]),
    "absurd",
  ],
  ["a little more than the record", withRain([0, MOST_MM.quarter + 0.1, 0, 0, 0]), "absurd"],
  ["an hour beyond the record", withRain([0, 101, 101, 101, 101]), "absurd"],
  ["nothing but null", withRain([null, null, null, null, null]), "unknown"],
];

for (const [sentence, answer, oddity] of ODD) {
  Deno.test(`${sentence}: the place is odd, "${oddity}"`, () => {
    assert.equal(readPlaceAnswer(answer).weather, oddity);
  });
}

const GOOD: [sentence: string, answer: unknown, firstAt: number, mm: (number | null)[]][] = [
  ["without a word on units", PLACE, 0, [0, 1, 2, 0, 0]],
  ["in the units asked for", withUnits({ time: "unixtime", precipitation: "mm" }), 0, [
    0,
    1,
    2,
    0,
    0,
  ]],
  ["with null for the units", withUnits(null), 0, [0, 1, 2, 0, 0]],
  ["minus zero", withRain([-0, 0, 0, 0, 0]), 0, [0, 0, 0, 0, 0]],
  ["as much as has ever fallen", withRain([MOST_MM.quarter, 0, 0, 0, 0]), 0, [198, 0, 0, 0, 0]],
  ["a gap within stays one", withRain([1, null, 2, null, 0]), 0, [1, null, 2, null, 0]],
  ["a gap at the end shortens it", withRain([1, null, 2, null, null]), 0, [1, null, 2]],
  ["a gap at the beginning, too", withRain([null, null, 0, 1, 2]), 1_800_000, [0, 1, 2]],
  ["dry with a gap is not dry", withRain([0, 0, null, 0, 0]), 0, [0, 0, null, 0, 0]],
];

for (const [sentence, answer, firstAt, mm] of GOOD) {
  Deno.test(`rain ${sentence}`, () => {
    const { weather, cell } = readPlaceAnswer(answer);
    assert.deepEqual(cell, CELL);
    // Minus zero is zero to everybody but this comparison.
    assert.deepEqual(weather, {
      firstAt,
      mm: mm.map((value) => value === null ? null : value + 0),
    });
  });
}

Deno.test("all dry places share one list", () => {
  const rainOf = (answer: unknown) => {
    const { weather } = readPlaceAnswer(answer);
    return typeof weather === "string" ? undefined : weather.mm;
  };
  const dry = withRain([0, 0, 0, 0, 0]);
  assert.equal(rainOf(dry), rainOf(structuredClone(dry)));
});
