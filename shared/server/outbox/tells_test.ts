// What a text tells is rows of its own: written with it, once a person, and theirs alone.
import assert from "node:assert/strict";
import { cloneDatabase } from "../../../testing/database.ts";
import { addUser } from "../../../testing/rows.ts";
import type { Sql } from "../database.ts";
import { forgetOwner } from "./owners.ts";

const AT = new Date("2026-11-22T18:00:00Z");

async function addAlert(sql: Sql, zip: string): Promise<{ episodeId: string; alertId: string }> {
  const [alert] = await sql<[{ episodeId: string; alertId: string }]>`
    with storm as (
      insert into episodes (zip, level, started_at, wet_at) values (${zip}, 'heavy', ${AT}, ${AT})
      returning id
    )
    insert into alerts (episode_id, step, facts, created_at) select id, 'heavy', '{}', ${AT} from storm
    returning episode_id, id as alert_id`;
  return alert;
}

/** As a release writes it that knows of one place a text. */
async function addText(
  sql: Sql,
  userId: string,
  { episodeId, alertId, status = "delivered" }: {
    episodeId: string;
    alertId: string;
    status?: string;
  },
): Promise<string> {
  const [{ id }] = await sql<[{ id: string }]>`
    insert into messages (kind, user_id, phone, episode_id, step, alert_id, body, segments, status,
      created_at, send_at, expires_at)
    select 'alert', id, phone, ${episodeId}, 'heavy', ${alertId}, 'Heavy rain in 11201 and 11217', 1,
      ${status}, ${AT}, ${AT}, ${AT} from users where id = ${userId}
    returning id`;
  return id;
}

async function addBeside(
  sql: Sql,
  messageId: string,
  { episodeId, alertId }: { episodeId: string; alertId: string },
): Promise<void> {
  await sql`
    insert into message_tells (message_id, user_id, episode_id, step, alert_id, position)
    select id, user_id, ${episodeId}, 'heavy', ${alertId}, 2 from messages where id = ${messageId}`;
}

Deno.test("what a text says in its own columns is the first that it tells, whoever wrote it", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id: userId } = await addUser(sql);
  const alert = await addAlert(sql, "11201");
  const messageId = await addText(sql, userId, alert);
  const tells = await sql`select * from message_tells`;
  assert.deepEqual(tells.map((row) => ({ ...row })), [{
    messageId,
    userId,
    ...alert,
    step: "heavy",
    turn: 1,
    position: 1,
    droppedFor: null,
  }]);
});

Deno.test("the same step of the same storm is told to nobody twice, in whichever text it would stand", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id: userId } = await addUser(sql);
  const [first, second] = [await addAlert(sql, "11201"), await addAlert(sql, "11217")];
  const text = await addText(sql, userId, first);
  await addBeside(sql, text, second);
  const twice = { constraint_name: "message_tells_once" };
  await assert.rejects(() => addText(sql, userId, second), twice, "a text of its own");
  const other = await addText(sql, userId, await addAlert(sql, "11231"));
  await assert.rejects(() => addBeside(sql, other, first), twice, "beside another");
  await addText(sql, (await addUser(sql)).id, second);
});

Deno.test("whose account is deleted follows no places together: what the text said beside the first is forgotten", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const { id: userId } = await addUser(sql);
  const alerts = [await addAlert(sql, "11201"), await addAlert(sql, "11217")] as const;
  const text = await addText(sql, userId, alerts[0]);
  await addBeside(sql, text, alerts[1]);
  const plain = await addText(sql, userId, await addAlert(sql, "11231"));
  await forgetOwner(sql, userId, AT);
  await sql`delete from users where id = ${userId}`;
  const rows = await sql`
    select m.id, m.body, t.user_id, count(*)::int as tells
    from messages m join message_tells t on t.message_id = m.id
    group by m.id, t.user_id order by m.id`;
  assert.deepEqual(rows.map((row) => ({ ...row })), [
    { id: text, body: "", userId: null, tells: 1 },
    { id: plain, body: "Heavy rain in 11201 and 11217", userId: null, tells: 1 },
  ]);
});
