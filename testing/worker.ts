// A worker's world inside the test's own process: database, sandbox, a clock that can be moved and
// hurried, and somebody who takes the carrier's receipts.
import { CONSENT_VERSION } from "shared/consent.ts";
import type { Level } from "shared/levels.ts";
import { readConfig } from "shared/server/config.ts";
import { connect, type Sql } from "shared/server/database.ts";
import { applyReceipt } from "shared/server/outbox/receipts.ts";
import { Carrier } from "shared/server/twilio.ts";
import { WorkerConfig } from "../worker/config.ts";
import { Sender } from "../worker/sending/sender.ts";
import { runTimetable } from "../worker/timetable.ts";
import { type Wait, wait as waitHere } from "../worker/wait.ts";
import { Coops } from "../worker/tides/coops.ts";
import { WeatherService } from "../worker/warnings/nws.ts";
import { OpenMeteo } from "../worker/weather/open_meteo.ts";
import { type Figures, sweep, type SweepServices } from "../worker/sweep/sweep.ts";
import { cloneDatabase, PATIENCE, type TestDatabase } from "./database.ts";
import { type FastClock, timeOn } from "./fast_clock.ts";
import { makeFastParts } from "./fast_worker.ts";
import { type Program, startProgram } from "./programs.ts";
import { startSandbox, type TestSandbox } from "./sandbox.ts";
import { until } from "./until.ts";

export interface WorkerWorld extends AsyncDisposable {
  database: TestDatabase;
  sandbox: TestSandbox;
  /** The worker's own connections; `database.sql` is the test's. */
  sql: Sql;
  carrier: Carrier;
  outside: SweepServices;
  clock: () => Date;
  advance(minutes: number): void;
  /** Its clock's speed from now on, which workers that run already do not learn. */
  setSpeed(speed: number): void;
  /** Signs up a resident with consent; returns the id. */
  follow(phone: string, places: Record<string, Level>): Promise<string>;
  /** A sweep of a slot of its own; throws where it did not run. */
  sweep(): Promise<Figures>;
  startSender(options?: { perSecond?: number; wait?: Wait }): RunningSender;
  /**
   * Time goes on, step by step, until something is so: never while a text is on its way, nor before the
   * sender has looked once more. On a busy machine hours would pass between two looks, and texts expire.
   */
  passUntil(
    sender: RunningSender,
    isSo: () => Promise<boolean> | boolean,
    stepSeconds?: number,
  ): Promise<void>;
  /** A whole worker as a process of its own, on this world's clock. */
  startWorker(settings?: Record<string, string>): Promise<Program>;
  /** The same inside this process: it cannot be killed, but is there at once. */
  runWorker(settings?: Record<string, string>): AsyncDisposable;
  /** Sends until nothing waits and every receipt is in. */
  sendAll(): Promise<void>;
  /** Where every message is: "delivered", "queued", … by (phone, step). */
  outbox(): Promise<{ phone: string; step: string | null; status: string; body: string }[]>;
}

interface RunningSender extends AsyncDisposable {
  sender: Sender;
  /** How often it has looked and found nothing that may leave. */
  idleRounds(): number;
}

/** How soon a queued text is seen; the only wait of that length. */
const POLL_MS = 20;

interface WorldOptions {
  at?: Date;
  /** Of requests to the outside world; short only where a test waits for it. */
  timeoutMs?: number;
  speed?: number;
  /** See testing/database.ts */
  zips?: "few" | "country";
  /** A database that is not one of the clones. */
  open?: () => Promise<TestDatabase>;
}

/** As many wait for each core where all tests run and nothing else does. */
const USUAL_LOAD = 4;
/** However busy the machine is, tests end. */
const SLOWEST = 1 / 4;

/** On a machine that is busy with all else the clock goes more slowly, too: no text is late for that. */
function paceOf(speed: number): number {
  if (speed <= 1) return speed;
  const [ofLastMinute] = Deno.loadavg();
  const load = ofLastMinute! / navigator.hardwareConcurrency;
  return speed * Math.max(SLOWEST, Math.min(1, USUAL_LOAD / load));
}

/**
 * `await using world = await startWorkerWorld();` It is `at` there, and time runs, `speed` times as
 * fast as here at most.
 */
export async function startWorkerWorld(
  {
    at = new Date("2026-11-22T18:00:00Z"),
    timeoutMs = 30_000,
    speed = 1,
    zips,
    open = () => cloneDatabase({ zips }),
  }: WorldOptions = {},
): Promise<WorkerWorld> {
  const fast: FastClock = { at: at.getTime(), from: Date.now(), speed: paceOf(speed) };
  const clock = () => timeOn(fast);
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await open());
  const sql = connect(database.url, {
    max: 5,
    name: "floodline-worker",
    plansAnew: true,
    patience: PATIENCE,
  });
  starting.defer(() => sql.end({ timeout: 1 }));
  const receipts = takeReceipts(database.sql, clock);
  starting.defer(() => receipts.shutdown());
  const sandbox = starting.use(await startSandbox({ now: clock }));
  const publicUrl = `http://127.0.0.1:${receipts.addr.port}`;
  const outside: SweepServices = {
    sql,
    openMeteo: new OpenMeteo({ url: sandbox.url, timeoutMs }),
    weatherService: new WeatherService({ url: sandbox.url, timeoutMs }),
    coops: new Coops({ url: sandbox.url, timeoutMs, pauseMs: 0, wait: waitHere }),
    publicUrl,
    clock,
    random: () => 0.5,
    backOffMs: 1,
  };
  const carrier = new Carrier({ ...sandbox.carrier.options, timeoutMs });
  const startSender: WorkerWorld["startSender"] = ({ perSecond = 1000, wait = waitHere } = {}) => {
    const stop = new AbortController();
    let idleRounds = 0;
    const sender = new Sender({
      sql,
      carrier,
      publicUrl,
      perSecond,
      clock,
      pollMs: POLL_MS,
      wait(ms, signal) {
        if (ms === POLL_MS) idleRounds++;
        return wait(ms, signal);
      },
    });
    const running = sender.run(stop.signal);
    return {
      sender,
      idleRounds: () => idleRounds,
      async [Symbol.asyncDispose]() {
        stop.abort();
        await running;
      },
    };
  };
  const environment = {
    ...sandbox.environment,
    DATABASE_URL: database.url,
    PUBLIC_URL: publicUrl,
    SENTRY_DSN: "",
  };
  const owned = starting.move();
  return {
    database,
    sandbox,
    sql,
    carrier,
    outside,
    clock,
    advance: (minutes) => void (fast.at += minutes * 60_000),
    setSpeed(speed) {
      Object.assign(fast, { at: clock().getTime(), from: Date.now(), speed });
    },
    follow: (phone, places) => follow(database.sql, phone, places, clock()),
    async sweep() {
      const figures = await sweep(clock(), outside);
      if (!figures) throw new Error("The slot was taken");
      return figures;
    },
    startSender,
    async passUntil(sender, isSo, stepSeconds = 12) {
      let seen = sender.idleRounds();
      await until(async () => {
        if (await isSo()) return true;
        if (sender.idleRounds() === seen || await countOnTheirWay(database.sql) > 0) return false;
        await sandbox.settled();
        fast.at += stepSeconds * 1000;
        seen = sender.idleRounds();
        return false;
      }, 300);
    },
    startWorker: (settings) =>
      startProgram(
        "worker",
        { ...environment, CLOCK: JSON.stringify(fast), ...settings },
        "testing/worker_process.ts",
      ),
    runWorker(settings) {
      const stop = new AbortController();
      const config = readConfig(WorkerConfig, { ...environment, ...settings });
      const parts = makeFastParts(config, fast);
      const running = runTimetable(parts, stop.signal);
      return {
        async [Symbol.asyncDispose]() {
          stop.abort();
          await running.ended();
          await parts.sql.end({ timeout: 1 });
        },
      };
    },
    async sendAll() {
      await using _sender = startSender();
      await until(async () => {
        const [{ waiting }] = await database.sql<[{ waiting: number }]>`
          select count(*)::int as waiting from messages where status in ('queued', 'sending')`;
        return waiting === 0;
      });
      await sandbox.settled();
    },
    async outbox() {
      return await database.sql`
        select phone, step, status, body from messages order by phone, created_at, id`;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function countOnTheirWay(sql: Sql): Promise<number> {
  const [{ count }] = await sql<[{ count: number }]>`
    select count(*)::int from messages where status = 'sending'`;
  return count;
}

/** The api's route for receipts, without the api. */
export function takeReceipts(sql: Sql, clock: () => Date): Deno.HttpServer<Deno.NetAddr> {
  const options = {
    port: 0,
    hostname: "127.0.0.1",
    onListen: () => {},
    onError: () => new Response(null, { status: 503 }), // no database just now
  };
  return Deno.serve(options, async (request) => {
    const messageId = new URL(request.url).pathname.split("/").at(-1)!;
    const form = await request.formData();
    const errorCode = Number(form.get("ErrorCode")) || undefined;
    const sid = String(form.get("MessageSid"));
    const status = String(form.get("MessageStatus"));
    await applyReceipt(sql, { messageId, sid, status, errorCode }, clock());
    return new Response();
  });
}

async function follow(
  sql: Sql,
  phone: string,
  places: Record<string, Level>,
  now: Date,
): Promise<string> {
  const [user] = await sql<[{ id: string }]>`
    insert into users (phone, consent_version, consented_at)
    values (${phone}, ${CONSENT_VERSION}, ${now}) returning id`;
  for (const [zip, level] of Object.entries(places)) {
    await sql`insert into places (user_id, zip, level) values (${user.id}, ${zip}, ${level})`;
  }
  return user.id;
}
