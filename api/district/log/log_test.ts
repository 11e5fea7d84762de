// What a district reads of what was done in it.
import assert from "node:assert/strict";
import { DistrictLog } from "shared/api/district/log.ts";
import { DISTRICT_ACTS } from "shared/district_acts.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { run } from "../../../tools/admin.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";
import { startSandbox } from "../../../testing/sandbox.ts";
import { cleanUp } from "../../../worker/housekeeping/housekeeping.ts";

const PATH = "/api/district/log";
const NOW = new Date("2026-11-22T18:00:00Z");

Deno.test("it tells who did what to whom, newest first, of the district alone, and no number", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const [bid, other] = [await addDistrict(sql, RED_HOOK), await addDistrict(sql, HOBOKEN)];
  const first = await addUser(sql, { bidId: bid.id });
  const ana = await addUser(sql, { bidId: bid.id, role: "crew" });
  const theirs = await addUser(sql, { bidId: other.id });
  const manager = await api.enter(first);
  await manager.patch(`/api/district/people/${ana.id}`, { name: "Ana", role: "manager" });
  await manager.patch(`/api/district/people/${first.id}`, { name: "Bo" });
  await manager.post("/api/district/people/invitations", { phone: "718 555 0188", role: "crew" });
  await (await api.enter(theirs)).patch(`/api/district/people/${theirs.id}`, { name: "Zed" });
  await run(database.asProgram, ["staff", "add", "718 555 0199", "red-hook"], api.deps.now());

  const { body, text } = await manager.get(PATH);
  const { acts } = DistrictLog.parse(body);
  assert.deepEqual(acts.map(({ act }) => act), [
    "roleGiven",
    "personInvited",
    "personNamed",
    "personNamed",
    "roleGiven",
  ]);
  const [byOperator, invited, , , moved] = acts;
  assert.deepEqual([byOperator!.isByOperator, byOperator!.by], [true, null]);
  assert.equal(byOperator!.about?.ending, "0199");
  assert.deepEqual(byOperator!.detail, { role: "manager" });
  assert.deepEqual(invited!.detail, { role: "crew", ending: "0188" });
  assert.deepEqual(moved!.by, { id: first.id, name: "Bo", ending: first.phone.slice(-4) });
  assert.deepEqual(moved!.about, { id: ana.id, name: "Ana", ending: ana.phone.slice(-4) });
  // An id may have any digits in it.
  assert.doesNotMatch(text.replaceAll(/[0-9a-f-]{36}/g, ""), /Zed|555|\d{10}/);
});

Deno.test("who has left is known by the end of their number, who is deleted by nothing", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const bid = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId: bid.id }));
  const gone = await addUser(sql, { bidId: bid.id });
  const deleted = await addUser(sql, { bidId: bid.id });
  for (const user of [gone, deleted]) {
    const client = await api.enter(user);
    await client.patch(`/api/district/people/${user.id}`, { name: "X" });
    await client.delete(user === gone ? "/api/me/district" : "/api/me");
  }
  // Of another district by now: what that calls them is not this one's to know.
  const other = await addDistrict(sql, HOBOKEN);
  await sql`
    update users set bid_id = ${other.id}, bid_role = 'crew', staff_name = 'Secret'
    where id = ${gone.id}`;
  const { acts } = DistrictLog.parse((await manager.get(PATH)).body);
  const named = acts.filter(({ act }) => act === "personNamed");
  assert.deepEqual(named.map(({ by }) => [by?.name, by?.ending]), [
    [null, null],
    [null, gone.phone.slice(-4)],
  ]);
  assert.notEqual(named[0]!.by?.id, deleted.id);
});

async function busyDistrict(database: Awaited<ReturnType<typeof cloneDatabase>>, count: number) {
  const { sql } = database;
  const bid = await addDistrict(sql, RED_HOOK);
  const users = [
    await addUser(sql, { bidId: bid.id }),
    await addUser(sql, { bidId: bid.id, role: "crew" }),
  ];
  for (let n = 0; n < count; n++) {
    await noteSecurity(sql, {
      event: DISTRICT_ACTS[n % 3]!,
      at: new Date(NOW.getTime() - (count - n) * 3600_000),
      userId: users[n % 2]!.id,
      bidId: bid.id,
      detail: { reason: `=${n}` },
    });
  }
  return { bid, users };
}

Deno.test("it is filtered by who, what and day by the district's clock, a page at a time", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { users } = await busyDistrict(database, 60);
  const manager = await api.enter(users[0]!);
  const count = async (query: string) =>
    DistrictLog.parse((await manager.get(`${PATH}?limit=50&${query}`)).body).acts.length;
  assert.equal(await count(`who=${users[1]!.id}`), 30);
  assert.equal(await count(`what=${DISTRICT_ACTS[0]}`), 20);
  assert.equal(await count(`who=${users[0]!.id}&what=${DISTRICT_ACTS[0]}`), 10);
  assert.equal(await count("who=operator"), 0);
  // Nov 21 in New York is 05:00Z to 05:00Z.
  assert.equal(await count("from=2026-11-21&to=2026-11-21"), 24);
  assert.equal(await count("from=2026-11-22"), 13);
  assert.equal((await manager.get(`${PATH}?from=yesterday`)).status, 422);
  assert.equal((await manager.get(`${PATH}?what=nothing`)).status, 422);

  const seen: string[] = [];
  for (let before = "";;) {
    const { body } = await manager.get(`${PATH}?limit=25${before && `&before=${before}`}`);
    const { acts, next } = DistrictLog.parse(body);
    seen.push(...acts.map(({ detail }) => String(detail.reason)));
    if (next === null) break;
    before = next;
  }
  assert.deepEqual(seen, Array.from({ length: 60 }, (_, n) => `=${59 - n}`));
});

Deno.test("as a file it has every row of the filter, over many reads, and no formula", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { bid, users } = await busyDistrict(database, 3);
  await database.sql`
    insert into security_log (at, event, user_id, bid_id, detail)
    select ${NOW}::timestamptz, 'reportHidden', ${users[0]!.id}, ${bid.id},
      jsonb_build_object('report', n, 'reason', '=cmd|' || n)
    from generate_series(1, 2500) as n`;
  const manager = await api.enter(users[0]!);
  const { status, headers, text } = await manager.get(`${PATH}/acts.csv`);
  assert.equal(status, 200);
  assert.match(headers.get("content-type")!, /^text\/csv/);
  assert.match(headers.get("content-disposition")!, /attachment; filename="floodline-log\.csv"/);
  const lines = text.split("\r\n");
  assert.ok(lines[0]!.startsWith("at,act,by,"));
  assert.equal(lines.length, 1 + 2503 + 1);
  assert.ok(lines.slice(1, 2501).every((line) => /,'=cmd\|\d+,$/.test(line)), lines[1]);
  assert.equal(new Set(lines).size, lines.length);
  const hidden = await manager.get(`${PATH}/acts.csv?what=personInvited`);
  assert.equal(hidden.text.split("\r\n").length, 3);
});

Deno.test("a district's acts are kept 400 days, what it does not read 180", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const { sql } = database;
  const bid = await addDistrict(sql, RED_HOOK);
  const ago = (days: number) => new Date(NOW.getTime() - days * 24 * 3600_000);
  for (const days of [179, 181, 399, 401]) {
    for (const event of ["roleGiven", "signedIn"] as const) {
      await noteSecurity(sql, { event, at: ago(days), bidId: bid.id, detail: { days } });
    }
    await noteSecurity(sql, { event: "roleGiven", at: ago(days), detail: { days } });
  }
  await cleanUp({ sql: database.asProgram, storage: sandbox.storage }, NOW);
  const left = await sql`
    select event, bid_id is not null as of_district, detail -> 'days' as days
    from security_log order by id`;
  assert.deepEqual([...left], [
    { event: "roleGiven", ofDistrict: true, days: 179 },
    { event: "signedIn", ofDistrict: true, days: 179 },
    { event: "roleGiven", ofDistrict: false, days: 179 },
    { event: "roleGiven", ofDistrict: true, days: 181 },
    { event: "roleGiven", ofDistrict: true, days: 399 },
  ]);
});

Deno.test("an entry in whose report's id a number was seen once keeps none of the others from being read", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const report = "01a219b5-f2b3-7c93-a1f0-[phone]b3";
  for (const detail of [{ report, reason: "a face" }, { reason: "none" }]) {
    await sql`
      insert into security_log (at, event, bid_id, detail)
      values (now(), 'reportHidden', ${bidId}, ${sql.json(detail)})`;
  }
  const { status, body } = await manager.get("/api/district/log");
  assert.equal(status, 200);
  assert.deepEqual(body.acts.map((act: { detail: object }) => act.detail), [
    { reason: "none" },
    { reason: "a face" },
  ]);
});
