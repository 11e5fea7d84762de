// A sweep's weather with all that surrounds it: limits, what is kept, and what operators are told.
import assert from "node:assert/strict";
import { type ConditionName, listConditions } from "shared/server/conditions.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { hearWeather } from "../weather/hear.ts";
import { OpenMeteo } from "../weather/open_meteo.ts";
import { addCalls } from "../weather/sql.ts";
import { makePlan } from "./plan/plan.ts";

const MINUTE_MS = 60_000;

interface Settings {
  callsPerDay?: number;
  /** As on the free host. */
  isFree?: boolean;
}

/** A district of some New York ZIP codes, a clock to move, and the weather as a sweep hears it. */
async function startWorld({ zips = 0, at = "2026-11-22T18:00:00Z", ...settings }: {
  zips?: number;
  at?: string;
} & Settings = {}) {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase({ zips: "country" }));
  let now = new Date(at);
  const clock = () => now;
  const sandbox = starting.use(await startSandbox({ now: clock }));
  await watch(database, zips);
  const owned = starting.move();
  const advance = (minutes: number) => void (now = new Date(now.getTime() + minutes * MINUTE_MS));
  return {
    sql: database.sql,
    sandbox,
    clock,
    advance,
    async hear({ timeoutMs = 10_000 } = {}) {
      const openMeteo = new OpenMeteo({ url: sandbox.url, timeoutMs, ...settings });
      if (settings.isFree) {
        const limits = { minute: 600, hour: 5_000, day: 10_000 };
        Object.assign(openMeteo, { limits, isMetered: true, concurrency: 1 });
      }
      const plan = await makePlan(database.sql, now);
      const heard = await hearAll(database.sql, plan.asks, {
        openMeteo,
        now,
        clock,
        random: () => 0,
        backOffMs: 1,
        wait: (ms) => Promise.resolve(advance(ms / MINUTE_MS)),
      });
      return { plan, heard, counts: countsOf(plan, heard) };
    },
    async condition(name: ConditionName) {
      return (await listConditions(database.sql)).find((condition) => condition.name === name);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** The figures, once all has come. */
async function hearAll(...hearing: Parameters<typeof hearWeather>) {
  const { forecasts, figures } = hearWeather(...hearing);
  for await (const _ of forecasts);
  return figures;
}

function countsOf(
  { asks, resting }: Awaited<ReturnType<typeof makePlan>>,
  { answered, leftOut }: Awaited<ReturnType<typeof hearAll>>,
) {
  return {
    asks: asks.length,
    resting: resting.length,
    answered,
    leftOut: leftOut.length,
  };
}

/** Places far enough from each other to have a cell each. */
async function watch({ sql }: TestDatabase, count: number): Promise<void> {
  const boundary = { type: "Polygon", coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] };
  await sql`
    insert into bids (slug, name, time_zone, boundary)
    values ('all', 'All', 'America/New_York', ${sql.json(boundary)})`;
  await sql`
    insert into bid_zips (bid_id, zip)
    select b.id, z.zip from bids b, (
      select distinct on (round(latitude * 10), round(longitude * 10)) zip, state from zips where is_area
      order by round(latitude * 10), round(longitude * 10), zip
    ) as z
    where state = 'NY' order by z.zip limit ${count}`;
}

Deno.test("where calls cost nothing, every cell is asked in every sweep", async () => {
  await using world = await startWorld({ zips: 3 });
  await world.hear();
  world.advance(30);
  const { counts } = await world.hear();
  assert.deepEqual(counts, { asks: 3, resting: 0, answered: 3, leftOut: 0 });
  assert.equal(await world.condition("weatherBudget"), undefined);
});

Deno.test("where they count, dry cells rest for two hours and rain ahead is asked each time", async () => {
  await using world = await startWorld({ zips: 3, callsPerDay: 1_000 });
  const [wet] = await world.sql<[{ zip: string }]>`select zip from bid_zips order by zip limit 1`;
  await world.sandbox.rain({
    ...wet,
    mmPerHour: 4,
    minutes: 600,
    startsInMinutes: 90,
    radiusKm: 1,
  });
  await world.hear();
  const asked: number[] = [];
  for (let sweep = 0; sweep < 4; sweep++) {
    world.advance(30);
    const { plan, counts } = await world.hear();
    assert.equal(counts.asks + counts.resting, 3);
    assert.deepEqual(plan.asks[0]!.zips[0], wet.zip);
    asked.push(counts.asks);
  }
  assert.deepEqual(asked, [1, 1, 3, 1]);
});

Deno.test("what the limits do not allow is left out, told, and asked first in the next sweep", async () => {
  await using world = await startWorld({ zips: 12, callsPerDay: 10, at: "2026-11-22T23:00:00Z" });
  const first = await world.hear();
  assert.deepEqual(first.counts, { asks: 12, resting: 0, answered: 8, leftOut: 4 });
  const ill = await world.condition("weatherBudget");
  assert.deepEqual(ill?.illSince, world.clock());
  assert.deepEqual(ill?.detail, { asked: 8, leftOut: 4, callsToday: 8, callsADay: 10 });

  // Past midnight the service counts anew.
  world.advance(90);
  const next = await world.hear();
  const zipsOf = (asks: { zips: string[] }[]) => asks.map(({ zips }) => zips[0]!);
  assert.deepEqual(
    zipsOf(next.plan.asks).slice(0, 4).sort(),
    zipsOf(first.heard.leftOut).sort(),
  );
});

Deno.test("the budget is well again once everything is asked", async () => {
  await using world = await startWorld({ zips: 12, callsPerDay: 400, at: "2026-11-22T23:30:00Z" });
  await addCalls(world.sql, 395, world.clock());
  assert.equal((await world.hear()).counts.leftOut, 7);
  world.advance(60);
  assert.equal((await world.hear()).counts.leftOut, 0);
  const { illSince, detail } = (await world.condition("weatherBudget"))!;
  assert.deepEqual([illSince, detail.leftOut], [null, 0]);
});

Deno.test("calls are counted in the database: a restart or another worker goes on from there", async () => {
  await using world = await startWorld({ zips: 12, callsPerDay: 20, at: "2026-11-22T23:30:00Z" });
  assert.equal((await world.hear()).counts.leftOut, 0);
  await world.sql`update cells set ask_after = null`;
  // Each `hear` is a worker that knows nothing of the last.
  assert.equal((await world.hear()).counts.leftOut, 4);
});

Deno.test("an error costs calls, too", async () => {
  await using world = await startWorld({ zips: 10, callsPerDay: 35, at: "2026-11-22T23:30:00Z" });
  world.sandbox.faults({ openMeteo: { kind: "503" } });
  const { counts, heard } = await world.hear();
  assert.deepEqual([counts.answered, heard.requests], [0, 3], "a fourth try would pass the limit");
  assert.equal((await world.condition("weatherBudget"))?.detail.callsToday, 30);
});

Deno.test("on the free host a minute's limit is waited out, and the service never says no", async () => {
  await using world = await startWorld({ zips: 700, isFree: true, at: "2026-11-22T18:00:20Z" });
  world.sandbox.faults({ openMeteo: { kind: "limits" } });
  const { counts, heard } = await world.hear();
  assert.deepEqual([counts.answered, heard.requests], [700, 7]);
  assert.equal(world.clock().toISOString(), "2026-11-22T18:01:00.000Z");
  const refused = world.sandbox.requests("openMeteo").filter(({ status }) => status !== 200);
  assert.deepEqual(refused, []);
});

Deno.test("a service that breaks off for a while costs nothing but tries", async () => {
  await using world = await startWorld({ zips: 150 });
  world.sandbox.faults({ openMeteo: { kind: "cut", times: 3 } });
  assert.equal((await world.hear()).counts.answered, 150);
  assert.equal((await world.condition("openMeteo"))?.illSince, null);
});

Deno.test("what was answered is kept though the rest is not, and operators are told why", async () => {
  await using world = await startWorld({ zips: 250 });
  // One of three requests is lost for good.
  const plan = await makePlan(world.sql, world.clock());
  const lostAt = plan.asks[0]!.latitude.toFixed(5);
  await using service = serveAllBut(lostAt, world.sandbox.url);
  const now = world.clock();
  const outside = { now, clock: world.clock, random: () => 0, backOffMs: 1 };
  const openMeteo = new OpenMeteo({ url: service.url });
  const { answered } = await hearAll(world.sql, plan.asks, { ...outside, openMeteo });
  assert.equal(answered, 150);
  const [kept] = await world.sql<[{ count: number }]>`
    select count(distinct cell_id)::int as count from rain_days`;
  assert.equal(kept.count, 150);
  const ill = (await world.condition("openMeteo"))!;
  assert.deepEqual([ill.illSince, ill.detail.places], [now, 100]);
  assert.equal(ill.detail.reason, "answered 404");

  world.advance(30);
  assert.equal((await world.hear()).counts.answered, 250);
  const well = (await world.condition("openMeteo"))!;
  assert.deepEqual([well.illSince, well.wellAt], [null, world.clock()]);
});

Deno.test("a database that is gone is told at the end, not in between", async () => {
  await using world = await startWorld({ zips: 250 });
  const plan = await makePlan(world.sql, world.clock());
  await world.sql`alter table cells rename to cells_gone`;
  const outside = { now: world.clock(), clock: world.clock, random: () => 0, backOffMs: 1 };
  const openMeteo = new OpenMeteo({ url: world.sandbox.url });
  await assert.rejects(hearAll(world.sql, plan.asks, { ...outside, openMeteo }), /cells/);
  const asked = world.sandbox.requests("openMeteo").filter(({ path }) => path.includes("latitude"));
  assert.equal(asked.length, 3, "nothing is under way any more");
});

/** The sandbox's weather, but for a question with that latitude first: there is none. */
function serveAllBut(latitude: string, sandboxUrl: string) {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      const { pathname, search, searchParams } = new URL(request.url);
      const text = await (await fetch(`${sandboxUrl}${pathname}${search}`)).text();
      const isLost = searchParams.get("latitude")?.startsWith(latitude);
      return isLost ? new Response("?", { status: 404 }) : new Response(text);
    },
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

Deno.test("the age of the model's run is told: old after four hours, well again with a new one", async () => {
  await using world = await startWorld({ at: "2026-11-22T18:20:00Z" });
  const told = async () => {
    await world.hear();
    const { illSince, detail } = (await world.condition("modelRun"))!;
    return [illSince, detail.runAt];
  };
  assert.deepEqual(await told(), [null, "2026-11-22T17:00:00.000Z"]);
  world.sandbox.modelRun(new Date("2026-11-22T14:20:00Z"));
  assert.deepEqual(await told(), [null, "2026-11-22T14:20:00.000Z"]);
  world.advance(1);
  assert.deepEqual(await told(), [world.clock(), "2026-11-22T14:20:00.000Z"]);
  world.sandbox.modelRun(null);
  assert.deepEqual(await told(), [null, "2026-11-22T17:00:00.000Z"]);
});

Deno.test("a run that is yet to come vouches for nothing: what was last known stays", async () => {
  await using world = await startWorld({ zips: 1 });
  await world.hear();
  const known = (await world.condition("modelRun"))!.detail.runAt;
  world.sandbox.modelRun(new Date("2099-01-01T00:00:00Z"));
  await world.hear();
  assert.equal((await world.condition("modelRun"))!.detail.runAt, known);
});

Deno.test("that the model's run cannot be asked fails nothing, and says nothing", async () => {
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    () => new Response("gone", { status: 500 }),
  );
  await using database = await cloneDatabase({ zips: "country" });
  const now = new Date("2026-11-22T18:00:00Z");
  const openMeteo = new OpenMeteo({ url: `http://127.0.0.1:${server.addr.port}` });
  const outside = { openMeteo, now, clock: () => now, random: () => 0 };
  assert.equal((await hearAll(database.sql, [], outside)).answered, 0);
  assert.equal((await listConditions(database.sql)).length, 0);
});
