import assert from "node:assert/strict";
import { locationOf, takenAtOf } from "./photo_facts.ts";
import { metresBetween } from "shared/geo/earth.ts";
import { isWorthAskingPlace, isWorthAskingTime } from "./offered_facts.ts";

Deno.test("a photo's time is read by the offset that it names", () => {
  const at = (DateTimeOriginal?: string, OffsetTimeOriginal?: string) =>
    takenAtOf({ DateTimeOriginal, OffsetTimeOriginal }, new Date("2026-11-22T20:00:00Z"));
  assert.equal(at("2026:11:22 14:10:05", "-05:00"), "2026-11-22T19:10:05.000Z");
  const local = new Date(2026, 10, 22, 14, 10, 5).toISOString();
  assert.equal(at("2026:11:22 14:10:05"), local, "an old camera has this phone's clock");
  assert.equal(at("2026:11:22 14:10:05", "   :  "), local);
  assert.equal(at("    :  :     :  :  "), undefined, "a camera whose clock was never set");
  assert.equal(at("2026:13:40 14:10:05"), undefined);
  assert.equal(at("2026:02:31 14:10:05", "+00:00"), undefined);
  assert.equal(at("2026:11:22 25:10:05", "+00:00"), undefined);
  for (const year of ["0000", "0001", "1899", "2027", "9999"]) {
    assert.equal(at(`${year}:12:31 23:59:59`, "-05:00"), undefined, year);
  }
  assert.equal(at(20261122 as unknown as string), undefined, "a number where words should be");
  assert.equal(at(undefined), undefined);
});

Deno.test("a photo's place counts where the camera found itself", () => {
  const place = { latitude: 40.677, longitude: -74.009 };
  assert.deepEqual(locationOf(place), place);
  assert.equal(locationOf({ latitude: 0, longitude: 0 }), undefined);
  assert.equal(locationOf({ latitude: 91, longitude: -74 }), undefined);
  assert.equal(locationOf({ latitude: 40, longitude: -181 }), undefined);
  assert.equal(locationOf({ latitude: NaN, longitude: -74 }), undefined);
  assert.equal(locationOf({}), undefined);
});

Deno.test("only what would change the report is asked about", () => {
  const now = Date.parse("2026-11-22T18:00:00Z");
  assert.equal(isWorthAskingTime("2026-11-22T17:45:00Z", now), false, "just now");
  assert.equal(isWorthAskingTime("2026-11-22T16:00:00Z", now), true);
  assert.equal(isWorthAskingTime("2026-11-10T16:00:00Z", now), false, "too old for a report");
  assert.equal(isWorthAskingTime("2026-11-22T19:00:00Z", now), false, "a clock that runs ahead");
  const corner = { latitude: 40.677, longitude: -74.009 };
  const blockAway = { latitude: 40.6775, longitude: -74.01 };
  const mileAway = { latitude: 40.69, longitude: -74.009 };
  assert.equal(isWorthAskingPlace(corner, null), true);
  assert.equal(isWorthAskingPlace(corner, blockAway), false);
  assert.equal(isWorthAskingPlace(corner, mileAway), true);
  assert.ok(Math.abs(metresBetween(corner, mileAway) - 1447) < 3);
});
