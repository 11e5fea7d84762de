// The text of an invitation to a district's staff: to a number, which may be nobody's account yet.
import type { Language } from "shared/languages.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";
import { type Allowance, pay, refundEnded } from "./purses.ts";
import { endOfRest, type Rest } from "./rest.ts";

const VALID_HOURS = 24;
/** After every alert and every question of a storm: it warns of nothing. */
const PRIORITY = -2;

/**
 * One text an invitation. Whoever has said STOP, or cannot be reached, gets none, and the inviter is not
 * told: signing in with the number shows the invitation all the same. What the managers' purse cannot pay
 * is written down as never sent.
 *
 * @param language where the number has no account, which has one of its own
 */
export async function tellInvited(
  sql: Query,
  { id, language, write }: { id: string; language: Language; write: WriteInvitation },
  { allowance, now }: { allowance: Allowance; now: Date },
): Promise<void> {
  await dropReplaced(sql, id, now);
  const invited = await findInvited(sql, id);
  if (!invited?.mayBeTold) return;
  const { userId, phone, timeZone, district } = invited;
  const reader = { language: invited.language ?? language, district, timeZone };
  const body = write(reader);
  const parts = countSegments(body);
  const { isPaid } = await pay(sql, "managers", { parts }, allowance, now);
  const sendAt = endOfRest(now, invited, timeZone);
  const expiresAt = new Date(sendAt.getTime() + VALID_HOURS * 3600_000);
  await sql`
    insert into messages
      (kind, user_id, phone, invitation_id, language, body, segments, purse, priority, status,
       expired_for, settled_at, created_at, send_at, expires_at)
    values
      ('notice', ${userId}, ${phone}, ${id}, ${reader.language}, ${body}, ${parts},
       ${isPaid ? "managers" : null}, ${PRIORITY}, ${isPaid ? "queued" : "expired"},
       ${isPaid ? null : "purseEmpty"}, ${isPaid ? null : now}, ${now}, ${sendAt}, ${expiresAt})`;
}

/** It is answered or taken back: what waits is not told any more. */
export async function dropInvitation(sql: Query, id: string, now: Date): Promise<void> {
  await sql`
    with ended as (
      update messages set status = 'expired', expired_for = 'superseded', settled_at = ${now}
      where invitation_id = ${id} and status = 'queued'
      returning purse, segments, created_at
    ) ${refundEnded(sql)}`;
}

/** Of the invitations to the same number by the same district that this one came in place of. */
async function dropReplaced(sql: Query, id: string, now: Date): Promise<void> {
  await sql`
    with ended as (
      update messages m set status = 'expired', expired_for = 'superseded', settled_at = ${now}
      from invitations i
      where i.id = ${id} and m.phone = i.phone and m.status = 'queued'
        and m.invitation_id is not null and m.invitation_id <> i.id
        and not exists (select from invitations other where other.id = m.invitation_id)
      returning m.purse, m.segments, m.created_at
    ) ${refundEnded(sql)}`;
}

type WriteInvitation = (
  reader: { language: Language; district: string; timeZone: string },
) => string;

interface Invited extends Rest {
  userId: string | null;
  phone: string;
  language: Language | null;
  district: string;
  /** The district's: nobody knows where the number's owner is. */
  timeZone: string;
  mayBeTold: boolean;
}

/** Who has no account rests as a new one does: from 9 PM to 8 AM. */
async function findInvited(sql: Query, id: string): Promise<Invited | undefined> {
  const [invited] = await sql<Invited[]>`
    select u.id as user_id, i.phone, u.language, b.name as district, b.time_zone,
      case when u.id is null then 21 else u.quiet_from end as quiet_from,
      case when u.id is null then 8 else u.quiet_to end as quiet_to,
      u.paused_until, u.unsubscribed_at is null and u.unreachable_at is null as may_be_told
    from invitations i
    join bids b on b.id = i.bid_id
    left join users u on u.phone = i.phone
    where i.id = ${id}`;
  return invited;
}
