// Forecasts and lists that come and go: how many texts a resident has of it in a day, sweep by sweep.
import assert from "node:assert/strict";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { NEAR_SWEEP_MINUTES, sweepNear } from "./near.ts";
import { tellNewWarnings } from "./new_warnings.ts";

const ANN = "+17185550101";
const BEN = "+17185550102";
const CAT = "+17185550103";
/** One in the afternoon in New York; nobody here has quiet hours. */
const START = new Date("2026-11-22T18:00:00Z");
const HOUR = 60;

async function startDay(): Promise<WorkerWorld> {
  // Its clock stands while it sweeps: what is forecast for a quarter hour is not shared out over two.
  const world = await startWorkerWorld({ at: START, speed: 0 });
  await world.follow(ANN, { "11231": "any" });
  await world.follow(BEN, { "11231": "heavy" });
  await world.follow(CAT, { "11231": "flood" });
  await world.database.sql`update users set quiet_from = null, quiet_to = null`;
  return world;
}

/** This much in the quarter hour that ends 90 minutes ahead, and nothing else. */
async function forecast(world: WorkerWorld, mm: number): Promise<void> {
  world.sandbox.stopRain();
  if (mm === 0) return;
  await world.sandbox.rain({ zip: "11231", mmPerHour: 4 * mm, minutes: 15, startsInMinutes: 75 });
}

/** Sweeps each half hour of so many hours, near ones between; what the run of each hour has ahead. */
async function sweepHours(
  world: WorkerWorld,
  hours: number,
  ofHour: (hour: number) => Promise<void>,
): Promise<void> {
  for (let minute = 0; minute < hours * HOUR; minute += NEAR_SWEEP_MINUTES) {
    if (minute % HOUR === 0) await ofHour(minute / HOUR);
    if (minute % (HOUR / 2) === 0) await world.sweep();
    else await sweepNear(world.clock(), world.outside);
    await world.sendAll();
    world.advance(NEAR_SWEEP_MINUTES);
  }
}

function textsOf(world: WorkerWorld, phone: string): string[] {
  return world.sandbox.messages(phone).map(({ body }) => body);
}

Deno.test("24 dry hours of runs with 5.1 and 1.0 mm at 90 minutes ahead: three texts at most, none of a flood", async () => {
  await using world = await startDay();
  await sweepHours(world, 24, (hour) => forecast(world, hour % 2 === 0 ? 5.1 : 1));
  const counts = [ANN, BEN, CAT].map((phone) => textsOf(world, phone).length);
  assert(counts[0]! >= 1 && counts[0]! <= 3, `any rain: ${counts[0]}`);
  assert(counts[1]! >= 1 && counts[1]! <= 3, `heavy rain: ${counts[1]}`);
  assert.equal(counts[2], 0);
});

Deno.test("runs that alternate about flood level for 24 hours: the rise is told at once, and once", async () => {
  await using world = await startDay();
  await sweepHours(world, 24, (hour) => forecast(world, [5.1, 10.1][hour % 2]!));
  const floods = textsOf(world, CAT);
  assert.deepEqual([floods.length, /flood risk/.test(floods[0]!)], [1, true], floods.join("\n"));
  const [flood] = world.sandbox.messages(CAT);
  assert.equal(
    flood!.createdAt.getTime() < START.getTime() + 61 * 60_000,
    true,
    "with the run that has it",
  );
  for (const phone of [ANN, BEN]) {
    assert(textsOf(world, phone).length <= 3, textsOf(world, phone).join("\n"));
  }
});

Deno.test("after a day of comings and goings a flood risk is told at once, whatever was told before", async () => {
  await using world = await startDay();
  await sweepHours(world, 23, (hour) => forecast(world, hour % 4 < 2 ? 5.1 : 0));
  for (const phone of [ANN, BEN]) {
    const texts = textsOf(world, phone);
    assert(texts.length <= 6, `${texts.length}: ${texts.join("\n")}`);
  }
  assert.equal(textsOf(world, CAT).length, 0);
  await forecast(world, 12);
  await world.sweep();
  await world.sendAll();
  for (const phone of [ANN, BEN, CAT]) assert.match(textsOf(world, phone).at(-1)!, /flood risk/);
});

for (
  const [name, lists] of [["from the list", "withdraw"], ["by an empty list", "empty"]] as const
) {
  Deno.test(`a warning that drops off ${name} each other hour brings three texts at most`, async () => {
    await using world = await startDay();
    const warning = await world.sandbox.warn({
      zip: "11231",
      event: "Flash Flood Warning",
      minutes: 48 * HOUR,
    });
    await sweepHours(world, 12, async (hour) => {
      const isGone = hour % 2 === 1;
      if (lists === "empty") world.sandbox.faults(isGone ? { nws: { kind: "empty" } } : {});
      else if (isGone) world.sandbox.withdrawWarning(warning.id);
      else if (hour > 0) world.sandbox.relistWarning(warning);
      await tellNewWarnings(world.outside);
    });
    for (const phone of [ANN, BEN, CAT]) {
      const texts = textsOf(world, phone);
      // Gone for all of an hour it is over; only then is it news.
      const isWarning = texts.map((body) => /Flash Flood Warning/.test(body));
      assert(isWarning.every((is, n) => is === (n % 2 === 0)), texts.join("\n"));
      assert(texts.length >= 1 && texts.length <= 3, texts.join("\n"));
    }
  });
}

Deno.test("a warning gone for hours, with its all-clear, is told when it is back; of a day three storms at most", async () => {
  await using world = await startDay();
  const warning = await world.sandbox.warn({
    zip: "11231",
    event: "Flash Flood Warning",
    minutes: 72 * HOUR,
  });
  await sweepHours(world, 24, (hour) => {
    if (hour % 4 === 2) world.sandbox.withdrawWarning(warning.id);
    if (hour % 4 === 0 && hour > 0) world.sandbox.relistWarning(warning);
    return Promise.resolve();
  });
  const texts = textsOf(world, ANN);
  const clears = texts.filter((body) => !/Flash Flood Warning/.test(body));
  assert(texts.length >= 3 && texts.length <= 5, texts.join("\n"));
  assert(clears.length <= 2, clears.join("\n"));
});
