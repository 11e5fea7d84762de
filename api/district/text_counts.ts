// What became of texts, in one shape for a day, a storm and an alert.
import type { TextCounts } from "shared/api/district/text_counts.ts";
import { plainReason } from "shared/server/carrier_errors.ts";
import type { Query } from "shared/server/database.ts";

/** As the database counts them: failures by the carrier's code, one code perhaps several times. */
export type CountedTexts = Omit<TextCounts, "failures"> & {
  failures: { code: number | null; count: number }[];
};

/**
 * JSON of `CountedTexts`, from rows `counted` made by `groupTexts`, where `which` holds. What was
 * held for its reader's night does not count as slow.
 */
export function countTexts(sql: Query, which = sql`true`) {
  return sql`(
    select json_build_object(
      'waiting', coalesce(sum(count) filter (where status in ('held', 'queued')), 0),
      'sent', coalesce(
        sum(count) filter (
          where status = 'sending' or has_left(status) and status <> 'delivered'
        ), 0),
      'delivered', coalesce(sum(count) filter (where status = 'delivered'), 0),
      'failed', coalesce(sum(count) filter (where has_failed), 0),
      'dropped', coalesce(sum(count) filter (where status = 'expired'), 0),
      'failures', coalesce(
        json_agg(json_build_object('code', error_code, 'count', count)) filter (where has_failed),
        '[]'),
      'minutesToLastPhone', round(extract(epoch from max(
        last_at - coalesce(
          (select a.created_at from alerts a where a.id = counted.alert_id),
          (select a.created_at from tide_alerts a where a.id = counted.alert_id)
        )
      )) / 60, 1)
    )
    from counted
    where ${which}
  )`;
}

/**
 * Columns and grouping of `counted`, over messages `m`: a row for some thousands of them. Sums over several storms
 * take those that `is_counted`: a text of two places is one.
 */
export function groupTexts(sql: Query) {
  return {
    columns: sql`
      m.episode_id, m.alert_id, m.status, m.error_code, m.is_counted, m.is_counted_of_step,
      count(*) as count,
      has_failed(m.status),
      max(m.settled_at) filter (where m.status = 'delivered' and m.held_for is null) as last_at`,
    by: sql`m.episode_id, m.alert_id, m.status, m.error_code, m.is_counted,
      m.is_counted_of_step`,
  };
}

/** Of both. The last phone is the one that waited longest after its own alert. */
export function addTexts(a: CountedTexts, b: CountedTexts): CountedTexts {
  const waits = [a, b].flatMap(({ minutesToLastPhone }) => minutesToLastPhone ?? []);
  return {
    waiting: a.waiting + b.waiting,
    sent: a.sent + b.sent,
    delivered: a.delivered + b.delivered,
    failed: a.failed + b.failed,
    dropped: a.dropped + b.dropped,
    failures: [...a.failures, ...b.failures],
    minutesToLastPhone: waits.length > 0 ? Math.max(...waits) : null,
  };
}

/** Several of the carrier's codes may have one reason; the commonest comes first. */
export function nameReasons({ failures, ...counts }: CountedTexts): TextCounts {
  const byReason = new Map<string, number>();
  for (const { code, count } of failures) {
    const reason = plainReason(code);
    byReason.set(reason, (byReason.get(reason) ?? 0) + count);
  }
  return { ...counts, failures: sortReasons(byReason) };
}

function sortReasons(byReason: Map<string, number>): TextCounts["failures"] {
  const list = [...byReason].map(([reason, count]) => ({ reason, count }));
  return list.sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
}

/** Of several storms, with their reasons in words. */
export function addTextCounts(a: TextCounts, b: TextCounts): TextCounts {
  const counts = addTexts({ ...a, failures: [] }, { ...b, failures: [] });
  const byReason = new Map<string, number>();
  for (const { reason, count } of [...a.failures, ...b.failures]) {
    byReason.set(reason, (byReason.get(reason) ?? 0) + count);
  }
  return { ...counts, failures: sortReasons(byReason) };
}
