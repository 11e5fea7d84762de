import assert from "node:assert/strict";
import { MessageWhy, OwnMessageList } from "shared/api/messages.ts";
import type { Sql } from "shared/server/database.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addUser } from "../../testing/rows.ts";

const FACTS = {
  source: "forecast",
  crossed: { minutes: 15, mm: 5 },
  wettestQuarter: { mm: 6.2, at: "2026-11-22T18:30:00.000Z" },
  wettestHour: { mm: 12, at: "2026-11-22T19:00:00.000Z" },
  until: "2026-11-22T19:15:00.000Z",
};

interface NewRow {
  status: string;
  errorCode?: number;
  heldFor?: string;
  expiredFor?: string;
  facts?: object;
}

/** An alert of heavy rain over 11231, told to this person. */
async function addAlert(sql: Sql, user: { id: string; phone: string }, row: NewRow) {
  const [{ id }] = await sql<[{ id: string }]>`
    with storm as (
      insert into episodes (zip, level, started_at, wet_at, cleared_at)
      values ('11231', 'heavy', '2026-11-22T18:00Z', '2026-11-22T18:00Z', '2026-11-22T20:00Z')
      returning id
    ), alert as (
      insert into alerts (episode_id, step, facts, created_at)
      select id, 'heavy', ${JSON.stringify(row.facts ?? FACTS)}::text::jsonb, '2026-11-22T18:00Z'
      from storm
      returning id, episode_id
    )
    insert into messages
      (kind, user_id, phone, episode_id, step, alert_id, body, segments, status, error_code,
       held_for, expired_for, created_at, send_at, expires_at, sending_at, settled_at)
    select
      'alert', ${user.id}, ${user.phone}, episode_id, 'heavy', id, 'Heavy rain soon', 1,
      ${row.status}::message_status, ${row.errorCode ?? null}, ${row.heldFor ?? null},
      ${row.expiredFor ?? null}, '2026-11-22T18:00Z', '2026-11-22T18:00Z', '2026-11-22T20:00Z',
      '2026-11-22T18:01Z', '2026-11-22T18:02Z'
    from alert
    returning id`;
  return id;
}

Deno.test("somebody's texts are told newest first, a page at a time, and nobody else's", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  const first = await addAlert(database.sql, user, { status: "delivered" });
  await addAlert(database.sql, await addUser(database.sql), { status: "delivered" });
  const second = await addAlert(database.sql, user, { status: "held", heldFor: "quiet" });
  const third = await addAlert(database.sql, user, { status: "queued" });
  const person = await api.enter(user);

  const page = OwnMessageList.parse((await person.get("/api/me/messages?limit=2")).body);
  assert.deepEqual(page.messages.map(({ id }) => id), [third, second]);
  assert.deepEqual(page.messages[1], {
    id: second,
    kind: "alert",
    reportId: null,
    zip: "11231",
    zips: ["11231"],
    timeZone: "America/New_York",
    step: "heavy",
    isTide: false,
    isWatch: false,
    body: "Heavy rain soon",
    status: "held",
    createdAt: "2026-11-22T18:00:00.000Z",
  });
  const rest = await person.get(`/api/me/messages?limit=2&before=${page.next}`);
  const { messages, next } = OwnMessageList.parse(rest.body);
  assert.deepEqual([messages.map(({ id }) => id), next], [[first], null]);
});

Deno.test("a sign-in code is in its owner's list, masked", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  await api.client().post("/api/auth/code", { phone: user.phone });
  const person = await api.enter(user);
  const { body, text } = await person.get("/api/me/messages");
  const [code] = OwnMessageList.parse(body).messages;
  assert.equal(code?.kind, "code");
  assert.match(code!.body, /FloodLine code: ••••••/);
  assert.ok(!text.includes(api.lastCode()));
  const why = MessageWhy.parse((await person.get(`/api/me/messages/${code!.id}`)).body);
  assert.deepEqual([why.facts, why.zip, why.chosenLevel], [null, null, null]);
});

Deno.test("why a text came: what was stored when it was decided, and the level chosen", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql, { consented: true });
  const person = await api.enter(user);
  await person.patch("/api/me", { places: [{ zip: "11231", level: "any" }] });
  const facts = {
    ...FACTS,
    source: "warning",
    thresholdsOf: "Red Hook",
    leadMinutes: 90,
    warning: { id: "urn:1", event: "Flood Warning", headline: null, sender: "NWS New York NY" },
  };
  const id = await addAlert(database.sql, user, { status: "delivered", heldFor: "quiet", facts });
  const { status, body } = await person.get(`/api/me/messages/${id}`);
  assert.equal(status, 200);
  assert.deepEqual(MessageWhy.parse(body), {
    id,
    kind: "alert",
    reportId: null,
    reports: [],
    zip: "11231",
    zips: ["11231"],
    timeZone: "America/New_York",
    step: "heavy",
    isTide: false,
    isWatch: false,
    tide: null,
    watch: null,
    body: "Heavy rain soon",
    status: "delivered",
    createdAt: "2026-11-22T18:00:00.000Z",
    language: "en",
    city: "Brooklyn",
    facts,
    chosenLevel: "any",
    besides: [],
    heldFor: "quiet",
    expiredFor: null,
    failure: null,
    sentAt: "2026-11-22T18:01:00.000Z",
    settledAt: "2026-11-22T18:02:00.000Z",
  });
});

Deno.test("a text that did not arrive says why in plain words; one that never left has not left", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const user = await addUser(database.sql);
  const person = await api.enter(user);
  const why = async (row: NewRow) => {
    const id = await addAlert(database.sql, user, row);
    return MessageWhy.parse((await person.get(`/api/me/messages/${id}`)).body);
  };
  const undelivered = await why({ status: "undelivered", errorCode: 30003 });
  assert.ok(undelivered.failure && !/\d/.test(undelivered.failure), undelivered.failure!);
  assert.ok(undelivered.sentAt);
  const refused = await why({ status: "refused", errorCode: 99999 });
  assert.ok(refused.failure, "a code we do not know has words, too");
  assert.equal(refused.sentAt, null);
  const expired = await why({ status: "expired", expiredFor: "late" });
  assert.deepEqual([expired.failure, expired.sentAt, expired.expiredFor], [null, null, "late"]);
});

Deno.test("why somebody else got a text is nobody's business", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const id = await addAlert(database.sql, await addUser(database.sql), { status: "delivered" });
  const person = await api.enter(await addUser(database.sql));
  for (const path of [id, crypto.randomUUID()]) {
    const refused = await person.get(`/api/me/messages/${path}`);
    assert.equal(refused.status, 404);
    assert.equal(refused.body.error.code, "messageNotFound");
  }
  assert.equal((await person.get("/api/me/messages/7")).status, 422);
  for (const path of ["/api/me/messages", `/api/me/messages/${id}`]) {
    assert.equal((await api.client().get(path)).status, 401);
  }
});

Deno.test("a text of several places tells of each what led to it, the worst first", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const user = await addUser(sql, { consented: true });
  const person = await api.enter(user);
  await person.patch("/api/me", {
    places: [{ zip: "11231", level: "any" }, { zip: "11215", level: "heavy" }],
  });
  const id = await addAlert(sql, user, { status: "delivered" });
  for (const [i, [zip, step]] of [["11215", "heavy"], ["11201", "any"]].entries()) {
    await sql`
      with storm as (
        insert into episodes (zip, level, started_at, wet_at)
        values (${zip!}, ${step!}, '2026-11-22T18:00Z', '2026-11-22T18:00Z') returning id
      ), alert as (
        insert into alerts (episode_id, step, facts, created_at)
        select id, ${step!}, ${JSON.stringify(FACTS)}::text::jsonb, '2026-11-22T18:00Z' from storm
        returning id, episode_id, step
      )
      insert into message_tells (message_id, user_id, episode_id, step, alert_id, position)
      select ${id}, ${user.id}, episode_id, step, id, ${i + 2} from alert`;
  }
  await sql`
    insert into message_tells (message_id, user_id, episode_id, step, position, dropped_for)
    select ${id}, ${user.id}, id, 'any', 4, 'superseded' from episodes where zip = '11215'`;
  const [message] = OwnMessageList.parse((await person.get("/api/me/messages")).body).messages;
  assert.deepEqual([message!.zip, message!.zips], ["11231", ["11231", "11215"]]);
  const why = MessageWhy.parse((await person.get(`/api/me/messages/${id}`)).body);
  assert.deepEqual(
    why.besides.map(({ zip, step, chosenLevel, facts }) => [zip, step, chosenLevel, facts.crossed]),
    [["11215", "heavy", "heavy", FACTS.crossed], ["11201", "any", null, FACTS.crossed]],
  );
  const { body: mine } = await person.get("/api/me/export");
  assert.equal(mine.messages[0].besides, "heavy 11215, any 11201");
});

Deno.test("why a text of a watch came: the watch as it was told, and all of one's places that it touched", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const user = await addUser(sql);
  const watch = {
    event: "Flood Watch",
    headline: null,
    sender: "NWS New York NY",
    until: "2026-11-23T20:00:00.000Z",
    zips: ["11231", "11201"],
  };
  const [{ id }] = await sql<[{ id: string }]>`
    insert into messages
      (kind, user_id, phone, watch_chain, watch, body, segments, status, created_at, send_at, expires_at)
    values ('alert', ${user.id}, ${user.phone}, 'urn:1', ${
    JSON.stringify(watch)
  }::text::jsonb, 'A watch', 1,
      'delivered', '2026-11-22T18:00Z', '2026-11-22T18:00Z', '2026-11-22T20:00Z')
    returning id`;
  const person = await api.enter(user);
  const why = MessageWhy.parse((await person.get(`/api/me/messages/${id}`)).body);
  assert.deepEqual([why.isWatch, why.watch, why.zip, why.zips], [true, watch, "11231", watch.zips]);
  const [listed] = OwnMessageList.parse((await person.get("/api/me/messages")).body).messages;
  assert.deepEqual([listed?.isWatch, listed?.zips, listed?.step], [true, watch.zips, null]);
  const { body } = await person.get("/api/me/export");
  assert.match(JSON.stringify(body), /"zip":"11231","step":null,"besides":"watch 11201"/);
});
