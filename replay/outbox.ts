// What the database and the carrier hold of a replay: read, never written.
import type { Language } from "shared/languages.ts";
import type { Step } from "shared/api/messages.ts";
import type { AlertFacts } from "shared/storms/facts.ts";
import type { MessageStatus } from "shared/message_statuses.ts";
import type { ToldTide } from "shared/tides/facts.ts";
import type { Sql } from "shared/server/database.ts";

/** What a text tells of one place. */
interface ReplayedTell {
  alertId: string;
  zip: string;
  step: Step;
}

/** A text to one resident, of an alert: the worst of those that it tells. */
export interface ReplayedText extends ReplayedTell {
  id: string;
  userId: string;
  /** What else it tells. */
  besides: ReplayedTell[];
  language: Language;
  status: MessageStatus;
  heldFor: "quiet" | "pause" | null;
  expiredFor: string | null;
  errorCode: number | null;
  body: string;
  segments: number;
  /** Of the sea. */
  isTide: boolean;
  createdAt: Date;
  /** When it was last handed to the carrier. */
  sendingAt: Date | null;
  settledAt: Date | null;
}

export function tellsOf(text: ReplayedText): ReplayedTell[] {
  return [text, ...text.besides];
}

export interface ReplayedAlert {
  id: string;
  zip: string;
  step: Step;
  facts: AlertFacts;
  createdAt: Date;
}

/** One alert of a gauge, for each of its ZIP codes. */
interface ReplayedTide extends Omit<ReplayedAlert, "facts"> {
  facts: ToldTide;
}

export interface SweepRow {
  slot: Date;
  status: string;
  startedAt: Date;
  figures: Record<string, unknown> | null;
}

export interface ConditionRow {
  name: string;
  illSince: Date | null;
  detail: Record<string, unknown>;
}

/** The replay at one moment. */
export interface Snapshot {
  texts: ReplayedText[];
  alerts: ReplayedAlert[];
  tides: ReplayedTide[];
  sweeps: SweepRow[];
  /** Between those, over what was near alone. */
  nearSweeps: SweepRow[];
  conditions: ConditionRow[];
}

export const BLANK: Snapshot = {
  texts: [],
  alerts: [],
  tides: [],
  sweeps: [],
  nearSweeps: [],
  conditions: [],
};

export async function takePicture(sql: Sql): Promise<Snapshot> {
  const [texts, alerts, tides, sweeps, nearSweeps, conditions] = await Promise.all([
    sql<ReplayedText[]>`
      select
        m.id, m.user_id, m.alert_id, coalesce(m.tide_zip, e.zip) as zip, m.tide_zip is not null as is_tide, m.step, m.language, m.status, m.held_for,
        m.expired_for, m.error_code, m.body, m.segments, m.created_at, m.sending_at, m.settled_at, (
          select coalesce(json_agg(json_build_object(
            'alertId', t.alert_id, 'zip', other.zip, 'step', t.step
          ) order by t.position), '[]')
          from message_tells t join episodes other on other.id = t.episode_id
          where t.message_id = m.id and t.position > 1 and t.dropped_for is null
        ) as besides
      from messages m
      left join episodes e on e.id = m.episode_id
      where e.id is not null or m.tide_zip is not null
      order by m.created_at, m.id`,
    sql<ReplayedAlert[]>`
      select a.id, e.zip, a.step, a.facts, a.created_at
      from alerts a join episodes e on e.id = a.episode_id
      order by a.created_at, e.zip`,
    sql<ReplayedTide[]>`
      select a.id, zs.zip, a.step, a.facts, a.created_at
      from tide_alerts a
      join tides t on t.id = a.tide_id
      join zip_stations zs on zs.station_id = t.station_id
      order by a.created_at, zs.zip`,
    sql<SweepRow[]>`select slot, status, started_at, figures from sweeps order by slot`,
    sql<SweepRow[]>`select slot, status, started_at, figures from near_sweeps order by slot`,
    sql<ConditionRow[]>`select name, ill_since, detail from conditions order by name`,
  ]);
  return { texts, alerts, tides, sweeps, nearSweeps, conditions };
}

/** What waits for its turn or its answer; held texts wait for a sweep. */
export async function countMoving(sql: Sql): Promise<number> {
  const [{ count }] = await sql<[{ count: number }]>`
    select count(*)::int as count
    from messages where status in ('queued', 'sending', 'unknown')`;
  return count;
}
