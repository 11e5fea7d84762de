// NOAA's list of stations at the worker's start, over HTTP from the sandbox; the pauses are the test's.
import assert from "node:assert/strict";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { Jobs } from "../jobs.ts";
import { runSoon } from "../soon.ts";
import { refreshStations } from "./stations.ts";

/** Tries as the timetable does; `atPause` is told how many pauses there were, and the signal's end. */
async function start(world: WorkerWorld, atPause: (n: number, stop: AbortController) => void) {
  const stop = new AbortController();
  const minutes: number[] = [];
  let isDone = false;
  const job = new Jobs().define("stations", async () => {
    isDone = await refreshStations(world.outside, world.clock());
  });
  const wait = (ms: number) => {
    minutes.push(ms / 60_000);
    atPause(minutes.length, stop);
    return Promise.resolve();
  };
  await runSoon(job, { isDone: () => isDone, wait }, stop.signal);
  const [{ stations }] = await world.database.sql<[{ stations: number }]>`
    select count(*)::int as stations from stations`;
  return { minutes, stations, asked: world.sandbox.requests("coops").length };
}

Deno.test("a list that is not had at the start is asked for a minute later, then after longer", async () => {
  await using world = await startWorkerWorld();
  world.sandbox.faults({ coops: { kind: "503" } });
  const { minutes, stations, asked } = await start(world, (n) => {
    if (n === 3) world.sandbox.faults({});
  });
  assert.deepEqual([minutes, asked], [[1, 2, 4], 4]);
  assert.ok(stations > 0);
});

Deno.test("a list that is had, or known, is not asked for again", async () => {
  await using world = await startWorkerWorld();
  const first = await start(world, () => {});
  assert.deepEqual([first.minutes, first.asked], [[], 1]);
  const again = await start(world, () => {});
  assert.deepEqual([again.minutes, again.asked], [[], 1]);
});

Deno.test("where NOAA stays silent it is the timetable's turn; a worker that ends asks no more", async () => {
  await using world = await startWorkerWorld();
  world.sandbox.faults({ coops: { kind: "503" } });
  const silent = await start(world, () => {});
  assert.deepEqual([silent.minutes, silent.stations], [[1, 2, 4, 8, 16, 32], 0]);
  const ended = await start(world, (_, stop) => stop.abort());
  assert.deepEqual([ended.minutes, ended.asked - silent.asked], [[1], 1]);
});

Deno.test("a database that fails is no list", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  await sql`alter table stations rename to gone`;
  let seen = 0;
  const stop = new AbortController();
  let isDone = false;
  const job = new Jobs().define("stations", async () => {
    isDone = await refreshStations(world.outside, world.clock());
  });
  const wait = async () => {
    seen++;
    await sql`alter table gone rename to stations`;
  };
  await runSoon(job, { isDone: () => isDone, wait }, stop.signal);
  assert.deepEqual([seen, isDone], [1, true]);
});
