// The text to one of a district's staff whom a report is given to.
import type { Language } from "../../languages.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";
import {
  bodyOfMany,
  insertReportsOf,
  nextMessageId,
  templateOf,
  type WriteMany,
} from "./many_reports.ts";
import { type Allowance, pay } from "./purses.ts";
import { endOfRest, type Rest } from "./rest.ts";

/** Who is asked to look at water today has no use for it tomorrow. */
const VALID_HOURS = 12;
/** After every alert and every question of a storm, before what only tells what was done. */
const PRIORITY = -1;

interface Terms {
  allowance: Allowance;
  now: Date;
  /** Not before. */
  leavesAt: Date;
}

/**
 * In a transaction of the district's: once for an act, at the end of their quiet hours or pause. Whoever has said STOP is not told; what the
 * managers' purse cannot pay is written down as never sent, and stands on the page all the same.
 */
export async function tellAssigned(
  sql: Query,
  { actId, batchId, reportId, to, by, byKey, write }: {
    actId: string;
    batchId?: string;
    reportId: string;
    to: string;
    /** Null: a program, with a key. */
    by: string | null;
    byKey?: string | null;
    write: WriteAssignment;
  },
  terms: Terms,
): Promise<void> {
  const reader = await findReader(sql, { reportId, to, by, byKey });
  if (!reader) return;
  await insertNotice(sql, { ...reader, to }, { actId, batchId, body: write(reader) }, terms);
}

/** Several at once, in one text. */
export async function tellAssignedMany(
  sql: Query,
  { batchId, acts, to, by, writeMany }: {
    batchId: string;
    /** At least one. */
    acts: { reportId: string; actId: string }[];
    to: string;
    by: string;
    writeMany: (reader: Pick<Assignment, "language" | "name">) => WriteMany;
  },
  terms: Terms,
): Promise<void> {
  const reader = await findReader(sql, { reportId: acts[0]!.reportId, to, by });
  if (!reader) return;
  const id = await nextMessageId(sql);
  const template = templateOf(writeMany(reader), id);
  const body = bodyOfMany(template, acts.length);
  await insertNotice(sql, { ...reader, to }, { id, batchId, template, body }, terms);
  await insertReportsOf(sql, id, acts.map((act) => ({ ...act, round: 0 })), null);
}

async function insertNotice(
  sql: Query,
  reader: Reader & { to: string },
  { id = null, actId = null, batchId = null, template = null, body }: {
    id?: string | null;
    actId?: string | null;
    batchId?: string | null;
    template?: string | null;
    body: string;
  },
  { allowance, now, leavesAt }: Terms,
): Promise<void> {
  const { to, phone, language, timeZone } = reader;
  const parts = countSegments(body);
  const { isPaid } = await pay(sql, "managers", { parts }, allowance, now);
  const sendAt = endOfRest(leavesAt, reader, timeZone);
  const expiresAt = new Date(sendAt.getTime() + VALID_HOURS * 3600_000);
  await sql`
    insert into messages
      (id, kind, user_id, phone, act_id, batch_id, language, body, body_of_many, segments, purse, priority,
       status, expired_for, settled_at, created_at, send_at, expires_at)
    values
      (coalesce(${id}::uuid, uuidv7()), 'notice', ${to}, ${phone}, ${actId}, ${batchId}, ${language},
       ${body}, ${template}, ${parts}, ${isPaid ? "managers" : null}, ${PRIORITY},
       ${isPaid ? "queued" : "expired"}, ${isPaid ? null : "purseEmpty"}, ${
    isPaid ? null : now
  }, ${now},
       ${sendAt}, ${expiresAt})
    on conflict (act_id, user_id) where act_id is not null do nothing`;
}

interface Assignment {
  language: Language;
  /** Of who asks, or of the key; null: nobody has named them. */
  name: string | null;
  zip: string;
  city: string | null;
  latitude: number | null;
  longitude: number | null;
}
/** Its words, for whom the report is given to. */
export type WriteAssignment = (assignment: Assignment) => string;

interface Reader extends Rest, Assignment {
  phone: string;
  timeZone: string;
}

async function findReader(
  sql: Query,
  { reportId, to, by, byKey = null }: {
    reportId: string;
    to: string;
    by: string | null;
    byKey?: string | null;
  },
): Promise<Reader | undefined> {
  const [reader] = await sql<Reader[]>`
    select u.phone, u.language, u.quiet_from, u.quiet_to, u.paused_until, z.time_zone,
      coalesce(asks.name, key.name) as name, r.zip, z.city, r.latitude, r.longitude
    from reports r
    join zips z using (zip)
    join users u on u.id = ${to} and u.bid_id = r.bid_id
    left join own_staff asks on asks.id = ${by}
    left join district_keys key on key.id = ${byKey}
    where r.id = ${reportId} and u.unsubscribed_at is null and u.unreachable_at is null`;
  return reader;
}
