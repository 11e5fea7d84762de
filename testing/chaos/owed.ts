// The promise, checked at the end of a bad day: whoever is owed a text has exactly one at the provider.
import assert from "node:assert/strict";
import type { TestDatabase } from "../database.ts";
import type { WorkerWorld } from "../worker.ts";
import { addUser } from "../rows.ts";
import { until } from "../until.ts";

type World = Pick<WorkerWorld, "sandbox" | "clock"> & { database: Pick<TestDatabase, "sql"> };

/** On the world's clock. */
const PROOF_EVERY_MS = 120_000;

interface Text {
  id: string;
  phone: string;
  status: string;
  step: string;
  expiredFor: string | null;
  /** As we know it; whether its receipts came is the provider's matter. */
  isAtProvider: boolean;
  /** A newer alert of its storm took its place before it left. */
  isOvertaken: boolean;
}

/** Waits until every text is at the provider or will never be. */
export async function allSettled(world: World, seconds = 600): Promise<void> {
  const { sql } = world.database;
  await untilProven(world, async () => {
    const [{ open }] = await sql<[{ open: boolean }]>`
      select exists (
        select from messages
        where status in ('held', 'queued', 'sending', 'unknown') and kind = 'alert' and step <> 'ask'
      ) or exists (select from alerts where is_owed and step <> 'ask') as open`;
    return !open;
  }, seconds).catch(async (error) => {
    const open = await sql`
      select status, count(*)::int, min(tries) as tries, max(sending_at) from messages
      where status in ('held', 'queued', 'sending', 'unknown') group by status`;
    throw new Error(`${error.message}: ${JSON.stringify(open)} at ${world.clock().toISOString()}`);
  });
  await world.sandbox.settled();
}

/** With what else a day would bring: that a text is lost is proven by another that leaves later. */
export async function untilProven(
  world: World,
  isSettled: () => Promise<boolean>,
  seconds: number,
): Promise<void> {
  let provedAt = -Infinity;
  await until(async () => {
    if (await isSettled()) return true;
    if (world.clock().getTime() - provedAt > PROOF_EVERY_MS) {
      provedAt = world.clock().getTime();
      await addProof(world);
    }
    return false;
  }, seconds);
}

async function addProof({ database: { sql }, clock }: World): Promise<void> {
  const now = clock();
  const { id, phone } = await addUser(sql);
  await sql`
    insert into messages
      (kind, user_id, phone, body, segments, status, created_at, send_at, expires_at)
    values
      ('notice', ${id}, ${phone}, 'Proof', 1, 'queued', ${now}, ${now}, ${now}::timestamptz + interval '1 day')`;
}

/** Exactly one for each that is owed, none for each that was overtaken, and nothing else. */
export async function assertEachTextOnce(world: World): Promise<Text[]> {
  const texts = await listTexts(world);
  const sent = world.sandbox.messages().filter((message) => message.direction !== "inbound");
  const timesSent = Map.groupBy(sent, (message) => message.statusCallback!.split("/").at(-1)!);
  for (const text of texts) {
    const times = timesSent.get(text.id)?.length ?? 0;
    // Questions are asked as time goes on: the last may be on its way when the workers stop.
    if (text.step === "ask" && !text.isAtProvider) assert(times <= 1, told(text, times));
    else if (text.isAtProvider) assert.equal(times, 1, told(text, times));
    else assert(text.status === "expired" && text.isOvertaken && times === 0, told(text, times));
  }
  const rows = await world.database.sql<{ id: string }[]>`select id from messages`;
  const known = new Set(rows.map(({ id }) => id));
  const strangers = [...timesSent.keys()].filter((id) => !known.has(id));
  assert.deepEqual(strangers, [], "at the provider is nothing else");
  const bodies = new Set(sent.map(({ to, body }) => `${to} ${body}`));
  assert.equal(bodies.size, sent.length, "the same words went to a phone twice");
  assert.deepEqual([...await listForgotten(world)], [], "somebody was not told");
  return texts;
}

function told({ step, status, expiredFor, isOvertaken }: Text, times: number): string {
  return `${step} is ${status} (${expiredFor}), overtaken: ${isOvertaken}, sent ${times} times`;
}

async function listTexts({ database: { sql } }: World): Promise<Text[]> {
  return await sql<Text[]>`
    select m.id, m.phone, m.status, m.step, m.expired_for,
      m.status in ('accepted', 'sent', 'delivered') as is_at_provider,
      not exists (
        select from message_tells t
        where t.message_id = m.id and t.dropped_for is null and not exists (
          select from alerts newer
          where newer.episode_id = t.episode_id and newer.created_at > m.created_at
            and newer.step <> 'ask'
        )
      ) as is_overtaken
    from messages m where kind = 'alert'`;
}

/** From the places alone: who follows a ZIP code at the level of its storm or below, and has no text. */
async function listForgotten({ database: { sql } }: World) {
  return await sql`
    select e.zip, a.step, count(*)::int as residents
    from alerts a
    join episodes e on e.id = a.episode_id
    join places p on p.zip = e.zip and (a.step = 'clear' or p.level <= level_of(a.step))
    where a.step <> 'ask'
      and not exists (
        select from message_tells t
        where t.user_id = p.user_id and t.episode_id = e.id and t.step = a.step
      )
      and (a.step <> 'clear' or exists (
        select from message_tells t join messages told on told.id = t.message_id
        where t.user_id = p.user_id and t.episode_id = e.id and t.step not in ('clear', 'ask')
          and t.dropped_for is null and told.status in ('accepted', 'sent', 'delivered')
      ))
    group by e.zip, a.step`;
}
