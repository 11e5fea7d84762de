// An upgrade with a migration, and the way back, while it rains and texts leave: programs of before and after
// side by side on one database. The older release is today's; the newer one is the same code beside a database
// that is one migration ahead.
import assert from "node:assert/strict";
import { migrate } from "shared/server/migrations.ts";
import { addCrowd } from "../../testing/chaos/crowd.ts";
import { allSettled, assertEachTextOnce } from "../../testing/chaos/owed.ts";
import { type Program, startProgram } from "../../testing/programs.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { Random } from "../../ground/random.ts";

const ZIPS = ["11231", "11215"];
const EACH = 25;
const SETTINGS = { SMS_PER_SECOND: "6", SWEEP_CRON: "*/30 * * * *" };
const MIGRATIONS = new URL("../../migrations/", import.meta.url);

/** What a careful release does to the tables that are in use just then. */
const EXPAND = `
alter table messages add column of_tomorrow text;
alter table reports add column of_tomorrow int not null default 0;
create table tomorrow (id int primary key);
select guard_tables();
`;

Deno.test("an upgrade in mid-storm and back again: nobody is refused, each text leaves once, and the storm is one", async () => {
  await using world = await startWorkerWorld();
  const { sandbox, database } = world;
  await addCrowd(database.sql, { zips: ZIPS, each: EACH, now: world.clock() }, new Random(1));
  await sandbox.rain({ zip: ZIPS[0]!, radiusKm: 40, mmPerHour: 60, minutes: 240 });
  const left = (count: number) => until(() => sandbox.messages().length >= count);

  await using visitors = new Visitors();
  const before = await visitors.start(world);
  const old = await world.startWorker(SETTINGS);
  await left(5);

  await migrateAhead(database.ownerUrl);
  const after = await visitors.start(world);
  const young = await world.startWorker(SETTINGS);
  await visitors.leave(before);
  await endInOrder(old);
  // A step further in the storm, for the new ones.
  await left(20);

  // The older release's own migrate comes first, as a plain start of it would have it.
  const { applied, ahead } = await migrate(database.ownerUrl);
  assert.deepEqual([applied, ahead], [[], ["9998_of_tomorrow.sql"]]);
  await visitors.start(world);
  const older = await world.startWorker(SETTINGS);
  await visitors.leave(after);
  await endInOrder(young);

  await allSettled(world);
  await endInOrder(older);
  await assertEachTextOnce(world);
  const [{ episodes, texts }] = await database.sql<[{ episodes: number; texts: number }]>`
    select (select count(*)::int from episodes) as episodes, count(distinct phone)::int as texts
    from messages where kind = 'alert'`;
  assert.equal(episodes, ZIPS.length);
  assert.equal(texts, ZIPS.length * EACH);
  assert.deepEqual(visitors.refused, []);
  assert.ok(visitors.answered > 20, `${visitors.answered} answered`);
});

/** In the program's own time, in order, and by itself. */
async function endInOrder(program: Program): Promise<void> {
  await program.kill("SIGTERM");
  assert.equal((await program.ended as Deno.CommandStatus).code, 0, program.output());
}

async function migrateAhead(ownerUrl: string): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    for (const { name } of Deno.readDirSync(MIGRATIONS)) {
      await Deno.copyFile(new URL(name, MIGRATIONS), `${folder}/${name}`);
    }
    await Deno.writeTextFile(`${folder}/9998_of_tomorrow.sql`, EXPAND);
    const { applied } = await migrate(ownerUrl, new URL(`file://${folder}/`));
    assert.deepEqual(applied, ["9998_of_tomorrow.sql"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** People who ask all the while, of whichever api stands: as behind Caddy, which knows who is there. */
class Visitors implements AsyncDisposable {
  readonly refused: string[] = [];
  answered = 0;
  #apis: Program[] = [];
  #isOver = false;
  #asking?: Promise<void>;

  async start({ database, sandbox }: WorkerWorld): Promise<Program> {
    const env = { ...sandbox.environment, DATABASE_URL: database.url };
    const api = await startProgram("api", env);
    this.#apis.push(api);
    this.#asking ??= this.#ask();
    return api;
  }

  /** Nobody is sent to it any more; then it is stopped. */
  async leave(api: Program): Promise<void> {
    this.#apis = this.#apis.filter((one) => one !== api);
    await endInOrder(api);
  }

  async #ask(): Promise<void> {
    const paths = ["/api/ready", "/api/zips/11231", "/api/reports?zip=11231"];
    for (let i = 0; !this.#isOver; i++) {
      const api = this.#apis[i % this.#apis.length]!;
      const path = paths[i % paths.length]!;
      const said = await fetch(api.url + path).then(async (response) => {
        await response.body?.cancel();
        return response.status;
      }, (error) => String(error));
      if (said === 200) this.answered++;
      else this.refused.push(`${path}: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async [Symbol.asyncDispose]() {
    this.#isOver = true;
    await this.#asking;
    for (const api of this.#apis) await api.kill("SIGTERM");
  }
}
