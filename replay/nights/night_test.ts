// From a night's files to a storm's file and back.
import assert from "node:assert/strict";
import { cellsOf, mmAt } from "../sky.ts";
import { readStorm, type ScriptedStorm } from "../storm.ts";
import { ask, type AskedNight, HOURS, RAIN } from "./samples/asked.ts";
import { hpdHourly, hpdQuarters, lcd, openMeteo } from "./samples/files.ts";

async function play(asked?: AskedNight): Promise<{ storm: ScriptedStorm; caveats: string[] }> {
  const { file, caveats } = await ask(asked);
  return { storm: await readStorm(JSON.stringify(file)), caveats };
}

/** What fell, or was foreseen at `now`, in the 15 minutes to a time in UTC. */
function mmTo(storm: ScriptedStorm, end: string, now?: string, zip = "11231"): number {
  const cell = cellsOf(storm).find(({ zips }) => zips.includes(zip))!;
  return mmAt(storm, cell, Date.parse(end), now ? Date.parse(now) : undefined);
}

Deno.test("a night comes back from its storm file as it was told", async () => {
  const { storm, caveats } = await play();
  assert.deepEqual(
    [storm.name, storm.startsAt, storm.endsAt],
    [
      "Red Hook, the night of 2021-09-01",
      new Date("2021-09-01T16:00:00Z"),
      new Date("2021-09-02T16:00:00Z"),
    ],
  );
  assert.deepEqual(
    ["01:00", "01:15", "01:30", "01:45", "02:00"].map((time) => mmTo(storm, `2021-09-02T${time}Z`)),
    [0, 15.24, 19.05, 5.08, 0],
  );
  assert.deepEqual(storm.districts, [{
    ...{ name: "Red Hook", zips: ["11231"], leadMinutes: 90 },
    levels: { heavy: { mmPer15Min: 4 } },
  }]);
  assert.match(storm.note, /Rain by HPD 15-minute, USC00300001/);
  assert.match(caveats[0]!, /A PERFECT FORECAST: .*not what there would have been/);
  assert.equal(mmTo(storm, "2021-09-02T01:30Z", "2021-09-01T16:00Z"), 19.05, "foreseen as it fell");
});

Deno.test("rain keeps its hour on the nights on which the clocks change", async () => {
  const cases: [date: string, hour: number, end: string][] = [
    // 05:00 to 06:00 in standard time, after the clocks have gone back, and forth.
    ["2021-11-06", 5, "2021-11-07T10:15Z"],
    ["2021-03-13", 5, "2021-03-14T10:15Z"],
  ];
  for (const [date, hour, end] of cases) {
    const next = end.slice(0, 10);
    const from = [hpdHourly({ [date]: {}, [next]: { [hour]: 40 } })];
    const { storm } = await play({ from });
    assert.equal(storm.startsAt.toISOString().slice(0, 10), date);
    assert.equal(mmTo(storm, end), 2.54, date);
    assert.equal(mmTo(storm, new Date(Date.parse(end) - 900_000).toISOString()), 0, date);
  }
});

Deno.test("a run that becomes known in the hour that comes twice is told as of the next that is one", async () => {
  const from = [hpdHourly({ "2021-11-06": {}, "2021-11-07": { 5: 40 } })];
  const run = {
    "2021-11-07T03:00": openMeteo("2021-11-07T03:15Z", {
      variables: { precipitation: new Array(60).fill(2) },
    }),
  };
  // Known at 05:00 and at 06:00 in UTC: both are 01:00 on the wall.
  for (const [knownAfter, known] of [["120", "05:00"], ["180", "06:00"]] as const) {
    const { storm } = await play({ from, run, knownAfter });
    const at = storm.rain[0]!.forecast;
    assert.equal(at.kind, "runs");
    const time = at.kind === "runs" && at.runs[0]!.at.toISOString().slice(11, 16);
    assert.ok(time && time >= known && time <= "07:00", `${knownAfter}: ${time}`);
  }
});

Deno.test("each run is known some time after its start, and nothing before the first", async () => {
  const series = (mm: number) =>
    openMeteo("2021-09-01T16:15Z", { variables: { precipitation: new Array(96).fill(mm) } });
  const run = {
    "2021-09-01T12:00": series(1),
    "2021-09-01T13:00": series(2),
    "2021-09-01T21:00": series(7),
  };
  const { storm, caveats } = await play({ run });
  const foreseenAt = (now: string) => mmTo(storm, "2021-09-02T01:30Z", now);
  assert.deepEqual(
    ["2021-09-01T16:00Z", "2021-09-01T22:45Z", "2021-09-01T23:00Z"].map(foreseenAt),
    [2, 2, 7],
  );
  assert.equal(mmTo(storm, "2021-09-02T01:30Z"), 19.05, "what fell is the gauge's");
  assert.match(caveats[0]!, /3 runs, each taken as known 120 minutes after its start/);
  const late = await play({ run: { "2021-09-01T21:00": series(7) } });
  assert.equal(mmTo(late.storm, "2021-09-02T01:30Z", "2021-09-01T22:45Z"), 0);
});

Deno.test("a forecast that tells no time is known from the beginning, and its caveat says which it was", async () => {
  const hours = { step: "hourly" as const };
  const word = openMeteo("2021-09-01T17:00Z", {
    ...hours,
    variables: { precipitation: new Array(24).fill(8) },
  });
  const before = openMeteo("2021-09-01T17:00Z", {
    ...hours,
    variables: {
      precipitation_previous_day1: new Array(24).fill(4),
      precipitation_previous_day2: new Array(24).fill(12),
    },
  });
  const cases: [asked: AskedNight, mm: number, caveat: RegExp][] = [
    [
      { forecast: [word] },
      2,
      /model's last word before each hour, taken as known from the beginning/,
    ],
    [{ forecast: [before] }, 1, /that of the day before, and never renewed/],
    [{ forecast: [before, word] }, 2, /model's last word/],
    [{ from: [RAIN, before] }, 1, /that of the day before/],
  ];
  for (const [asked, mm, caveat] of cases) {
    const { storm, caveats } = await play(asked);
    assert.equal(mmTo(storm, "2021-09-02T01:30Z", "2021-09-01T16:00Z"), mm);
    assert.match(caveats[0]!, caveat);
  }
});

Deno.test("of several stations each ZIP code has the nearest that knows the night", async () => {
  const jamaica = { latitude: 40.68, longitude: -73.78 };
  const from = [
    RAIN,
    hpdQuarters({ "2021-09-01": { 80: 8 }, "2021-09-02": {} }, jamaica),
    hpdQuarters({ "2019-01-01": { 80: 99 } }, { latitude: 40.68, longitude: -73.9 }),
  ];
  const district = { zips: ["11231", "11434"], residents: [{ zip: "11231" }, { zip: "11434" }] };
  const { storm, caveats } = await play({ from, district });
  const end = "2021-09-02T01:15Z";
  assert.deepEqual(
    [mmTo(storm, end), mmTo(storm, end, undefined, "11434")],
    [15.24, 2.03],
  );
  assert.ok(caveats.some((words) => /says nothing of this night, and was left out/.test(words)));
});

Deno.test("caveats tell hours, gaps, distance and a place that is not known", async () => {
  const hourly = hpdHourly({ "2021-09-01": { 20: 310, 21: -9999 }, "2021-09-02": {} }, {
    latitude: 40.8,
    longitude: -74.01,
  });
  const { caveats } = await play({ from: [hourly] });
  const told = caveats.join("\n");
  assert.match(
    told,
    /tells of up to an hour at once, spread evenly here: a burst of 15 minutes is flattened/,
  );
  assert.match(told, /lacks 4 of 96 quarters of an hour: taken as dry/);
  assert.match(told, /stands 1\d km away: a burst may have missed/);
  assert.match(told, /What fell is by a gauge/);
  assert.match(told, /Official warnings are not in these files/);
  const nowhere = await play({
    from: [lcd("2021-09-01", HOURS, { place: null })],
    night: "2021-09-01",
  });
  assert.match(
    nowhere.caveats.join("\n"),
    /does not say where it stands: its rain is taken for all/,
  );
  const modelled = openMeteo("2021-09-01T16:15Z", {
    variables: { precipitation: new Array(96).fill(1) },
  });
  const model = await play({ from: [modelled] });
  assert.doesNotMatch(model.caveats.join("\n"), /gauge/);
});

Deno.test("more people than can be played are thinned in the same proportions, and it is said", async () => {
  const residents = [
    { zip: "11231", count: 20_000, level: "heavy" },
    { zip: "11231", count: 4_000, level: "flood", language: "es" },
    { zip: "11231", count: 1, level: "any", language: "zh" },
  ];
  const { storm, caveats } = await play({ district: { residents } });
  const people = Map.groupBy(storm.residents, ({ level }) => level);
  const count = (level: "any" | "heavy" | "flood") =>
    people.get(level)!.reduce((sum, group) => sum + group.count, 0);
  assert.deepEqual([count("heavy"), count("flood"), count("any")], [2497, 499, 1]);
  assert.match(caveats.join("\n"), /Each resident here stands for 8\.0 people/);
});
