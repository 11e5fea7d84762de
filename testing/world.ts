// All of FloodLine behind a front, on a database and a sandbox of their own.
import { readConfig } from "shared/server/config.ts";
import { connect } from "shared/server/database.ts";
import { ApiConfig } from "../api/config.ts";
import { runApi } from "../api/run.ts";
import { WebConfig } from "../web/config.ts";
import { keptInProcess } from "shared/kept_answers/kept_answers.ts";
import type { PageForAll } from "../web/kept/keep_pages.ts";
import { openSite } from "../web/run.ts";
import { handleHealth } from "../worker/health.ts";
import { WorkerConfig } from "../worker/config.ts";
import { sweep } from "../worker/sweep/sweep.ts";
import { runTimetable } from "../worker/timetable.ts";
import { cloneDatabase, PATIENCE, type TestDatabase } from "./database.ts";
import { makeFastParts } from "./fast_worker.ts";
import { type Front, startFront } from "./front.ts";
import { type Program, startProgram } from "./programs.ts";
import { type Relay, startRelay } from "./relay.ts";
import { startSandbox, type TestSandbox } from "./sandbox.ts";

export interface World extends AsyncDisposable {
  /** Where a browser goes. */
  url: string;
  front: Front;
  /** The test's own way to the database; the programs' goes through the wire. */
  database: TestDatabase;
  wire: Relay;
  sandbox: TestSandbox;
  /** One sweep now; its figures. */
  sweep(): Promise<Record<string, unknown>>;
}

/** Each program as a process of its own, as in production. */
export interface ProcessWorld extends World {
  api: Program;
  web: Program;
  worker: Program;
}

/** Fills the database and the storage before the programs start. */
type Prepare = (parts: Pick<World, "database" | "sandbox" | "url">) => Promise<unknown>;

interface Started extends AsyncDisposable {
  /** http://127.0.0.1:PORT */
  url: string;
}

/**
 * `await using world = await startWorld();` The programs run in this process, by their configuration: a
 * process takes seconds to load what this one has. Where a test kills or measures them:
 * startProcessWorld.
 */
export async function startWorld(prepare?: Prepare): Promise<World> {
  const { world } = await start(prepare, {
    api: runApiHere,
    web: runWebHere,
    worker: runWorkerHere,
  });
  return world;
}

/**
 * `await using world = await startProcessWorld();`
 *
 * @param settings more of each program's environment, and Caddy's TRUSTED_PROXIES
 */
export async function startProcessWorld(
  prepare?: Prepare,
  settings: Environment = {},
): Promise<ProcessWorld> {
  const { world, programs } = await start(prepare, {
    api: (env) => startProgram("api", { ...env, ...settings }),
    web: (env) => startProgram("web", { ...env, ...settings }),
    worker: (env) => startProgram("worker", { ...env, ...settings }),
  }, settings.TRUSTED_PROXIES);
  return { ...world, ...programs };
}

type Environment = Record<string, string>;
type Starters<Program extends Started> = Record<
  "api" | "web" | "worker",
  (env: Environment) => Promise<Program>
>;

async function start<Program extends Started>(
  prepare: Prepare | undefined,
  starters: Starters<Program>,
  trustedProxies?: string,
): Promise<{ world: World; programs: Record<"api" | "web" | "worker", Program> }> {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase({ zips: "country" }));
  const { hostname, port, pathname } = new URL(database.url);
  const wire = starting.use(startRelay({ hostname, port: Number(port) }));
  const front = starting.use(await startFront());
  const sandbox = starting.use(await startSandbox({ publicUrl: front.url }));
  await prepare?.({ database, sandbox, url: front.url });
  const env = {
    FLOODLINE_ENV: "development",
    PORT: "0",
    PUBLIC_URL: front.url,
    DATABASE_URL: `postgres://postgres@127.0.0.1:${wire.port}${pathname}`,
    ...sandbox.environment,
    SMS_PER_SECOND: "50",
    // Journeys sweep when they say so.
    SWEEP_CRON: "*/30 * * * *",
  };
  const [api, worker] = await Promise.all([starters.api(env), starters.worker(env)]);
  starting.use(api);
  starting.use(worker);
  const web = starting.use(await starters.web({ ...env, API_URL: api.url }));
  await front.pass({ api: api.url, web: web.url, trustedProxies });
  const owned = starting.move();
  const world: World = {
    url: front.url,
    front,
    database,
    wire,
    sandbox,
    async sweep() {
      const response = await fetch(`${worker.url}/sweep`, { method: "POST" });
      return await response.json();
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
  return { world, programs: { api, web, worker } };
}

async function runApiHere(env: Environment): Promise<Started> {
  const config = readConfig(ApiConfig, env);
  const open = (name: string, max: number) =>
    connect(config.DATABASE_URL, { name, max, patience: PATIENCE });
  const { port, stop } = await runApi(config, {
    sql: open("floodline-api", 10),
    keptSql: open("floodline-api-kept", 3),
    probeSql: open("floodline-api-probe", 1),
    patience: PATIENCE,
    kept: keptInProcess({ freshMs: 15_000, restMs: 0 }),
  });
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: stop };
}

/** Asked whether it still holds each time: a test sees at once what it has done. */
const NOT_A_MOMENT = { freshMs: 0, restMs: 0 };

async function runWebHere(env: Environment): Promise<Started> {
  const kept = keptInProcess<PageForAll>(NOT_A_MOMENT);
  const server = Deno.serve({ ...HERE }, await openSite(readConfig(WebConfig, env), { kept }));
  return { url: `http://127.0.0.1:${server.addr.port}`, [Symbol.asyncDispose]: server.shutdown };
}

function runWorkerHere(env: Environment): Promise<Started> {
  const parts = makeFastParts(readConfig(WorkerConfig, env), {
    at: Date.now(),
    from: Date.now(),
    speed: 1,
  });
  const stopping = new AbortController();
  const { ended } = runTimetable(parts, stopping.signal);
  const { sql, outside } = parts;
  const server = Deno.serve(
    { ...HERE },
    handleHealth({ sql, sweepNow: () => sweep(outside.clock(), outside) }),
  );
  return Promise.resolve({
    url: `http://127.0.0.1:${server.addr.port}`,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await server.shutdown();
      await ended();
      await sql.end({ timeout: 1 });
    },
  });
}

const HERE = { port: 0, hostname: "127.0.0.1", onListen: () => {} };
