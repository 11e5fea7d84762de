// Texts that came back: whose fault it was, and what follows.
import assert from "node:assert/strict";
import { cloneDatabase } from "../../../testing/database.ts";
import {
  addMessage,
  findMessage,
  findUser,
  minutesLater,
  NOW,
  PHONE,
} from "../../../testing/outbox_rows.ts";
import { addUser } from "../../../testing/rows.ts";
import type { Sql } from "../database.ts";
import { recordAnswer, revive } from "./answers.ts";
import { claim } from "./claim.ts";
import { applyReceipt } from "./receipts.ts";

const SID = `SM${"1".repeat(32)}`;

/** The carrier's last words about texts to one number, oldest first; undefined: delivered. */
async function receive(sql: Sql, errorCodes: (number | undefined)[]): Promise<void> {
  for (const errorCode of errorCodes) {
    const messageId = await addMessage(sql, "sent");
    const sid = `SM${crypto.randomUUID().replaceAll("-", "")}`;
    const status = errorCode ? "undelivered" : "delivered";
    await applyReceipt(sql, { messageId, sid, status, errorCode }, NOW);
  }
}

const LOST: [sentence: string, errorCodes: (number | undefined)[], isSuppressed: boolean][] = [
  ["once out of reach is no matter", [30003], false],
  ["nor is twice", [30003, 30008], false],
  ["three times in a row is", [30003, 30008, 30003], true],
  ["one that arrived begins anew", [30003, 30003, undefined, 30003], false],
  ["another error between them too", [30003, 30003, 30007, 30003], false],
  ["earlier luck does not count", [undefined, undefined, 30008, 30008, 30008], true],
];

for (const [sentence, errorCodes, isSuppressed] of LOST) {
  Deno.test(`a phone out of reach: ${sentence}`, async () => {
    await using database = await cloneDatabase();
    const { sql } = database;
    await receive(sql, errorCodes);
    assert.equal((await findUser(sql)).unreachableAt !== null, isSuppressed);
  });
}

Deno.test("who signs in again has three texts again", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await receive(sql, [30003, 30003, 30003]);
  await sql`update users set unreachable_at = null`;
  await sql`
    insert into sign_in_codes (phone, ip, created_at, expires_at, used_at)
    values (${PHONE}, '127.0.0.1', ${NOW}, ${NOW}, ${NOW})`;
  await sql`update messages set created_at = ${minutesLater(-60)}`;
  const later = async (errorCode: number) => {
    const messageId = await addMessage(sql, "sent");
    await sql`update messages set created_at = ${minutesLater(1)} where id = ${messageId}`;
    const sid = `SM${messageId}`;
    await applyReceipt(sql, { messageId, sid, status: "undelivered", errorCode }, NOW);
    return (await findUser(sql)).unreachableAt !== null;
  };
  assert.deepEqual([await later(30003), await later(30003), await later(30003)], [
    false,
    false,
    true,
  ]);
});

Deno.test("a text that came back is owed again under a new id, and late receipts of the old one are no news", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const id = await addMessage(sql, "sending");
  const hear = (sid: string, status: string, errorCode?: number) =>
    applyReceipt(sql, { messageId: id, sid, status, errorCode }, NOW);
  const state = async () => {
    const { status, providerSid } = await findMessage(sql, id);
    return [status, providerSid];
  };
  await hear("SM1", "undelivered", 30034);
  assert.deepEqual(await state(), ["queued", null]);
  // The answer comes after the receipt that gave the text back.
  await recordAnswer(sql, { id, tries: 1 }, { result: "accepted", sid: "SM1" }, { now: NOW });
  assert.deepEqual(await state(), ["queued", null]);
  for (const status of ["sent", "undelivered", "queued"]) await hear("SM1", status, 30034);
  assert.deepEqual(await state(), ["queued", null]);
  assert.equal((await findMessage(sql, id)).sendAt.getTime(), NOW.getTime() + 30_000);
  await sql`delete from conditions`;
  await sql`update sending_pace set next_at = '-infinity'`;
  const { texts: [second] } = await claim(sql, { limit: 1, now: minutesLater(1) });
  assert.equal(second!.tries, 2);
  for (const status of ["sent", "undelivered", "delivered"]) await hear("SM1", status, 30034);
  assert.equal((await findMessage(sql, id)).status, "sending");
  await recordAnswer(sql, second!, { result: "accepted", sid: "SM2" }, { now: NOW });
  for (const status of ["sent", "failed", "delivered"]) await hear("SM1", status, 30034);
  assert.deepEqual(await state(), ["accepted", "SM2"]);
  await hear("SM2", "delivered");
  assert.deepEqual(await state(), ["delivered", "SM2"]);
});

Deno.test("a text said to have come back that arrived all the same does not leave again", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const id = await addMessage(sql, "accepted");
  const receipt = { messageId: id, sid: SID };
  await applyReceipt(sql, { ...receipt, status: "failed", errorCode: 30410 }, NOW);
  await applyReceipt(sql, { ...receipt, status: "delivered" }, NOW);
  assert.equal((await findMessage(sql, id)).status, "delivered");
  assert.equal((await claim(sql, { limit: 1, now: minutesLater(5) })).texts.length, 0);
});

Deno.test("ten numbers in a row that are all no use are no numbers' fault: owed again, and none given up", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const hear = async (errorCode: number, count: number) => {
    for (let n = 0; n < count; n++) {
      const { id: userId, phone } = await addUser(sql);
      const [{ id: messageId }] = await sql<[{ id: string }]>`
        insert into messages (kind, user_id, phone, body, segments, status, tries, created_at, send_at,
          expires_at, sending_at, provider_sid)
        values ('alert', ${userId}, ${phone}, 'Rain', 1, 'sent', 1, ${NOW}, ${NOW},
          ${minutesLater(120)}, ${NOW}, ${`SM${phone}`})
        returning id`;
      const receipt = { messageId, sid: `SM${phone}`, status: "undelivered", errorCode };
      await applyReceipt(sql, receipt, NOW);
      await applyReceipt(sql, receipt, NOW); // each counts once
    }
  };
  const counts = async () => {
    const [row] = await sql`
      select (select count(*)::int from users where unreachable_at is not null) as given_up,
        (select count(*)::int from messages where status = 'queued') as owed,
        (select count(*)::int from conditions where name = 'carrier' and ill_since is not null) as ill`;
    return row;
  };
  await hear(30006, 9);
  assert.deepEqual(await counts(), { givenUp: 9, owed: 0, ill: 0 });
  await hear(30006, 1);
  assert.deepEqual(await counts(), { givenUp: 0, owed: 10, ill: 1 });
});

Deno.test("a night without power gives up no number, and stops nothing", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  for (let n = 0; n < 10; n++) {
    const { phone } = await addUser(sql);
    await sql`
      insert into messages (kind, phone, body, segments, status, tries, created_at, send_at, expires_at)
      values ('alert', ${phone}, 'Rain', 1, 'sent', 1, ${NOW}, ${NOW}, ${minutesLater(120)})`;
  }
  for (const { id } of await sql<{ id: string }[]>`select id from messages`) {
    const receipt = { messageId: id, sid: `SM${id}`, status: "undelivered", errorCode: 30003 };
    await applyReceipt(sql, receipt, NOW);
  }
  await receive(sql, [30003, 30003, 30003]);
  assert.equal((await findUser(sql)).unreachableAt, null);
  assert.equal((await sql`select from conditions where ill_since is not null`).length, 0);
});

/** Texts that are owed to numbers that were given up: none of them would ever leave. */
async function listOwedToNobody(sql: Sql) {
  return [
    ...await sql`
      select m.phone, m.status from messages m join users u on u.phone = m.phone
      where m.status = 'queued' and u.unreachable_at is not null`,
  ];
}

Deno.test("a number is given up or its text is owed again, never both, whatever comes between", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const refusal = { result: "refused", errorCode: 21211, httpStatus: 400 } as const;
  for (let round = 0; round < 5; round++) {
    const ids = await addManyMessages(sql, "sending", 20);
    const works = ids.flatMap((id) => [
      recordAnswer(sql, { id, tries: 1 }, refusal, { now: NOW }),
      revive(sql, { errorCodes: [21211], since: NOW }, NOW),
    ]);
    await Promise.all(works);
    assert.deepEqual(await listOwedToNobody(sql), []);
  }
});

Deno.test("many receipts at once that say the same of their numbers give up none whose text is owed", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  for (let round = 0; round < 5; round++) {
    const ids = await addManyMessages(sql, "sent", 20);
    const receipt = (messageId: string) =>
      applyReceipt(
        sql,
        { messageId, sid: `SM${messageId}`, status: "undelivered", errorCode: 30006 },
        NOW,
      );
    await Promise.all(ids.map(receipt));
    assert.deepEqual(await listOwedToNobody(sql), []);
    assert.equal((await sql`select from users where unreachable_at is not null`).length, 0);
  }
});

/** Alerts under way, each to somebody else. */
async function addManyMessages(sql: Sql, status: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const { id: userId, phone } = await addUser(sql);
    const [{ id }] = await sql<[{ id: string }]>`
      insert into messages (kind, user_id, phone, body, segments, status, tries, created_at, send_at,
        expires_at, sending_at)
      values ('alert', ${userId}, ${phone}, 'Rain', 1, ${status}::message_status, 1, ${NOW}, ${NOW},
        ${minutesLater(120)}, ${NOW})
      returning id`;
    ids.push(id);
  }
  return ids;
}
