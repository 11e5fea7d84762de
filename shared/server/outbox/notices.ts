// Texts to a district's managers about what one of them did.
import type { Language } from "shared/languages.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";
import { type Allowance, pay, refundEnded } from "./purses.ts";
import { endOfRest, type Rest } from "./rest.ts";

const VALID_HOURS = 24;
/** After every alert and every question of a storm: it warns of nothing. */
const PRIORITY = -2;
/** Who changes one thing ten times is told of once more, of the last. */
const QUIET_MINUTES = 10;

/**
 * Queues a text for each other manager of the district about what one of them (`userId`) did. News that still waits gives way to newer. Whoever has said STOP is not told. What the managers' purse
 * cannot pay is written down as never sent; the page tells all of it.
 */
export async function tellOtherManagers(
  sql: Query,
  { bidId, userId, write }: { bidId: string; userId: string; write: WriteNotice },
  { allowance, now }: { allowance: Allowance; now: Date },
): Promise<void> {
  await sql`
    with ended as (
      update messages set status = 'expired', expired_for = 'superseded', settled_at = ${now}
      where kind = 'notice' and status = 'queued' and invitation_id is null and act_id is null
        and batch_id is null
        and user_id in (select id from users where bid_id = ${bidId} and id <> ${userId})
      returning purse, segments, created_at
    ) ${refundEnded(sql)}`;
  for (const reader of await listOthers(sql, bidId, userId)) {
    const { phone, language, district, timeZone, toldAt } = reader;
    const body = write({ language, district });
    const soonest = new Date(Math.max(+now, +(toldAt ?? 0) + QUIET_MINUTES * 60_000));
    const sendAt = endOfRest(soonest, reader, timeZone);
    const parts = countSegments(body);
    const { isPaid } = await pay(sql, "managers", { parts }, allowance, now);
    await sql`
      insert into messages
        (kind, user_id, phone, language, body, segments, purse, priority, status, expired_for,
         settled_at, created_at, send_at, expires_at)
      values
        ('notice', ${reader.userId}, ${phone}, ${language}, ${body}, ${parts},
         ${isPaid ? "managers" : null}, ${PRIORITY}, ${isPaid ? "queued" : "expired"},
         ${isPaid ? null : "purseEmpty"}, ${isPaid ? null : now}, ${now}, ${sendAt},
         ${expiryOf(sendAt)})`;
  }
}

function expiryOf(sendAt: Date): Date {
  return new Date(sendAt.getTime() + VALID_HOURS * 3600_000);
}

/** `district`: its name. */
export type WriteNotice = (reader: { language: Language; district: string }) => string;

interface Reader extends Rest {
  userId: string;
  phone: string;
  language: Language;
  district: string;
  timeZone: string;
  toldAt: Date | null;
}

async function listOthers(sql: Query, bidId: string, userId: string): Promise<Reader[]> {
  return await sql<Reader[]>`
    select u.id as user_id, u.phone, u.language, u.quiet_from, u.quiet_to, u.paused_until,
      b.name as district, b.time_zone, (
        select max(m.send_at) from messages m
        where m.user_id = u.id and m.kind = 'notice' and m.act_id is null and m.batch_id is null
          and m.status <> 'expired'
      ) as told_at
    from users u join bids b on b.id = u.bid_id
    where b.id = ${bidId} and u.id <> ${userId} and u.bid_role = 'manager'
      and u.unsubscribed_at is null and u.unreachable_at is null
    order by u.id`;
}
