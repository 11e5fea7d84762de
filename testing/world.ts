// All of FloodLine, as in production: its programs as processes, behind a front, on a database and
// a sandbox of their own.
import type { TestDatabase } from "./database.ts";
import { cloneDatabase } from "./database.ts";
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
  api: Program;
  web: Program;
  worker: Program;
  /** One sweep now; its figures. */
  sweep(): Promise<Record<string, unknown>>;
}

/**
 * `await using world = await startWorld();`
 *
 * @param prepare fills the database and the storage before the programs start
 */
export async function startWorld(
  prepare?: (parts: Pick<World, "database" | "sandbox" | "url">) => Promise<unknown>,
): Promise<World> {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase({ zips: "country" }));
  const { hostname, port, pathname } = new URL(database.url);
  const wire = starting.use(startRelay({ hostname, port: Number(port) }));
  const front = starting.use(await startFront());
  const sandbox = starting.use(await startSandbox({ publicUrl: front.url }));
  await prepare?.({ database, sandbox, url: front.url });
  const env = {
    PUBLIC_URL: front.url,
    DATABASE_URL: `postgres://postgres@127.0.0.1:${wire.port}${pathname}`,
    ...sandbox.environment,
    SMS_PER_SECOND: "50",
    // Journeys sweep when they say so.
    SWEEP_CRON: "*/30 * * * *",
  };
  const [api, worker] = await Promise.all([startProgram("api", env), startProgram("worker", env)]);
  starting.use(api);
  starting.use(worker);
  const web = starting.use(await startProgram("web", { ...env, API_URL: api.url }));
  await front.pass({ api: api.url, web: web.url });
  const owned = starting.move();
  return {
    url: front.url,
    front,
    database,
    wire,
    sandbox,
    api,
    web,
    worker,
    async sweep() {
      const response = await fetch(`${worker.url}/sweep`, { method: "POST" });
      return await response.json();
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
