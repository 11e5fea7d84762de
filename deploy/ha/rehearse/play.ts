// The scenes, one after the other, and what is counted at the end.
import { connect, type Sql } from "shared/server/database.ts";
import { migrateDatabase } from "../../../ground/migrate.ts";
import { Random } from "../../../ground/random.ts";
import { addCrowd } from "../../../testing/chaos/crowd.ts";
import { allSettled, assertEachTextOnce } from "../../../testing/chaos/owed.ts";
import { startSandbox } from "../../../testing/sandbox.ts";
import { until } from "../../../testing/until.ts";
import { listMembers, untilWhole } from "./cluster.ts";
import { FRONT, makeHosts, OWNER_URL, PASSWORDS, POOLED_URL } from "./hosts.ts";
import { type Host, OUTSIDE } from "./machine.ts";
import { bringIntoMidst, type HostScene, SCENES, type Stage } from "./scenes.ts";
import { type Interruption, interruptions, type Watch, watch } from "./visitors.ts";

const RESIDENTS_PER_ZIP = 120;
const WRITES_BACK_SECONDS = 30;
/** So long nothing failed: it is over. */
const CALM_MS = 10_000;

/** @returns the exit code */
export async function playScenes(names: string[], hosts: readonly Host[]): Promise<number> {
  const scenes = SCENES.filter(({ name }) =>
    names.length === 0 || names.some((part) => name.includes(part))
  );
  await using sandbox = await startSandbox(
    { publicUrl: FRONT, receiptDelayMs: 200 },
    OUTSIDE.address,
  );
  const services = await makeHosts(sandbox.environment);
  const stage: Stage = { sandbox, hosts: new Map(hosts.map((h, n) => [h.name, services[n]!])) };
  await using _all = {
    [Symbol.asyncDispose]: async () => void await Promise.all(services.map((each) => each.lose())),
  };
  const begun = performance.now();
  say("three hosts start");
  for (const host of services) host.start("etcd", "patroni", "haproxy", "pgbouncer", "caddy");
  await untilWhole();
  const sql = await makeDatabase();
  await addCrowd(sql, {
    zips: scenes.flatMap(({ zips }) => zips),
    each: RESIDENTS_PER_ZIP,
    now: new Date(),
  }, new Random(1));
  for (const host of services) host.start();
  await until(async () => await answers("/zip/11231") && await answers("/api/ready"), 120);
  say(`all is up after ${Math.round((performance.now() - begun) / 1000)} s`);
  sandbox.latency({ openMeteoMs: 500, twilioMs: 60 });

  const pooled = connect(POOLED_URL, { max: 1, name: "rehearsal" });
  const written: string[] = [];
  let isKept = true;
  for (const scene of scenes) {
    const found = await playScene(stage, scene, { sql, pooled });
    written.push(...found.written);
    isKept &&= found.isKept;
  }
  const world = { sandbox, database: { sql }, clock: () => new Date() };
  await allSettled(world, 900);
  const texts = await assertEachTextOnce(world);
  const [{ there }] = await sql<
    [{ there: number }]
  >`select count(*)::int as there from rehearsed where id = any(${written})`;
  say(
    `${texts.length} texts owed, ${sandbox.messages().length} at the carrier, each once; ` +
      `${written.length} writes acknowledged, ${there} there`,
  );
  const ends = services.flatMap((host) => host.ends);
  say(`ended by themselves or by us, and started again: ${JSON.stringify(count(ends))}`);
  await Promise.all([sql.end({ timeout: 1 }), pooled.end({ timeout: 1 })]);
  return isKept && there === written.length ? 0 : 1;
}

async function playScene(
  stage: Stage,
  scene: HostScene,
  { sql, pooled }: { sql: Sql; pooled: Sql },
): Promise<{ isKept: boolean; written: string[] }> {
  await untilWhole();
  say(`${scene.name}: it begins to rain`);
  const seen: Watch = { tries: [], written: [] };
  const over = new AbortController();
  const watching = watch(pooled, seen, over.signal);
  await bringIntoMidst(stage, scene);
  const before = await listMembers();
  const { length: texted } = stage.sandbox.messages();
  const onTheirWay = await countOnTheirWay(sql);
  const at = Date.now();
  await scene.act(stage);
  await until(() => isCalm(seen, at), 150);
  if (scene.mend) {
    say(`  ${((Date.now() - at) / 1000).toFixed(1)} s later it is mended`);
    await scene.mend(stage);
  }
  await untilWhole();
  await until(() => isCalm(seen, at), 60);
  await until(() => areTold(sql, scene.zips), 240);
  over.abort();
  await watching;
  const found = interruptions(seen.tries, at);
  const { length: sent } = stage.sandbox.messages();
  say(`  primary: ${leader(before)}, then ${leader(await listMembers())}`);
  say(
    `  texts at the carrier: ${texted} when it was done, ${sent} now; on their way then: ${onTheirWay}`,
  );
  for (const each of found) say(`  ${inWords(each)}`);
  const writes = found.find(({ what }) => what === "write")!;
  return { isKept: writes.backAfter <= WRITES_BACK_SECONDS, written: seen.written };
}

/** Each ZIP code's storm is written, whatever became of the sweep that was in work on it. */
async function areTold(sql: Sql, zips: string[]): Promise<boolean> {
  const rows = await sql`
    select from alerts join episodes on episodes.id = episode_id
    where zip = any(${zips}) and step = 'flood'`;
  return rows.length === zips.length;
}

/** Claimed, and without an answer of the carrier that is written down. */
async function countOnTheirWay(sql: Sql): Promise<number> {
  const [{ count }] = await sql<[{ count: number }]>`
    select count(*)::int from messages where status = 'sending'`;
  return count;
}

function isCalm({ tries }: Watch, since: number): boolean {
  const from = Date.now() - CALM_MS;
  return from > since && tries.every(({ endedAt, outcome }) => endedAt < from || outcome === "200");
}

function leader(members: { name: string; role: string }[]): string {
  return members.find(({ role }) => role === "leader")?.name ?? "none";
}

function inWords({ what, tries, outcomes, backAfter, longest }: Interruption): string {
  const bad = Object.entries(outcomes).map(([outcome, times]) => `${times} × ${outcome}`);
  const back = bad.length === 0
    ? "no failure"
    : `back for good after ${backAfter.toFixed(1)} s (${bad.join(", ")})`;
  return `${what}: ${tries} tries, ${back}, longest without a success ${longest.toFixed(1)} s`;
}

/** FloodLine's, migrated as its owner at the primary. */
async function makeDatabase(): Promise<Sql> {
  const admin = connect(OWNER_URL.replace(/floodline$/, "postgres"), { max: 1 });
  await admin`create database floodline`;
  await admin.end();
  await migrateDatabase(OWNER_URL, () => {}, PASSWORDS.program);
  const sql = connect(OWNER_URL, { max: 2 });
  await sql`create table rehearsed (id uuid primary key)`;
  await sql`grant insert, select on rehearsed to floodline_program`;
  return sql;
}

async function answers(path: string): Promise<boolean> {
  const answer = await fetch(FRONT + path).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok ?? false;
}

function count(words: string[]): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]),
  );
}

function say(line: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);
}
