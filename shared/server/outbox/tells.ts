// What a text tells, and its words: those of all that it tells together.
import type { Language } from "../../languages.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";

interface Wanted {
  language: Language;
  alertIds: string[];
}

interface Written {
  body: string;
  /** The same alerts, the worst first. */
  alertIds: string[];
}

/** Puts into words what alerts have to say together, in the order in which they are wanted. */
export type Write = (wanted: Wanted[]) => Promise<Written[]>;

/** Texts that have not left, in the words of what they tell now. */
export async function rewriteTexts(sql: Query, ids: string[], write: Write): Promise<void> {
  if (ids.length === 0) return;
  const texts = await sql<(Wanted & { id: string })[]>`
    select m.id, m.language, json_agg(t.alert_id) as alert_ids
    from messages m join message_tells t on t.message_id = m.id
    where m.id = any(${ids}::uuid[]) and t.dropped_for is null
    group by m.id`;
  const written = (await write(texts)).map((text, i) => ({ ...text, id: texts[i]!.id }));
  await sql`
    update messages m set
      episode_id = a.episode_id, step = a.step, turn = a.turn, alert_id = a.id,
      body = text.body, segments = text.segments, priority = alert_priority(a.step)
    from unnest(
      ${written.map(({ id }) => id)}::uuid[], ${
    written.map(({ alertIds }) => alertIds[0]!)
  }::uuid[],
      ${written.map(({ body }) => body)}::text[],
      ${written.map(({ body }) => countSegments(body))}::smallint[]
    ) as text (id, alert_id, body, segments)
    join alerts a on a.id = text.alert_id
    where m.id = text.id`;
  const places = written.flatMap(({ id, alertIds }) =>
    alertIds.map((alertId, i) => ({ id, alertId, position: i + 1 }))
  );
  await sql`
    update message_tells t set position = place.position
    from unnest(
      ${places.map(({ id }) => id)}::uuid[], ${places.map(({ alertId }) => alertId)}::uuid[],
      ${places.map(({ position }) => position)}::smallint[]
    ) as place (message_id, alert_id, position)
    where t.message_id = place.message_id and t.alert_id = place.alert_id`;
}
