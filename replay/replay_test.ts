// The examples, played as fast as they go: what they promise must hold.
import assert from "node:assert/strict";
import type { Entry } from "./entries.ts";
import { localTime } from "./local_time.ts";
import { replay } from "./replay.ts";
import { readStorm } from "./storm.ts";
import type { Promises, Summary } from "./summary.ts";
import { linesOf } from "./timeline.ts";

const KEPT: Promises = { twice: 0, woken: 0, unwoken: 0, open: 0, repeated: 0 };

async function play(name: string): Promise<{ entries: Entry[]; summary: Summary }> {
  const file = new URL(`./storms/${name}.json`, import.meta.url);
  return await playText(await Deno.readTextFile(file));
}

async function playText(text: string): Promise<{ entries: Entry[]; summary: Summary }> {
  const storm = await readStorm(text);
  const entries: Entry[] = [];
  const summary = await replay(storm, {
    speed: Infinity,
    env: Deno.env.toObject(),
    segmentCents: 1.1,
    tell: (entry) => void entries.push(entry),
  });
  const local = (at: Date) => localTime(at, storm.startsAt, storm.timeZone);
  for (const line of entries.flatMap((entry) => linesOf(entry, local))) {
    assert.ok(line.length <= 100, `a line of 100 columns: ${line}`);
  }
  return { entries, summary };
}

function find<Kind extends Entry["kind"]>(
  entries: Entry[],
  kind: Kind,
): (Entry & { kind: Kind })[] {
  return entries.filter((entry): entry is Entry & { kind: Kind } => entry.kind === kind);
}

Deno.test("an Ida-like evening: told before the peak, asleep only who wants to be, whatever fails", async () => {
  const { entries, summary } = await play("ida_like");
  assert.deepEqual(summary.promises, KEPT);
  for (const { zips, minutes } of summary.leads) {
    if (zips.includes("11365")) continue; // All its people sleep, and asked not to be woken.
    assert.ok(minutes !== null && minutes >= 60, `${zips} told an hour before: ${minutes}`);
  }
  assert.ok(summary.perResident.most <= 7, `${summary.perResident.most} texts for one`);
  const decisions = find(entries, "decision");
  const warned = decisions.filter(({ facts }) => facts.warning);
  assert.ok(warned.every(({ facts }) => facts.warning!.event === "Flash Flood Warning"));
  const minutes = new Set(warned.map(({ at }) => at.getTime() / 60_000));
  assert.equal(minutes.size, 2, "told when it was issued, and when it became an emergency");
  assert.ok(warned.some(({ step, names }) => step === "flood" && names.includes("Mei")));
  assert.ok(
    warned.some(({ step, names }) => step === "warning" && names.includes("Rosa")),
    "who knew of the flood risk is told of the warning, too",
  );
  for (const { facts } of decisions.filter(({ step }) => step === "ask")) {
    assert.ok(facts.wettestQuarter!.mm >= 21, "asked after the worst");
  }
  const own = decisions.find(({ facts }) => facts.thresholdsOf);
  assert.deepEqual([own?.zips, own?.facts.thresholdsOf], [["11231"], "Red Hook Waterfront BID"]);
  assert.deepEqual(find(entries, "sweep").map(({ status }) => status), ["failed"]);
  assert.ok(find(entries, "released").some(({ step }) => step === "clear"), "told in the morning");
  assert.ok(find(entries, "gone").some(({ names }) => names.includes("Tom")), "Tom had paused");
});

Deno.test("a day of drizzle nags nobody", async () => {
  const { summary } = await play("drizzle");
  assert.deepEqual(summary.promises, KEPT);
  assert.deepEqual(summary.steps.map(({ step }) => step), ["any", "clear"]);
  assert.ok(summary.perResident.most <= 2, "one word, one all-clear");
  assert.equal(summary.perResident.none, 75, "who asked for heavy rain or worse hears nothing");
});

Deno.test("a false alarm is taken back once, and nobody is asked about rain that never fell", async () => {
  const { entries, summary } = await play("false_alarm");
  assert.deepEqual(summary.promises, KEPT);
  assert.equal(summary.steps.find(({ step }) => step === "ask"), undefined);
  const clear = summary.steps.find(({ step }) => step === "clear");
  assert.ok(clear && clear.delivered > 0);
  for (const { facts, example } of find(entries, "decision")) {
    if (facts.level === "flood") assert.match(example!.body, /The forecast has changed/);
  }
  // Any rain, flood risk, all clear; and the little that fell, with its own all-clear.
  assert.ok(summary.perResident.most <= 5, `${summary.perResident.most} texts for one`);
});

Deno.test("a king tide under a clear sky: each high water told once to who asked for the tide, hours before it", async () => {
  const { entries, summary } = await play("king_tide");
  assert.deepEqual(summary.promises, KEPT);
  assert.deepEqual(find(entries, "decision"), [], "not a drop of rain");
  const tides = find(entries, "tide");
  assert.deepEqual(tides.map(({ step, zips }) => [step, zips]), [
    ["heavy", ["11201", "11231"]],
    ["clear", ["11201", "11231"]],
    ["flood", ["11201", "11231"]],
    ["clear", ["11201", "11231"]],
  ]);
  assert.deepEqual(tides.map(({ facts }) => facts.level), [
    "minor",
    "minor",
    "moderate",
    "moderate",
  ]);
  assert.ok(tides.every(({ names }) => !names.includes("Tom")), "who has not asked");
  assert.ok(tides[0]!.names.includes("Rosa"));
  const people = tides.map(({ queued, held }) =>
    [queued, held].flatMap((counts) => Object.values(counts)).reduce((a, b) => a + b, 0)
  );
  assert.deepEqual(
    people,
    [21, 21, 31, 31],
    "one text of two ZIP codes; minor is not for who wants floods",
  );
  for (const { at, step, facts } of tides) {
    if (step === "clear") continue;
    const hours = (Date.parse(facts.peak!.at) - at.getTime()) / 3_600_000;
    assert.ok(hours >= 2, `${step} told ${hours} hours before`);
  }
});

Deno.test("a cloudburst that only the newest run has is told within ten minutes of its coming into the model", async () => {
  const { entries, summary } = await play("pop_up");
  assert.deepEqual(summary.promises, KEPT);
  const floods = find(entries, "decision").filter(({ step }) => step === "flood");
  const runAt = Date.parse("2026-07-21T16:15:00-04:00");
  assert.deepEqual(
    new Set(floods.map(({ at }) => (at.getTime() - runAt) / 60_000)),
    new Set([5]),
    "at twenty past, not at half past",
  );
  for (const { minutes } of summary.leads) assert.ok(minutes !== null && minutes >= 25);
  assert.ok(summary.perResident.most <= 4, `${summary.perResident.most} texts for one`);
  assert.deepEqual(Object.keys(summary.nearSweeps), ["done"]);
});

Deno.test("a warning that names a zone is told where that is, and nowhere else", async () => {
  const { entries, summary } = await playText(JSON.stringify({
    name: "By a zone",
    note: "All values are invented.",
    timeZone: "America/New_York",
    startsAt: "2026-10-12T12:00",
    hours: 5,
    rain: [],
    warnings: [{
      event: "Coastal Flood Warning",
      over: { centre: [40.68, -74.0], radiusKm: 3 },
      byZone: true,
      at: "12:40",
      until: "14:30",
      updates: [{ at: "13:20", until: "14:40" }],
    }],
    residents: [{ zip: "11231", name: "Rosa" }, { zip: "11234", name: "Tom" }],
  }));
  assert.deepEqual(summary.promises, KEPT);
  const told = find(entries, "decision");
  assert.deepEqual(told.map(({ step, zips, names }) => [step, zips, names]), [
    ["flood", ["11231"], ["Rosa"]],
    ["clear", ["11231"], ["Rosa"]],
  ]);
  assert.equal(told[0]!.facts.warning?.event, "Coastal Flood Warning");
});
