// Texts about a report to who sent it: only where they asked for them.
import type { Language } from "shared/languages.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";
import { reportText } from "../words/reports.ts";
import { type Rest, whenTold } from "./when_told.ts";

/** A status the district has given it, or the question whether the water is still there. */
export type ReportNews = "seen" | "in_progress" | "resolved" | "water";

const VALID_HOURS = 12;
/** After every alert and every question of a storm: it warns of nothing. */
const PRIORITY = -2;

/**
 * Queues a text for the sender of a report, for the end of their quiet hours or pause. News that still
 * waits gives way to newer. Each news of a report is told once, whatever is changed back and forth.
 */
export async function tellReporter(
  sql: Query,
  { reportId, news, publicUrl }: { reportId: string; news: ReportNews; publicUrl: string },
  now: Date,
): Promise<void> {
  await dropReportTexts(sql, reportId, now);
  const reader = await findReader(sql, reportId);
  if (!reader) return;
  const { userId, phone, language } = reader;
  const body = reportText(language, { news, place: reader, reportId, publicUrl });
  const sendAt = whenTold(now, reader, reader.timeZone);
  await sql`
    insert into messages
      (kind, user_id, phone, report_id, report_news, language, body, segments, priority, status,
       created_at, send_at, expires_at)
    values
      ('report', ${userId}, ${phone}, ${reportId}, ${news}, ${language}, ${body},
       ${countSegments(body)}, ${PRIORITY}, 'queued', ${now}, ${sendAt}, ${expiryOf(sendAt)})
    on conflict (report_id, report_news) where report_id is not null do nothing`;
}

function expiryOf(sendAt: Date): Date {
  return new Date(sendAt.getTime() + VALID_HOURS * 3600_000);
}

/** What waits is not told any more: newer news, or its reader has said themselves how it is. */
export async function dropReportTexts(sql: Query, reportId: string, now: Date): Promise<void> {
  await sql`
    update messages set status = 'expired', expired_for = 'superseded', settled_at = ${now}
    where report_id = ${reportId} and status = 'queued'`;
}

/** The question is answered before it was asked; news of the district stays. */
export async function dropQuestion(sql: Query, reportId: string, now: Date): Promise<void> {
  await sql`
    update messages set status = 'expired', expired_for = 'superseded', settled_at = ${now}
    where report_id = ${reportId} and report_news = 'water' and status = 'queued'`;
}

/** A pause lets nothing through: what waits, waits for its end. */
export async function postponeReportTexts(sql: Query, userId: string): Promise<void> {
  await sql`
    update messages m set
      send_at = u.paused_until, expires_at = u.paused_until + make_interval(hours => ${VALID_HOURS})
    from users u
    where u.id = ${userId} and m.user_id = u.id and m.kind = 'report' and m.status = 'queued'
      and m.send_at < u.paused_until`;
}

interface Reader extends Rest {
  userId: string;
  phone: string;
  language: Language;
  zip: string;
  city: string | null;
  timeZone: string;
}

async function findReader(sql: Query, reportId: string): Promise<Reader | undefined> {
  const [reader] = await sql<Reader[]>`
    select u.id as user_id, u.phone, u.language, u.quiet_from, u.quiet_to, u.paused_until,
      z.zip, z.city, z.time_zone
    from reports r
    join users u on u.id = r.user_id
    join zips z using (zip)
    where r.id = ${reportId} and r.wants_texts and r.withdrawn_at is null
      and u.unsubscribed_at is null and u.unreachable_at is null`;
  return reader;
}
