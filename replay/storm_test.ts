import assert from "node:assert/strict";
import { readStorm, StormError } from "./storm.ts";

const STORM = {
  name: "A shower",
  note: "All values are invented.",
  timeZone: "America/New_York",
  startsAt: "2026-09-01T15:00",
  hours: 10,
  residents: [{ zip: "11231" }],
};

async function mistakesOf(change: object): Promise<string[]> {
  try {
    await readStorm(JSON.stringify({ ...STORM, ...change }));
    return [];
  } catch (error) {
    if (error instanceof StormError) return error.mistakes;
    throw error;
  }
}

Deno.test("the least that a storm needs; the rest is as usual", async () => {
  const storm = await readStorm(JSON.stringify(STORM));
  assert.deepEqual(storm.startsAt, new Date("2026-09-01T19:00:00Z"));
  assert.deepEqual(storm.endsAt, new Date("2026-09-02T05:00:00Z"));
  assert.equal(storm.smsPerSecond, 1);
  assert.equal(storm.sweepMinutes, 30);
  assert.deepEqual(storm.residents, [{
    zip: "11231",
    count: 1,
    level: "heavy",
    language: "en",
    quietHours: { from: 21, to: 8 },
    wakesForFlood: false,
    wantsTides: false,
    pausedUntil: undefined,
  }]);
});

Deno.test("each example can be played", async () => {
  for await (const { name } of Deno.readDir(new URL("./storms", import.meta.url))) {
    const storm = await readStorm(
      await Deno.readTextFile(new URL(`./storms/${name}`, import.meta.url)),
    );
    assert.match(storm.note, /invented/, `${name} says that its values are invented`);
  }
});

Deno.test("rain may be written as numbers or as lines of them", async () => {
  const rain = [{ over: { zips: ["11231"] }, from: "16:00", mm: [1, "2 3.5 4", 5] }];
  const storm = await readStorm(JSON.stringify({ ...STORM, rain }));
  assert.deepEqual(storm.rain[0]!.mm, [1, 2, 3.5, 4, 5]);
});

Deno.test("an update of a warning keeps what it does not change", async () => {
  const warnings = [{
    event: "Flash Flood Warning",
    over: { centre: [40.7, -74], radiusKm: 5 },
    at: "16:00",
    until: "18:00",
    updates: [{ at: "16:30", damageThreat: "CATASTROPHIC" }, { at: "17:00", until: "19:00" }],
  }];
  const storm = await readStorm(JSON.stringify({ ...STORM, warnings }));
  const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 8, 1, hour + 4, minute));
  assert.deepEqual(storm.warnings[0]!.messages, [
    { at: at(16), until: at(18), damageThreat: undefined },
    { at: at(16, 30), until: at(18), damageThreat: "CATASTROPHIC" },
    { at: at(17), until: at(19), damageThreat: "CATASTROPHIC" },
  ]);
});

Deno.test("what is wrong is told all at once, each with its place and what to do", async () => {
  const rain = [{ over: { zips: ["11231"] }, from: "4 pm", mm: [200] }];
  assert.deepEqual(
    await mistakesOf({ timeZone: "Brooklyn", hours: 100, rain, resident: [], residents: [] }),
    [
      'timeZone: write a time zone as "America/New_York"',
      "hours: Too big: expected number to be <=72",
      'rain.0.from: write a time as "20:15", on the day after the start as "+1 06:30"',
      "rain.0.mm.0: more than 100 mm in 15 minutes never fell",
      "residents: without residents there is nobody to tell",
      "storm.resident: no such field; see docs/replay.md",
    ],
  );
});

Deno.test("each mistake has its own words", async () => {
  const outage = { service: "openMeteo", kind: "503", from: "16:00", to: "17:00" };
  const cases: [change: object, mistake: string][] = [
    [
      { rain: [{ over: { zips: ["11231"] }, from: "16:05", mm: [1] }] },
      "rain.0.from: 16:05 is no quarter of an hour: rain comes in sums of 15 minutes",
    ],
    [
      { outages: [{ ...outage, from: "02:00", to: "03:00" }] },
      'outages.0.from: 02:00 is before the start; the day after is written "+1 02:00"',
    ],
    [
      { outages: [{ ...outage, from: "+1 02:00", to: "+1 03:00" }] },
      "outages.0.from: +1 02:00 is after the end: the storm lasts 10 h",
    ],
    [{ outages: [{ ...outage, to: "16:00" }] }, "outages.0.to: 16:00 is not after 16:00"],
    [
      { outages: [outage, { ...outage, from: "16:30", kind: "429" }] },
      "outages.1: overlaps outages.0 of the same service",
    ],
    [{ residents: [{ zip: "00000" }] }, "residents.0.zip: 00000 is no ZIP code of the Census"],
    [
      { residents: [{ zip: "11231", name: "Rosa", count: 2 }] },
      "residents.0.name: one person has a name: leave out count, or the name",
    ],
    [
      { residents: Array.from({ length: 4 }, () => ({ zip: "11231", count: 1000 })) },
      "residents: 4000 are too many: at most 3000",
    ],
    [
      { rain: [{ over: { zip: "11231" }, from: "16:00", mm: [1] }] },
      'rain.0.over: write { "zips": […] } or { "centre": [lat, lon], "radiusKm": n }',
    ],
  ];
  for (const [change, mistake] of cases) assert.deepEqual(await mistakesOf(change), [mistake]);
  await assert.rejects(readStorm("{"), /This is no JSON/);
});
