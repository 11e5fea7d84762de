// What one of the staff enters for somebody who calls.
import assert from "node:assert/strict";
import { CALLER_CONSENT_VERSION } from "shared/consent.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";

const AFTERNOON = "2026-11-22T18:00:00Z";
const PATH = "/api/district/reports";
const PHONE = "+17185550177";
const CALL = { zip: "11231", depth: "knee", note: "The corner of Van Brunt and Coffey" };
const WITH_NUMBER = { ...CALL, phone: "(718) 555-0177", consent: true };

async function start() {
  const database = await cloneDatabase();
  const api = await startApi(database);
  api.clock.set(AFTERNOON);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const hoboken = await addDistrict(sql, HOBOKEN);
  const staff = await addUser(sql, { bidId, role: "crew" });
  return {
    api,
    sql,
    bidId,
    hobokenId: hoboken.id,
    staff,
    crew: await api.enter(staff),
    reports: () => sql`select id, user_id, bid_id, zip, wants_texts, via from reports order by id`,
    texts: () => sql`select user_id, phone, body, language, purse from messages order by id`,
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

Deno.test("without a number it is nobody's report, and its history says who entered it", async () => {
  await using world = await start();
  const { crew, staff, sql } = world;
  const { status, body } = await crew.post(PATH, CALL);
  assert.deepEqual([status, body.texts], [201, "none"]);
  const [report] = await world.reports();
  assert.deepEqual(report, {
    id: body.reportId,
    userId: null,
    bidId: world.bidId,
    zip: "11231",
    wantsTexts: false,
    via: "staff",
  });
  const shown = (await crew.get(`${PATH}/${body.reportId}`)).body;
  assert.equal(shown.note, CALL.note);
  assert.deepEqual(
    shown.acts.map((act: { kind: string; by: { id: string }; mayUndo: boolean }) => [
      act.kind,
      act.by.id,
      act.mayUndo,
    ]),
    [["called", staff.id, false]],
  );
  assert.deepEqual([...await world.texts()], []);
  const events = await sql`select type from district_events where bid_id = ${world.bidId}`;
  assert.ok(events.some(({ type }) => type === "reportAdded"), "open boards hear of it");
});

Deno.test("a number with a spoken yes becomes an account that follows nothing, and gets one text in its language", async () => {
  await using world = await start();
  const { crew, staff, sql } = world;
  const { body } = await crew.post(PATH, { ...WITH_NUMBER, language: "es" });
  assert.equal(body.texts, "coming");
  const [caller] = await sql`
    select id, language, consent_version, bid_id from users where phone = ${PHONE}`;
  assert.deepEqual(
    [caller!.language, caller!.consentVersion, caller!.bidId],
    ["es", null, null],
    "no alerts come of it",
  );
  assert.deepEqual([...await sql`select from places where user_id = ${caller!.id}`], []);
  const [report] = await world.reports();
  assert.deepEqual([report!.userId, report!.wantsTexts], [caller!.id, true]);
  const texts = await world.texts();
  assert.equal(texts.length, 1);
  const { body: words, ...text } = texts[0]!;
  assert.deepEqual(text, { userId: caller!.id, phone: PHONE, language: "es", purse: "reports" });
  assert.match(words, /el distrito ha anotado .*11231.*\/reports\/.*STOP/);
  const [act] = await sql`select user_id, detail from report_acts where kind = 'called'`;
  assert.deepEqual(act, {
    userId: staff.id,
    detail: { consent: { isSpoken: true, version: CALLER_CONSENT_VERSION } },
  });
  // As whoever ticked "texts about this report": the district's news goes out to them.
  await sql`update messages set status = 'sent', sending_at = now()`;
  await crew.patch(`${PATH}/${body.reportId}`, { status: "in_progress" });
  assert.match((await world.texts())[1]!.body, /distrito ya trabaja/);
});

Deno.test("an account that is there stays as it is, and has the report among its own", async () => {
  await using world = await start();
  const known = await addUser(world.sql, { phone: PHONE, consented: true });
  const { body } = await world.crew.post(PATH, { ...WITH_NUMBER, language: "zh" });
  const owner = await world.api.enter(known);
  assert.equal((await owner.get(`/api/reports/${body.reportId}`)).body.isOwn, true);
  const [{ language, consentedAt }] = await world.sql<
    [{ language: string; consentedAt: Date | null }]
  >`select language, consented_at from users where id = ${known.id}`;
  assert.equal(language, "en");
  assert.notEqual(consentedAt, null);
  assert.match((await world.texts())[0]!.body, /商业区已记下/);
});

const UNTEXTED = ["said STOP", "is unreachable", "is blocked"] as const;
for (const why of UNTEXTED) {
  Deno.test(`a number that ${why} is not texted nor kept with the report, and the answer does not say why`, async () => {
    await using world = await start();
    const { sql } = world;
    if (why === "is blocked") {
      await sql`insert into blocked_phones values (${PHONE}, now())`;
    } else {
      const { id } = await addUser(sql, { phone: PHONE });
      const column = why === "said STOP" ? "unsubscribed_at" : "unreachable_at";
      await sql`update users set ${sql(column)} = now() where id = ${id}`;
    }
    const { status, body } = await world.crew.post(PATH, WITH_NUMBER);
    assert.equal(status, 201);
    assert.deepEqual(Object.keys(body).sort(), ["reportId", "texts"]);
    assert.equal(body.texts, "cannot");
    assert.deepEqual([...await world.texts()], []);
    const [report] = await world.reports();
    assert.deepEqual([report!.userId, report!.wantsTexts], [null, false]);
  });
}

const IN_RED_HOOK = { latitude: RED_HOOK.latitude, longitude: RED_HOOK.longitude };
const IN_HOBOKEN = { latitude: HOBOKEN.latitude, longitude: HOBOKEN.longitude };
const { zip: _, ...NO_PLACE } = CALL;
const REFUSED: [what: string, call: object, code: string, field?: string][] = [
  ["no place", NO_PLACE, "placeNeeded"],
  ["another district's ZIP code", { ...CALL, zip: "07030" }, "placeOutsideDistrict", "zip"],
  ["a point of another's", { ...CALL, location: IN_HOBOKEN }, "placeOutsideDistrict", "location"],
  [
    "a point of one's own with another's ZIP code",
    { ...CALL, zip: "07030", location: IN_RED_HOOK },
    "placeOutsideDistrict",
    "location",
  ],
  ["no such ZIP code", { ...CALL, zip: "00000" }, "placeUnknown", "zip"],
  ["no depth", { zip: "11231" }, "invalidInput", "depth"],
  ["tomorrow", { ...CALL, happenedAt: "2026-11-23T18:00:00Z" }, "invalidInput", "happenedAt"],
  [
    "a number without a yes",
    { ...WITH_NUMBER, consent: undefined },
    "callerConsentNeeded",
    "consent",
  ],
  ["a number with a no", { ...WITH_NUMBER, consent: false }, "invalidInput", "consent"],
  ["half a number", { ...WITH_NUMBER, phone: "555" }, "phoneNotSupported", "phone"],
];
for (const [what, call, code, field] of REFUSED) {
  Deno.test(`${what}: refused, and nothing is kept`, async () => {
    await using world = await start();
    const { status, body } = await world.crew.post(PATH, call);
    assert.deepEqual([status, body.error.code], [422, code]);
    if (field) assert.ok(body.error.fields[field], JSON.stringify(body));
    assert.deepEqual([...await world.reports(), ...await world.texts()], []);
    assert.equal((await world.sql`select from users where phone = ${PHONE}`).length, 0);
  });
}

Deno.test("a point within the district does without a ZIP code", async () => {
  await using world = await start();
  const { status } = await world.crew.post(PATH, { ...NO_PLACE, location: IN_RED_HOOK });
  assert.equal(status, 201);
  assert.equal((await world.reports())[0]!.bidId, world.bidId);
});

Deno.test("one form is one report, sent twice or at the same moment, with one text", async () => {
  await using world = await start();
  const call = { ...WITH_NUMBER, submissionId: crypto.randomUUID() };
  const both = await Promise.all([world.crew.post(PATH, call), world.crew.post(PATH, call)]);
  const again = await world.crew.post(PATH, call);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 201]);
  assert.equal(again.status, 200);
  assert.deepEqual(again.body, both[0]!.body);
  assert.deepEqual(again.body, both[1]!.body);
  assert.equal((await world.reports()).length, 1);
  assert.equal((await world.texts()).length, 1);
  const unowned = { ...CALL, submissionId: crypto.randomUUID() };
  const alone = [await world.crew.post(PATH, unowned), await world.crew.post(PATH, unowned)];
  assert.deepEqual(alone.map(({ status }) => status), [201, 200]);
  assert.equal((await world.reports()).length, 2);
});

Deno.test("a viewer enters none, and another district's form with the same mark is another report", async () => {
  await using world = await start();
  const { sql, api } = world;
  const viewer = await api.enter(await addUser(sql, { bidId: world.bidId, role: "viewer" }));
  const refused = await viewer.post(PATH, CALL);
  assert.deepEqual([refused.status, refused.body.error.code], [403, "notAllowedByRole"]);
  const submissionId = crypto.randomUUID();
  const theirs = await api.enter(await addUser(sql, { bidId: world.hobokenId }));
  const first = await world.crew.post(PATH, { ...CALL, submissionId });
  const other = await theirs.post(PATH, { ...CALL, zip: "07030", submissionId });
  assert.equal(other.status, 201);
  assert.notEqual(other.body.reportId, first.body.reportId);
});
