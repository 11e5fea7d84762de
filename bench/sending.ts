// Texts: queueing them, and sending them at full speed and at a set one, by workers that are
// processes of their own, to a sandbox that is one too.
import pMap from "p-map";
import { SANDBOX } from "shared/server/config.ts";
import type { Sql } from "shared/server/database.ts";
import { recordAnswer } from "shared/server/outbox/answers.ts";
import { claim, type ClaimedText } from "shared/server/outbox/claim.ts";
import { enqueueAlerts } from "shared/server/outbox/enqueue.ts";
import type { Write } from "shared/server/outbox/tells.ts";
import { Carrier } from "shared/server/twilio.ts";
import { cloneDatabase, type TestDatabase } from "../testing/database.ts";
import { type Program, startProgram } from "../testing/programs.ts";
import { until } from "../testing/until.ts";
import { number, type Row } from "./table.ts";

const QUEUED = 100_000;
const QUEUED_ONE_BY_ONE = 2_000;
const WARM_UP = 1_000;
const SENT = 10_000;
const PACED = 2_000;
const PACE = 200;
export const TWILIO_MS = 60;
/** Above what is asked for, so that the speed found is the program's own. */
const NO_LIMIT = 10_000;
const BODY = "FloodLine forecast: heavy rain in 11231 Brooklyn, 0.6 inches in 15 min by 3:15 PM. " +
  "Water can pool in streets. Clear drains, lift goods off the floor. Until about 5 PM. Reply STOP to end";

export async function benchSending(): Promise<Row[]> {
  return [
    await benchQueueing(),
    await benchSpeed(1),
    await benchSpeed(2),
    await benchPace(),
  ];
}

async function benchQueueing(): Promise<Row> {
  await using database = await cloneDatabase({ zips: "country" });
  const { sql } = database;
  const alertIds = await startStorms(sql);
  const write: Write = (wanted) =>
    Promise.resolve(wanted.map(({ alertIds }) => ({ body: BODY, alertIds })));
  const begun = performance.now();
  const { messages: queued } = await sql.begin((tx) =>
    enqueueAlerts(tx, alertIds, { now: new Date(), write, areNew: true })
  );
  const seconds = (performance.now() - begun) / 1000;
  const oneByOne = await queueOneByOne(sql);
  return {
    what: `${number(queued)} texts queued`,
    figure: `${number(seconds, 2)} s`,
    bounds: [{ measured: seconds, most: 3, unit: "s", dependsOnMachine: true }],
    comparedTo: `one insert a text: ${number(oneByOne * queued / QUEUED_ONE_BY_ONE, 1)} s, ` +
      `from ${number(QUEUED_ONE_BY_ONE)}`,
  };
}

/** As many residents as texts, ten to a ZIP code, each with a storm over it. */
async function startStorms(sql: Sql): Promise<string[]> {
  await sql`
    insert into users (phone, consent_version, consented_at, quiet_from, quiet_to)
    select '+1718' || lpad(n::text, 7, '0'), 'bench', now(), null, null
    from generate_series(1, ${QUEUED}::int) n`;
  await sql`
    insert into places (user_id, zip, level)
    select u.id, z.zip, 'any'
    from (select id, row_number() over (order by id) n from users) u
    join (
      select zip, row_number() over (order by zip) n from zips where is_area limit ${QUEUED / 10}
    ) z on z.n = (u.n - 1) / 10 + 1`;
  await sql`
    insert into episodes (zip, level, started_at, wet_at)
    select distinct zip, 'heavy'::level, now(), now() from places`;
  const alerts = await sql<{ id: string }[]>`
    insert into alerts (episode_id, step, facts, created_at)
    select id, 'heavy', '{}', now() from episodes
    returning id`;
  await sql`analyze`;
  return alerts.map((alert) => alert.id);
}

async function queueOneByOne(sql: Sql): Promise<number> {
  const begun = performance.now();
  for (let n = 0; n < QUEUED_ONE_BY_ONE; n++) await queue(sql, 1);
  return (performance.now() - begun) / 1000;
}

async function benchSpeed(workers: number): Promise<Row> {
  const { perSecond } = await send(SENT, { workers, perSecond: NO_LIMIT });
  return {
    what: `${number(SENT)} texts sent, ${workers} worker${workers > 1 ? "s" : ""}`,
    figure: `${number(perSecond)} a second`,
    ...workers === 1 && {
      bounds: [{ measured: perSecond, least: 2_000, unit: "a second", dependsOnMachine: true }],
    },
    comparedTo: workers === 1
      ? `one at a time, a row update each: ${number(await sendPlainly(1, 60))} a second`
      : `100 at a time, a row update each: ${number(await sendPlainly(100, 2_000))} a second`,
  };
}

async function benchPace(): Promise<Row> {
  const { lastAfterSeconds } = await send(PACED, { workers: 2, perSecond: PACE });
  const ideal = PACED / PACE;
  const percentOff = Math.abs(lastAfterSeconds / ideal - 1) * 100;
  return {
    what: `${number(PACED)} texts at ${PACE} a second, 2 workers`,
    figure: `last after ${number(lastAfterSeconds, 2)} s, ${number(percentOff, 2)} % off`,
    bounds: [{ of: "off by", measured: percentOff, most: 1, unit: "%", dependsOnMachine: true }],
    comparedTo: `texts ÷ speed: ${number(ideal, 2)} s`,
  };
}

interface Sent {
  /** From the first claim until the last answer is written down. */
  perSecond: number;
  /** From the first text's arrival at the carrier to the last one's. */
  lastAfterSeconds: number;
}

async function send(
  count: number,
  { workers, perSecond }: { workers: number; perSecond: number },
): Promise<Sent> {
  await using world = await startWorld();
  const { sql } = world.database;
  await using programs = new AsyncDisposableStack();
  for (let n = 0; n < workers; n++) {
    programs.use(await startWorker(world.database, world.sandbox, perSecond));
  }
  // A worker that runs has what it needs in memory.
  await queue(sql, WARM_UP);
  await until(async () => !await hasUnanswered(sql), 60);
  await sql`delete from messages`;
  await control(world.sandbox, "DELETE", "messages");
  await queue(sql, count);
  await until(async () => !await hasUnanswered(sql), 120);
  const endedAt = Date.now();
  const [{ begunAt }] = await sql<[{ begunAt: Date }]>`
    select min(sending_at) as begun_at from messages`;
  const arrivedAt = await listArrivals(world.sandbox);
  if (arrivedAt.length !== count) throw new Error(`${arrivedAt.length} of ${count} arrived`);
  return {
    perSecond: count / (endedAt - begunAt.getTime()) * 1000,
    lastAfterSeconds: (arrivedAt.at(-1)! - arrivedAt[0]!) / 1000,
  };
}

/** The plain way: so many at a time, each claimed, sent and written down by itself. */
async function sendPlainly(concurrency: number, count: number): Promise<number> {
  await using world = await startWorld();
  const { sql } = world.database;
  const carrier = new Carrier({
    accountSid: SANDBOX.twilioAccountSid,
    authToken: SANDBOX.twilioAuthToken,
    from: SANDBOX.twilioFrom,
    apiUrl: world.sandbox.url,
  });
  await queue(sql, count);
  const begun = performance.now();
  await pMap(Array(count), async () => {
    const text = await claimOne(sql);
    const answer = await carrier.send({
      to: text.phone,
      body: text.body,
      statusCallback: world.sandbox.url,
      validitySeconds: 3600,
    });
    await recordAnswer(sql, text, answer, { now: new Date() });
  }, { concurrency });
  return count / (performance.now() - begun) * 1000;
}

/** A claim comes back empty while others hold what it looked at: there are as many texts as claims. */
async function claimOne(sql: Sql): Promise<ClaimedText> {
  while (true) {
    const { texts: [text] } = await claim(sql, { limit: 1, now: new Date(), perSecond: NO_LIMIT });
    if (text) return text;
  }
}

interface SendingWorld extends AsyncDisposable {
  database: TestDatabase;
  sandbox: Program;
}

async function startWorld(): Promise<SendingWorld> {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase({ zips: "country" }));
  const data = await Deno.makeTempDir();
  starting.defer(() => Deno.remove(data, { recursive: true }));
  const sandbox = starting.use(await startProgram("sandbox", { SANDBOX_DATA: data }));
  await control(sandbox, "PUT", "latency", { twilioMs: TWILIO_MS });
  await control(sandbox, "PUT", "faults", { receipts: { kind: "none" } });
  const owned = starting.move();
  return { database, sandbox, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

async function startWorker(
  { url }: TestDatabase,
  sandbox: Program,
  perSecond: number,
): Promise<Program> {
  return await startProgram("worker", {
    DATABASE_URL: url,
    TWILIO_API_URL: sandbox.url,
    OPEN_METEO_URL: sandbox.url,
    NWS_URL: sandbox.url,
    S3_ENDPOINT: sandbox.url,
    SMS_PER_SECOND: String(perSecond),
    SMS_DAILY_DOLLARS: "100000",
  });
}

export async function control(sandbox: Program, method: string, path: string, body?: object) {
  const response = await fetch(`${sandbox.url}/control/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}`);
  await response.body?.cancel();
}

/** When each text arrived, oldest first. */
export async function listArrivals(sandbox: Program): Promise<number[]> {
  const response = await fetch(`${sandbox.url}/control/messages`);
  const messages: { createdAt: string }[] = await response.json();
  return messages.map(({ createdAt }) => Date.parse(createdAt)).sort((a, b) => a - b);
}

export async function queue(sql: Sql, count: number): Promise<void> {
  await sql`
    insert into messages
      (kind, phone, body, segments, status, created_at, send_at, expires_at)
    -- A second ago: the database's clock is finer than ours.
    select 'reply', '+1718555' || lpad((n % 10000)::text, 4, '0'), ${BODY}, 2, 'queued',
      now() - interval '1 second', now() - interval '1 second', now() + interval '2 hours'
    from generate_series(1, ${count}::int) n`;
}

/** Asked often, so of the indexes of what is open: a count would read the whole outbox each time. */
export async function hasUnanswered(sql: Sql): Promise<boolean> {
  const [{ isOpen }] = await sql<[{ isOpen: boolean }]>`
    select exists (select from messages where status = 'queued' order by priority desc, created_at, id)
      or exists (select from messages where status in ('sending', 'unknown') order by sending_at)
      as is_open`;
  return isOpen;
}
