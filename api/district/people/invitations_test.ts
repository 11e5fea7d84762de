// From a manager's click to a colleague: the text, the week it lasts, and who may answer it.
import assert from "node:assert/strict";
import { OwnInvitations, StaffList } from "shared/api/district/people.ts";
import type { Language } from "shared/languages.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";
import { startSandbox } from "../../../testing/sandbox.ts";
import { WORDS } from "shared/server/words/words.ts";
import { cleanUp } from "../../../worker/housekeeping/housekeeping.ts";

const PATH = "/api/district/people/invitations";
const PHONE = "+17185550188";
/** 1 PM in New York: nobody's quiet hours. */
const NOON = "2026-11-22T18:00:00Z";

async function start() {
  const database = await cloneDatabase();
  const sandbox = await startSandbox();
  const api = await startApi(database, sandbox);
  api.clock.set(NOON);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const manager = await addUser(sql, { bidId });
  const invite = async (changes: Record<string, unknown> = {}) =>
    await (await api.enter(manager)).post(PATH, { phone: PHONE, role: "crew", ...changes });
  return {
    database,
    sandbox,
    sql,
    api,
    bidId,
    manager,
    invite,
    texts: async () =>
      await sql`
        select user_id, phone, language, body, status, purse, send_at
        from messages where invitation_id is not null order by id`,
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]();
      await sandbox[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

Deno.test("whoever signs in with the invited number accepts with one press, and is in at once", async () => {
  await using world = await start();
  const { api, sql } = world;
  const invited = await world.invite({ name: "Ana", language: "es" });
  assert.equal(invited.status, 200);
  const [shown] = StaffList.parse(invited.body).invitations;
  assert.deepEqual([shown?.name, shown?.ending, shown?.role], ["Ana", "0188", "crew"]);
  assert.equal(shown?.expiresAt, "2026-11-29T18:00:00.000Z");
  const [text, ...more] = await world.texts();
  assert.equal(more.length, 0);
  assert.deepEqual([text!.phone, text!.status, text!.purse], [PHONE, "queued", "managers"]);
  assert.ok(text!.body.startsWith("FloodLine: red-hook BID le invita"), text!.body);
  assert.ok(text!.body.includes(`${api.deps.publicUrl}/join`));

  const ana = await api.signIn(PHONE);
  const { invitations: [own] } = OwnInvitations.parse((await ana.get("/api/me/invitations")).body);
  assert.deepEqual([own?.district, own?.role], ["red-hook BID", "crew"]);
  assert.equal((await ana.get("/api/district")).status, 403);
  const accepted = await ana.post(`/api/me/invitations/${own!.id}/accept`);
  assert.equal(accepted.status, 204);
  assert.equal((await ana.get("/api/district")).status, 200);
  assert.equal((await ana.get("/api/me")).body.district.role, "crew");
  const again = await ana.post(`/api/me/invitations/${own!.id}/accept`);
  assert.equal(again.body.error.code, "invitationNotFound");

  const staff = StaffList.parse((await ana.get("/api/district/people")).body);
  assert.deepEqual(staff.people.map(({ name }) => name), [null, "Ana"]);
  assert.deepEqual(staff.invitations, []);
  assert.equal((await world.texts())[0]!.status, "expired", "what waited is not sent any more");
  const events = await sql`
    select event, user_id = ${world.manager.id} as by_manager, detail from security_log
    where bid_id = ${world.bidId} and event <> 'signedIn' order by id`;
  assert.deepEqual([...events], [
    { event: "personInvited", byManager: true, detail: { role: "crew", ending: "0188" } },
    { event: "invitationAccepted", byManager: false, detail: { role: "crew" } },
  ]);
});

Deno.test("the text is in the language of the account, else in the one chosen, and at no hour of rest", async () => {
  await using world = await start();
  const known = await addUser(world.sql);
  await world.sql`update users set language = 'zh' where id = ${known.id}`;
  for (
    const [phone, language, expected] of [
      [known.phone, "en", "zh"],
      ["+17185550101", "en", "en"],
      ["+17185550102", "es", "es"],
      ["+17185550103", "zh", "zh"],
    ] as [string, Language, Language][]
  ) {
    await world.invite({ phone, language });
    const text = (await world.texts()).at(-1)!;
    assert.equal(text.language, expected);
    const { invitation } = WORDS[expected].notice;
    const until = WORDS[expected].time(
      new Date("2026-11-29T18:00:00Z"),
      "America/New_York",
      "date",
    );
    const link = `${world.api.deps.publicUrl}/join`;
    const role = WORDS[expected].staffRoles.crew;
    assert.equal(text.body, invitation({ district: "red-hook BID", role, until, link }));
  }
  // 11 PM there: it goes at 8 in the morning.
  world.api.clock.set("2026-11-23T04:00:00Z");
  await world.invite({ phone: "+17185550104" });
  assert.equal(
    (await world.texts()).at(-1)!.sendAt.toISOString(),
    "2026-11-23T13:00:00.000Z",
  );
});

Deno.test("who said STOP gets no text, the inviter is told nothing of it, and the invitation stands", async () => {
  await using world = await start();
  const stopped = await addUser(world.sql);
  await world.sql`update users set unsubscribed_at = now() where id = ${stopped.id}`;
  const answer = await world.invite({ phone: stopped.phone });
  assert.equal(answer.status, 200);
  assert.equal((await world.texts()).length, 0);
  const person = await world.api.enter(stopped);
  assert.equal((await person.get("/api/me/invitations")).body.invitations.length, 1);
});

Deno.test("after a week it has run out: it is shown so, answered no more, and then deleted", async () => {
  await using world = await start();
  const { api, database, sandbox } = world;
  const id = StaffList.parse((await world.invite()).body).invitations[0]!.id;
  api.clock.forward(7 * 24 * 60 - 1);
  const ana = await api.signIn(PHONE);
  assert.equal((await ana.get("/api/me/invitations")).body.invitations.length, 1);
  api.clock.forward(1.1);
  assert.deepEqual((await ana.get("/api/me/invitations")).body.invitations, []);
  for (const answer of ["accept", "decline"]) {
    const refused = await ana.post(`/api/me/invitations/${id}/${answer}`);
    assert.deepEqual([refused.status, refused.body.error.code], [404, "invitationNotFound"]);
  }
  const manager = await api.enter(world.manager);
  assert.equal((await manager.get("/api/district/people")).body.invitations.length, 1);
  await cleanUp({ sql: database.asProgram, storage: sandbox.storage }, api.deps.now());
  assert.equal((await world.sql`select from invitations`).length, 1);
  api.clock.forward(7 * 24 * 60);
  assert.deepEqual((await manager.get("/api/district/people")).body.invitations, []);
  await cleanUp({ sql: database.asProgram, storage: sandbox.storage }, api.deps.now());
  assert.equal((await world.sql`select from invitations`).length, 0);
});

Deno.test("nobody but the number's owner sees it or answers it", async () => {
  await using world = await start();
  const id = StaffList.parse((await world.invite()).body).invitations[0]!.id;
  const other = await world.api.enter(await addUser(world.sql));
  const [manager, viewer] = [
    await world.api.enter(world.manager),
    await world.api.enter(await addUser(world.sql, { bidId: world.bidId, role: "viewer" })),
  ];
  for (const person of [other, manager, viewer]) {
    assert.deepEqual((await person.get("/api/me/invitations")).body.invitations, []);
    const { status } = await person.post(`/api/me/invitations/${id}/accept`);
    assert.equal(status, 404);
  }
  assert.equal((await world.sql`select from invitations`).length, 1);
});

Deno.test("who is invited twice is invited once, as told last; taken back it counts no more", async () => {
  await using world = await start();
  await world.invite({ role: "viewer" });
  const { invitations } = StaffList.parse((await world.invite({ role: "manager" })).body);
  assert.deepEqual(invitations.map(({ role }) => role), ["manager"]);
  assert.deepEqual((await world.texts()).map(({ status }) => status), ["expired", "queued"]);
  const manager = await world.api.enter(world.manager);
  assert.equal((await manager.delete(`${PATH}/${invitations[0]!.id}`)).status, 204);
  assert.equal((await manager.delete(`${PATH}/${invitations[0]!.id}`)).status, 404);
  assert.deepEqual((await world.texts()).map(({ status }) => status), ["expired", "expired"]);
  const [purse] = await world.sql`select spent from purses where name = 'managers'`;
  assert.equal(purse?.spent, 0, "what was not sent is paid back");
});

Deno.test("one person, one district: refused when invited and when accepting, without saying which", async () => {
  await using world = await start();
  const { id: other } = await addDistrict(world.sql, HOBOKEN);
  const theirs = await addUser(world.sql, { bidId: other, role: "crew" });
  const refused = await world.invite({ phone: theirs.phone });
  assert.deepEqual([refused.status, refused.body.error.code], [409, "staffElsewhere"]);
  assert.doesNotMatch(refused.text, /hoboken/i);
  const colleague = await addUser(world.sql, { bidId: world.bidId, role: "crew" });
  assert.equal((await world.invite({ phone: colleague.phone })).body.error.code, "staffAlready");

  // Invited by two while of none: the first is joined, the second then refused.
  await addUser(world.sql, { bidId: other });
  await world.invite();
  const hoboken = await world.api.enter(
    await addUser(world.sql, { bidId: other }),
  );
  assert.equal((await hoboken.post(PATH, { phone: PHONE, role: "viewer" })).status, 200);
  const ana = await world.api.signIn(PHONE);
  const { invitations } = OwnInvitations.parse((await ana.get("/api/me/invitations")).body);
  assert.equal(invitations.length, 2);
  const [first, second] = invitations;
  assert.equal((await ana.post(`/api/me/invitations/${first!.id}/accept`)).status, 204);
  const late = await ana.post(`/api/me/invitations/${second!.id}/accept`);
  assert.deepEqual([late.status, late.body.error.code], [409, "staffElsewhere"]);
  // Having left, they may.
  assert.equal((await ana.delete("/api/me/district")).status, 204);
  assert.equal((await ana.post(`/api/me/invitations/${second!.id}/accept`)).status, 204);
});

Deno.test("a declined invitation is gone, and nobody has joined", async () => {
  await using world = await start();
  await world.invite();
  const ana = await world.api.signIn(PHONE);
  const [{ id }] = (await ana.get("/api/me/invitations")).body.invitations;
  assert.equal((await ana.post(`/api/me/invitations/${id}/decline`)).status, 204);
  assert.equal((await ana.get("/api/me")).body.district, null);
  assert.equal((await world.sql`select from invitations`).length, 0);
});

Deno.test("two presses at the same moment join once; with it taken back at that moment, once or not at all", async () => {
  await using world = await start();
  const ana = await world.api.signIn(PHONE);
  const manager = await world.api.enter(world.manager);
  const id = StaffList.parse((await world.invite()).body).invitations[0]!.id;
  const [withdrawn, ...pressed] = await Promise.all([
    manager.delete(`${PATH}/${id}`),
    ana.post(`/api/me/invitations/${id}/accept`),
    ana.post(`/api/me/invitations/${id}/accept`),
  ]);
  const done = [withdrawn!, ...pressed].filter(({ status }) => status === 204);
  assert.equal(done.length, 1);
  const { district } = (await ana.get("/api/me")).body;
  assert.equal(district !== null, withdrawn!.status === 404);
});

Deno.test("a district invites twenty people a day, and the number must be one", async () => {
  await using world = await start();
  const wrong = await world.invite({ phone: "+49 30 1234567" });
  assert.equal(wrong.body.error.code, "phoneNotSupported");
  assert.equal((await world.invite({ role: "boss" })).status, 422);
  assert.equal((await world.invite({ name: "two\nlines" })).status, 422);
  for (let n = 10; n < 30; n++) {
    assert.equal((await world.invite({ phone: `+171855501${n}` })).status, 200);
  }
  const refused = await world.invite();
  assert.deepEqual([refused.status, refused.body.error.code], [429, "tooManyInvitations"]);
  assert.equal(refused.headers.get("retry-after"), "86400");
  world.api.clock.forward(24 * 60 + 1);
  assert.equal((await world.invite()).status, 200);
});

Deno.test("an account that is deleted takes the invitations to its number along", async () => {
  await using world = await start();
  await world.invite();
  const ana = await world.api.signIn(PHONE);
  assert.equal((await ana.delete("/api/me")).status, 204);
  assert.equal((await world.sql`select from invitations`).length, 0);
});
