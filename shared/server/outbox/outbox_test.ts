import assert from "node:assert/strict";
import { cloneDatabase } from "../../../testing/database.ts";
import {
  addMessage,
  findMessage,
  findUser,
  minutesLater,
  NOW,
} from "../../../testing/outbox_rows.ts";
import { recordAnswer, requeue } from "./answers.ts";
import { claim } from "./claim.ts";
import { expireTexts } from "./expire.ts";
import { applyReceipt } from "./receipts.ts";

const SID = `SM${"1".repeat(32)}`;

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
        assert.equal((await findMessage(sql, id)).status, after);
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
  const message = await findMessage(sql, id);
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
  assert.equal((await findMessage(sql, id)).status, "accepted");
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
  assert.equal((await findMessage(sql, id)).status, "delivered");
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
      assert.equal((await findMessage(sql, id)).status, status);
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
  assert.equal((await findMessage(sql, id)).status, "sending");
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
  assert.equal((await findMessage(sql, id)).status, "expired");
});
