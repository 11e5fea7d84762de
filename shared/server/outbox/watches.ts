// Texts of watches: to those who asked to hear a day ahead, each watch once. Nothing of them is held: who may not be
// told now is asked about again at the next hearing.
import type { Language } from "../../languages.ts";
import type { WatchFacts } from "../../storms/facts.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";

export interface WatchText {
  userId: string;
  language: Language;
  body: string;
  facts: WatchFacts;
  expiresAt: Date;
}

/** After every alert, the question among them. */
const PRIORITY = -2;

/** Returns how many. Who was told of the chain already, by whichever worker, is told no more. */
export async function enqueueWatch(
  sql: Query,
  { chain, texts }: { chain: string; texts: WatchText[] },
  now: Date,
): Promise<number> {
  const column = <Key extends keyof WatchText>(key: Key) => texts.map((text) => text[key]);
  const { count } = await sql`
    insert into messages
      (kind, user_id, phone, watch_chain, watch, language, body, segments, priority, status, created_at, send_at,
       expires_at)
    select
      'alert', u.id, u.phone, ${chain}, text.watch::jsonb, text.language, text.body, text.segments, ${PRIORITY},
      'queued', ${now}, ${now}, text.expires_at
    from unnest(
      ${column("userId")}::uuid[], ${column("language")}::text[], ${column("body")}::text[],
      ${texts.map(({ body }) => countSegments(body))}::smallint[],
      ${texts.map(({ facts }) => JSON.stringify(facts))}::text[],
      ${texts.map(({ expiresAt }) => expiresAt.toISOString())}::timestamptz[]
    ) as text (user_id, language, body, segments, watch, expires_at)
    join users u on u.id = text.user_id
    on conflict (watch_chain, user_id)
      where watch_chain is not null and expired_for is distinct from 'late' do nothing`;
  return count;
}

/** What waits yet of a watch that is over, or of places whose storms have all come: those tell themselves. */
export async function endWatchTexts(sql: Query, now: Date): Promise<number> {
  const { count } = await sql`
    update messages m set status = 'expired', expired_for = 'superseded', settled_at = ${now}
    where m.watch_chain is not null and m.status in ('held', 'queued') and (
      not exists (
        select from warnings w
        where coalesce(w.first_id, w.id) = m.watch_chain and is_in_force(w, ${now})
      )
      or not exists (
        select from jsonb_array_elements_text(m.watch -> 'zips') as own (zip)
        where not exists (
          select from episodes e where e.zip = own.zip and e.cleared_at is null and e.level = 'flood'
        )
      )
    )`;
  return count;
}
