// What a district's staff ask by text of who sent a report: only where they wanted texts about it.
import type { Language } from "../../languages.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";
import { type Allowance, lockPurse, pay } from "./purses.ts";
import { countToday, findReporter, MOST_A_DAY } from "./reports.ts";
import { endOfRest } from "./rest.ts";

/** A question is of today's water. */
const VALID_HOURS = 12;
/** Before news of reports: somebody waits for the answer. */
const PRIORITY = -1;

/**
 * Queues a question for the end of its reader's quiet hours or pause, once for an act, within what a person is
 * texted in a day about reports and what there is money for. Inside a transaction that has locked the report.
 */
export async function askReporter(
  sql: Query,
  { reportId, actId, language: chosen, write }: {
    reportId: string;
    actId: string;
    /** Of the words; absent: as their reader has set. */
    language?: Language;
    write: WriteQuestion;
  },
  { allowance, now }: { allowance: Allowance; now: Date },
): Promise<"asked" | "notWanted" | "notNow"> {
  const reader = await findReporter(sql, reportId);
  if (!reader) return "notWanted";
  const { userId, phone } = reader;
  const language = chosen ?? reader.language;
  await lockPurse(sql, "reports");
  if (await countToday(sql, userId, now) >= MOST_A_DAY) return "notNow";
  const body = write({ ...reader, language });
  const parts = countSegments(body);
  if (!(await pay(sql, "reports", { parts }, allowance, now)).isPaid) return "notNow";
  const sendAt = endOfRest(now, reader, reader.timeZone);
  const expiresAt = new Date(sendAt.getTime() + VALID_HOURS * 3600_000);
  await sql`
    insert into messages
      (kind, user_id, phone, report_id, act_id, language, body, segments, purse, priority, status,
       created_at, send_at, expires_at)
    values
      ('report', ${userId}, ${phone}, ${reportId}, ${actId}, ${language}, ${body}, ${parts}, 'reports',
       ${PRIORITY}, 'queued', ${now}, ${sendAt}, ${expiresAt})`;
  return "asked";
}

/** Of the report: its ZIP code and town. */
export type WriteQuestion = (
  reader: { language: Language; zip: string; city: string | null },
) => string;

export interface OpenQuestion {
  reportId: string;
  bidId: string;
  askedAt: Date;
}

/** The newest that somebody has had since then, and that stands. */
export async function findOpenQuestion(
  sql: Query,
  userId: string,
  since: Date,
): Promise<OpenQuestion | undefined> {
  const [question] = await sql<OpenQuestion[]>`
    select a.report_id, a.bid_id, m.sending_at as asked_at
    from messages m join report_acts a on a.id = m.act_id
    where m.user_id = ${userId} and m.kind = 'report' and m.sending_at > ${since}
      and (m.status = 'sending' or has_left(m.status))
      and a.kind = 'question' and a.undone_at is null and a.bid_id is not null
    order by m.sending_at desc limit 1`;
  return question;
}

/** An answer that nobody need look at. */
export async function endReply(sql: Query, actId: string, now: Date): Promise<void> {
  await sql`update report_acts set done_at = ${now} where id = ${actId}`;
}
