import assert from "node:assert/strict";
import { OperatorView } from "shared/api/operator.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addUser } from "../../testing/rows.ts";
import { HOBOKENS, twoDistricts } from "../../testing/two_districts.ts";
import { run } from "../../tools/admin.ts";

const PHONE = "+17185550123";

Deno.test("an operator is let in by the command line, signs in as everybody, and is out at once when taken off", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { asProgram } = database;
  const now = () => api.deps.now();
  const admin = (...args: string[]) => run(asProgram, args, now(), "Ada");
  assert.match(await admin("operator", "list"), /No operators yet/);
  assert.match(await admin("operator", "invite", "718 555 0123"), /0123 may see \/operator now/);
  assert.match(await admin("operator", "invite", PHONE), /already/);
  assert.match(await admin("operator", "list"), /0123 {2}since /);

  const [user] = await database.sql<[{ id: string }]>`select id from users where phone = ${PHONE}`;
  const operator = await api.enter(user);
  const answer = await operator.get("/api/operator");
  assert.equal(answer.status, 200, answer.text);
  assert.equal((await operator.get("/api/me")).body.operatorSince !== null, true);

  await admin("operator", "remove", PHONE);
  const refused = await operator.get("/api/operator");
  assert.deepEqual([refused.status, refused.body.error.code], [403, "notOperator"]);
  await assert.rejects(admin("operator", "remove", PHONE), /is no operator/);
  const log = await admin("security-log", "--user", user.id);
  assert.match(log, /operatorGiven .* by Ada[^]*operatorTaken .* by Ada/);
});

Deno.test("an operator's page has nothing of anybody in it, also for one who is a district's manager", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { redHook, hoboken } = await twoDistricts(api, database);
  await sql`
    insert into messages (kind, phone, body, segments, status, created_at, send_at, expires_at)
    values ('code', '+17185550188', 'x', 1, 'queued', now(), now(), now())`;
  const alone = await addUser(sql, { phone: "+17185550111" });
  await sql`update users set operator_since = now() where bid_role = 'manager' or id = ${alone.id}`;
  const views = await Promise.all(
    [await api.enter(alone), redHook.manager].map((client) => client.get("/api/operator")),
  );
  for (const { text, body } of views) {
    const { status } = OperatorView.parse(body);
    // Of all, whatever the reader's own district is.
    assert.equal(status.storms[0]?.count, 2);
    assert.ok(status.texts.waiting.some(({ what, queued }) => what === "code" && queued === 1));
    for (const secret of [...Object.values(HOBOKENS), "71855501", hoboken.residentId, hoboken.id]) {
      assert.ok(!text.includes(secret), secret);
    }
  }
  const mine = await redHook.resident.get("/api/operator");
  assert.equal(mine.body.error.code, "notOperator");
  // What an operator may see of a district is what a stranger may.
  const operator = await api.enter(alone);
  for (const path of ["/api/district", `/api/district/reports/${redHook.reportId}`]) {
    assert.equal((await operator.get(path)).body.error.code, "notStaff");
  }
});

Deno.test("requests are told by route, the slowest together first, and boards that listen", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  await database.sql`update users set operator_since = now() where id = ${user.id}`;
  const operator = await api.enter(user);
  for (let i = 0; i < 3; i++) await operator.get("/api/zips/11231");
  await operator.get("/api/nowhere");
  const { api: told } = OperatorView.parse((await operator.get("/api/operator")).body);
  const zip = told.routes.find(({ route }) => route === "/api/zips/:zip")!;
  assert.deepEqual([zip.method, zip.requests, zip.failed], ["GET", 3, 0]);
  assert.ok(zip.halfMs! > 0 && zip.mostMs! >= zip.halfMs!);
  assert.ok(told.routes.some(({ route }) => route === "unmatched"));
  assert.deepEqual([told.all.requests, told.boards], [4, 0]);
});
