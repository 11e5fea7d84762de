// "Still wet?", to everybody who reported an incident's water: at a district's wish.
import type { Language } from "shared/languages.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";
import { type Allowance, lockPurse, pay } from "./purses.ts";
import { countToday, MOST_A_DAY } from "./reports.ts";
import { endOfRest, type Rest } from "./rest.ts";

/** An answer that comes later is of other water; a text that leaves later asks for one. */
const VALID_MINUTES = 60;
/** As the question after a storm: after every alert, before news of reports. */
const PRIORITY = -1;

type WriteQuestion = (
  reader: { language: Language; zip: string; city: string | null },
) => string;

/**
 * Writes the question down, with a text to each person who reported the water, about the first of their reports: in
 * the database once for each. Who did not want texts, left, sleeps, or has had a day's share of them, or for whom
 * there is no money, is counted as not asked. Inside a transaction that has locked the incident.
 */
export async function askReporters(
  sql: Query,
  { incidentId, by, write }: { incidentId: string; by: string; write: WriteQuestion },
  { allowance, now }: { allowance: Allowance; now: Date },
): Promise<void> {
  const [question] = await sql<[{ id: string }]>`
    insert into incident_questions (incident_id, asked_by, asked_at, unasked)
    values (${incidentId}, ${by}, ${now}, 0) returning id`;
  const readers = await listReaders(sql, incidentId);
  await lockPurse(sql, "reports");
  let asked = 0;
  for (const reader of readers) {
    if (!reader.isReachable || endOfRest(now, reader, reader.timeZone) > now) continue;
    if (await countToday(sql, reader.userId, now) >= MOST_A_DAY) continue;
    const body = write(reader);
    const parts = countSegments(body);
    if (!(await pay(sql, "reports", { parts }, allowance, now)).isPaid) continue;
    const { userId, phone, reportId, language } = reader;
    await sql`
      insert into messages
        (kind, user_id, phone, report_id, question_id, language, body, segments, purse, priority,
         status, created_at, send_at, expires_at)
      values
        ('report', ${userId}, ${phone}, ${reportId}, ${question.id}, ${language}, ${body}, ${parts},
         'reports', ${PRIORITY}, 'queued', ${now}, ${now},
         ${new Date(now.getTime() + VALID_MINUTES * 60_000)})`;
    asked++;
  }
  await sql`
    update incident_questions set unasked = ${readers.length - asked} where id = ${question.id}`;
}

interface Reader extends Rest {
  userId: string;
  phone: string;
  language: Language;
  reportId: string;
  zip: string;
  city: string | null;
  timeZone: string;
  isReachable: boolean;
}

/** Each person once, with the first of their reports of this water that they want texts about. */
async function listReaders(sql: Query, incidentId: string): Promise<Reader[]> {
  return await sql<Reader[]>`
    select distinct on (u.id)
      u.id as user_id, u.phone, u.language, u.quiet_from, u.quiet_to, u.paused_until,
      r.id as report_id, z.zip, z.city, z.time_zone, r.wants_texts and is_reachable(u) as is_reachable
    from reports r
    join users u on u.id = r.user_id
    join zips z using (zip)
    where r.incident_id = ${incidentId} and r.withdrawn_at is null
    order by u.id, r.wants_texts desc, r.happened_at, r.id`;
}
