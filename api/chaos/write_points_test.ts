// The api is killed at each statement that writes, as the worker is in worker/chaos/: before the database has heard
// it, and before the api has heard that it is done. Who asked reads one plain sentence and asks again, of another
// process: all is then as if nothing had happened.
import assert from "node:assert/strict";
import pMap from "p-map";
import { en } from "shared/words/en.ts";
import { freePort } from "../../ground/ports.ts";
import { startApi } from "../../testing/api.ts";
import {
  ACTS,
  AGAIN_IS_ANEW,
  IN_EACH_RUN,
  listUntold,
  makeAsker,
} from "../../testing/chaos/api_acts.ts";
import { compareRows, readRows, type WrittenRows } from "../../testing/chaos/written_rows.ts";
import { choose, seeded } from "../../testing/chaos/seed.ts";
import {
  type Moment,
  startReadingWire,
  type WritePoint,
} from "../../testing/chaos/write_points.ts";
import { cloneDatabase, type TestDatabase } from "../../testing/database.ts";
import { startFront } from "../../testing/front.ts";
import type { Answer } from "../../testing/http_client.ts";
import { startProgram } from "../../testing/programs.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { twoDistricts } from "../../testing/two_districts.ts";

/**
 * Each takes some seconds: a run tries some, by a seed that is printed. `WRITE_POINTS=all` tries all there are,
 * `WRITE_POINTS=/api/reports` those of routes that have this in them.
 */
const ACTS_TRIED = 3;
const TRIALS_EACH = 2;
const AT_ONCE = 2;
const MOMENTS = ["before", "after"] as const;

Deno.test("the api is killed at each statement that writes: who asked is told in one sentence, and asked again it is done, once", async () => {
  assert.deepEqual(listUntold(), [], "say in testing/chaos/api_acts.ts how these are asked");
  const wanted = Deno.env.get("WRITE_POINTS");
  const random = seeded();
  const acts = wanted
    ? Object.keys(ACTS).filter((act) => wanted === "all" || act.includes(wanted))
    : choose(random, IN_EACH_RUN, ACTS_TRIED);
  const faults: string[] = [];
  const counts = { writing: 0, tried: 0, missed: 0 };
  await pMap(acts, async (act) => {
    const { points, facts } = await listPoints(act);
    const trials = points.flatMap(([point, isInTransaction]) =>
      // What is not committed yet is undone in either case.
      MOMENTS.slice(0, isInTransaction ? 1 : 2).map((moment) => ({ point, moment }))
    );
    if (trials.length > 0) counts.writing++;
    const own: string[] = [];
    for (const trial of wanted ? trials : choose(random, trials, TRIALS_EACH)) {
      counts.tried++;
      const found = await tryOne(act, trial, facts);
      if (found === "missed") counts.missed++;
      else own.push(...found.map((fault) => tell(act, trial, fault)));
    }
    if (wanted) console.log(act, { trials: trials.length, faults: own });
    faults.push(...own);
  }, { concurrency: AT_ONCE });
  console.log({ acts: acts.length, ...counts });
  assert.deepEqual(faults, []);
  assert.ok(counts.missed <= counts.tried / 5, "nearly each must be met again");
});

const SENTENCES = new Set<string>([en.errors.unavailable, en.errors.databaseUnavailable]);

interface Trial {
  point: WritePoint;
  moment: Moment;
}

function tell(act: string, { point, moment }: Trial, fault: string): string {
  return `${act}, killed ${moment} “${point.slice(0, 160)}”: ${fault}`;
}

/** The undisturbed request: what is written, in the order in which it is, and what is so then. */
async function listPoints(
  act: string,
): Promise<{ points: [WritePoint, isInTransaction: boolean][]; facts: WrittenRows }> {
  for (let tries = 1;; tries++) {
    await using room = await openRoom(act);
    const { status, text } = await room.ask();
    // On a busy machine a process waits in vain for its database, which it tells.
    if (status === 503 && tries < MOST_TRIES) continue;
    assert.ok(status < 500, `${act}: ${status} ${text}`);
    return { points: [...room.points], facts: await readRows(room.database.sql) };
  }
}

const MOST_TRIES = 5;

/** What is not as it should be; "missed" where the statement did not come again. */
async function tryOne(
  act: string,
  { point, moment }: Trial,
  expected: WrittenRows,
): Promise<string[] | "missed"> {
  await using room = await openRoom(act);
  const faults: string[] = [];
  const { answer, isHit } = await room.askAndBeKilled(point, moment);
  if (!isHit) return "missed";
  if (answer.status === 503) {
    const said = answer.body?.error?.message ?? answer.text.trim();
    if (!SENTENCES.has(said)) faults.push(`is told ${answer.text}`);
  } else if (answer.status >= 500) {
    faults.push(`is answered ${answer.status} ${answer.text}`);
  }
  const again = await room.askAnother();
  if (again.status >= 500) faults.push(`asked again: ${again.status} ${again.text}`);
  const found = await readRows(room.database.sql);
  const differing = compareRows(found, expected, AGAIN_IS_ANEW[act]?.tables);
  return [...faults, ...differing];
}

/** A world of its own, with an api behind the front that a wire can strike, and another beside it. */
async function openRoom(act: string) {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const front = starting.use(await startFront());
  const sandbox = starting.use(await startSandbox({ publicUrl: front.url }));
  const another = starting.use(
    await startApi(database, sandbox, { publicUrl: front.url, codeLimits: [], tryLimits: [] }),
  );
  const { redHook } = await twoDistricts(another, database);
  const asking = await ACTS[act]!({ api: another, database, redHook });
  const { hostname, port } = new URL(database.url);
  const wire = starting.use(startReadingWire({ hostname, port: Number(port) }));
  const api = starting.use(
    await startProgram("api", {
      ...sandbox.environment,
      DATABASE_URL: throughPort(database, wire.port),
      PUBLIC_URL: front.url,
      PORT: String(freePort()),
    }),
  );
  await front.pass({ api: api.url, web: api.url });
  const owned = starting.move();
  const { ask } = makeAsker(asking, front.url);
  return {
    database,
    points: wire.points,
    ask,
    async askAndBeKilled(
      point: WritePoint,
      moment: Moment,
    ): Promise<{ answer: Answer; isHit: boolean }> {
      const hit = Promise.withResolvers<void>();
      let isHit = false;
      wire.lieInWait(point, moment, hit.resolve);
      hit.promise.then(() => {
        isHit = true;
        return api.kill("SIGKILL");
      });
      const answer = await ask();
      return { answer, isHit };
    },
    /** The same to the letter. */
    async askAnother(): Promise<Answer> {
      await api.kill("SIGKILL");
      return await makeAsker(asking, another.url).ask();
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function throughPort({ url }: TestDatabase, port: number): string {
  const through = new URL(url);
  through.port = String(port);
  return through.href;
}
