// An answer is lost on its way, and whoever waits for it asks again, the same to the letter: what the first request
// did is done once, whichever route it is.
import assert from "node:assert/strict";
import { startApi } from "../../testing/api.ts";
import { ACTS, AGAIN_IS_ANEW, listUntold, makeAsker } from "../../testing/chaos/api_acts.ts";
import { compareRows, readRows } from "../../testing/chaos/written_rows.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { twoDistricts } from "../../testing/two_districts.ts";

Deno.test("whatever is asked again because its answer was lost is done once", async () => {
  assert.deepEqual(listUntold(), [], "say in testing/chaos/api_acts.ts how these are asked");
  const faults: string[] = [];
  let world = await openWorld();
  for (const act of Object.keys(ACTS).filter((act) => act.startsWith("POST "))) {
    if (WRITES_NOTHING.has(act)) continue;
    let found = await askTwice(world, act);
    // One of before has taken away what this one is about, or done it.
    if (found === "nothing") {
      await world[Symbol.asyncDispose]();
      world = await openWorld();
      found = await askTwice(world, act);
    }
    if (found === "nothing") faults.push(`${act} does nothing`);
    else faults.push(...found.map((fault) => `${act}: ${fault}`));
  }
  await world[Symbol.asyncDispose]();
  assert.deepEqual(faults, []);
});

/** Or only when it was. */
const WRITES_NOTHING = new Set([
  "POST /api/reports/near",
  "POST /api/district/levels/preview",
  "POST /api/district/templates/preview",
  "POST /api/district/batches/:id/undo",
  "POST /api/district/templates/:id/restore",
]);

async function askTwice(
  { api, database, redHook }: World,
  act: string,
): Promise<string[] | "nothing"> {
  const { ask } = makeAsker(await ACTS[act]!({ api, database, redHook }), api.url);
  const before = await readRows(database.sql);
  const { status } = await ask();
  const done = await readRows(database.sql);
  const again = await ask();
  if (status >= 300 || JSON.stringify(done) === JSON.stringify(before)) return "nothing";
  const rows = compareRows(await readRows(database.sql), done, AGAIN_IS_ANEW[act]?.tables);
  return again.status < 500 ? rows : [...rows, `is answered ${again.status} ${again.text}`];
}

type World = Awaited<ReturnType<typeof openWorld>>;

async function openWorld() {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const sandbox = starting.use(await startSandbox());
  const limits = { codeLimits: [], tryLimits: [] };
  const api = starting.use(await startApi(database, sandbox, limits));
  const { redHook } = await twoDistricts(api, database);
  const owned = starting.move();
  return { database, api, redHook, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
