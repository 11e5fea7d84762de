import assert from "node:assert/strict";
import { cloneDatabase } from "../../../testing/database.ts";
import { addUser } from "../../../testing/rows.ts";
import type { Sql } from "../database.ts";
import { recordAnswer, requeue } from "./answers.ts";
import { claim } from "./claim.ts";
import { expireTexts } from "./expire.ts";
import { applyReceipt } from "./receipts.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const PHONE = "+17185550101";
const SID = `SM${"1".repeat(32)}`;

function minutesLater(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000);
}

async function addMessage(sql: Sql, status: string): Promise<string> {
  await sql`
    insert into users (phone, consent_version, consented_at)
    values (${PHONE}, '2026-11', ${NOW}) on conflict do nothing`;
  const [{ id }] = await sql<[{ id: string }]>`
    insert into messages
      (kind, user_id, phone, body, segments, status, tries, created_at, send_at, expires_at,
       sending_at)
    select 'alert', id, phone, 'Rain', 1, ${status}, 1, ${NOW}, ${NOW}, ${minutesLater(120)}, ${NOW}
    from users where phone = ${PHONE}
    returning id`;
  return id;
}

async function find(sql: Sql, id: string) {
  const [message] = await sql`
    select status, provider_sid, error_code, settled_at, send_at from messages where id = ${id}`;
  return message!;
}

async function findUser(sql: Sql) {
  const [user] =
    await sql`select unsubscribed_at, unreachable_at from users where phone = ${PHONE}`;
  return user!;
}

/** From each of our states, what the carrier's word makes of it. */
const TRUTH: Record<string, Record<string, string>> = {
  //            what comes → what becomes of the message
  // Without a code nobody knows why: it is owed again.
  sending: { queued: "accepted", sent: "sent", delivered: "delivered", failed: "queued" },
  unknown: { queued: "accepted", sent: "sent", delivered: "delivered", undelivered: "queued" },
  queued: { accepted: "accepted", delivered: "delivered" },
  held: { delivered: "delivered" },
  accepted: { queued: "accepted", sending: "accepted", sent: "sent", undelivered: "queued" },
  sent: {
    queued: "sent",
    sent: "sent",
    delivered: "delivered",
    failed: "queued",
    canceled: "failed",
    read: "delivered",
    partially_delivered: "sent",
    unheard_of: "sent",
  },
  delivered: {
    queued: "delivered",
    sent: "delivered",
    undelivered: "delivered",
    failed: "delivered",
  },
  undelivered: { sent: "undelivered", delivered: "undelivered", failed: "undelivered" },
  failed: { sent: "failed", delivered: "failed" },
  refused: { sent: "refused", delivered: "refused" },
  expired: { sent: "expired", delivered: "expired" },
};

Deno.test("a receipt moves a message forward or not at all", async (t) => {
  await using database = await cloneDatabase();
  const { sql } = database;
  for (const [before, receipts] of Object.entries(TRUTH)) {
    for (const [word, after] of Object.entries(receipts)) {
      await t.step(`${before}, then the carrier says ${word}: ${after}`, async () => {
        const id = await addMessage(sql, before);
        const sid = `SM${crypto.randomUUID().replaceAll("-", "")}`;
        await applyReceipt(sql, { messageId: id, sid, status: word }, NOW);
        assert.equal((await find(sql, id)).status, after);
      });
    }
  }
});

Deno.test("receipts in any order, each twice, end where the carrier ended", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const id = await addMessage(sql, "sending");
  for (const status of ["delivered", "sent", "queued", "delivered", "sent"]) {
    await applyReceipt(sql, { messageId: id, sid: SID, status }, NOW);
  }
  const message = await find(sql, id);
  assert.deepEqual([message.status, message.providerSid], ["delivered", SID]);
  assert.deepEqual(message.settledAt, NOW);
  const receipts = await sql`select status from receipts order by id`;
  assert.equal(receipts.length, 5, "each is kept as it came");
});

Deno.test("a receipt for nobody's message, or with an unknown word, changes nothing", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const id = await addMessage(sql, "accepted");
  await applyReceipt(sql, { messageId: crypto.randomUUID(), sid: SID, status: "sent" }, NOW);
  await applyReceipt(sql, { messageId: id, sid: SID, status: "unheard_of" }, NOW);
  assert.equal((await find(sql, id)).status, "accepted");
});

Deno.test("an answer that comes after the receipt leaves its state alone", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const id = await addMessage(sql, "sending");
  await applyReceipt(sql, { messageId: id, sid: SID, status: "delivered" }, NOW);
  await recordAnswer(sql, { id, tries: 1 }, { result: "unknown", reason: "TimeoutError" }, {
    now: NOW,
  });
  await recordAnswer(sql, { id, tries: 1 }, { result: "accepted", sid: SID }, { now: NOW });
  assert.equal((await find(sql, id)).status, "delivered");
});

const REMEDIES: [errorCode: number, httpStatus: number, status: string, owner: string | null][] = [
  [20429, 429, "queued", null],
  [21611, 400, "queued", null],
  [20003, 401, "queued", null],
  [21211, 400, "refused", "unreachableAt"],
  [21614, 400, "refused", "unreachableAt"],
  [21610, 400, "refused", "unsubscribedAt"],
  [21408, 400, "refused", null],
  [21606, 400, "queued", null],
  [63038, 429, "queued", null],
  [99999, 400, "queued", null],
];

Deno.test("each refusal has its remedy", async (t) => {
  for (const [errorCode, httpStatus, status, owner] of REMEDIES) {
    await t.step(`${errorCode}: ${status}, ${owner ?? "its owner untouched"}`, async () => {
      await using database = await cloneDatabase();
      const { sql } = database;
      const id = await addMessage(sql, "sending");
      const answer = { result: "refused", errorCode, httpStatus } as const;
      await recordAnswer(sql, { id, tries: 1 }, answer, { now: NOW });
      assert.equal((await find(sql, id)).status, status);
      const user = await findUser(sql);
      for (const column of ["unreachableAt", "unsubscribedAt"]) {
        assert.equal(user[column] !== null, column === owner, column);
      }
    });
  }
});

Deno.test("a repeated receipt does not suppress a number whose owner has come back", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const id = await addMessage(sql, "sent");
  const receipt = { messageId: id, sid: SID, status: "undelivered", errorCode: 30005 };
  await applyReceipt(sql, receipt, NOW);
  assert((await findUser(sql)).unreachableAt);
  await sql`update users set unreachable_at = null`;
  await applyReceipt(sql, receipt, NOW);
  assert.equal((await findUser(sql)).unreachableAt, null);
});

Deno.test("what is learned about an earlier try never touches the next", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const id = await addMessage(sql, "sending");
  await requeue(sql, [{ id, tries: 1 }], NOW);
  const [second] = (await claim(sql, { limit: 1, now: NOW })).texts;
  assert.equal(second?.tries, 2);
  await requeue(sql, [{ id, tries: 1 }], NOW);
  const late = { result: "refused", errorCode: 21211, httpStatus: 400 } as const;
  await recordAnswer(sql, { id, tries: 1 }, late, { now: NOW });
  assert.equal((await find(sql, id)).status, "sending");
});

Deno.test("a text that the carrier took after all is not sent again", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const id = await addMessage(sql, "sending");
  await requeue(sql, [{ id, tries: 1 }], NOW);
  await recordAnswer(sql, { id, tries: 1 }, { result: "accepted", sid: SID }, { now: NOW });
  assert.equal((await claim(sql, { limit: 1, now: NOW })).texts.length, 0);
});

Deno.test("any number of claims at once take each message once", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  for (let i = 0; i < 30; i++) await addMessage(sql, "queued");
  const claims = await Promise.all(
    Array.from({ length: 5 }, () => claim(sql, { limit: 10, now: NOW })),
  );
  const ids = claims.flatMap(({ texts }) => texts).map((message) => message.id);
  assert.deepEqual([ids.length, new Set(ids).size], [30, 30]);
});

Deno.test("a message is claimed from its time on until it is too late", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const id = await addMessage(sql, "queued");
  await sql`update messages set send_at = ${minutesLater(1)}`;
  assert.equal((await claim(sql, { limit: 1, now: NOW })).texts.length, 0);
  assert.equal((await claim(sql, { limit: 1, now: minutesLater(120) })).texts.length, 0);
  assert.equal(await expireTexts(sql, minutesLater(119)), 0);
  assert.equal(await expireTexts(sql, minutesLater(120)), 1);
  assert.equal((await find(sql, id)).status, "expired");
});

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
    const { status, providerSid } = await find(sql, id);
    return [status, providerSid];
  };
  await hear("SM1", "undelivered", 30034);
  assert.deepEqual(await state(), ["queued", null]);
  // The answer comes after the receipt that gave the text back.
  await recordAnswer(sql, { id, tries: 1 }, { result: "accepted", sid: "SM1" }, { now: NOW });
  assert.deepEqual(await state(), ["queued", null]);
  for (const status of ["sent", "undelivered", "queued"]) await hear("SM1", status, 30034);
  assert.deepEqual(await state(), ["queued", null]);
  assert.equal((await find(sql, id)).sendAt.getTime(), NOW.getTime() + 30_000);
  await sql`delete from conditions`;
  await sql`update sending_pace set next_at = '-infinity'`;
  const { texts: [second] } = await claim(sql, { limit: 1, now: minutesLater(1) });
  assert.equal(second!.tries, 2);
  for (const status of ["sent", "undelivered", "delivered"]) await hear("SM1", status, 30034);
  assert.equal((await find(sql, id)).status, "sending");
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
  assert.equal((await find(sql, id)).status, "delivered");
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
