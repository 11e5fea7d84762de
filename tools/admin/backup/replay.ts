// After the rows: what has been deleted since is deleted again, and nothing leaves twice.
import { forgetPerson } from "../../../api/me/forget.ts";
import type { Deletion } from "shared/server/backup/deletions.ts";
import type { Sql } from "shared/server/database.ts";

/** How many of each kind were there, and are gone again. */
export type Replayed = Partial<Record<Deletion["kind"], number>>;

/** In the restore's transaction. What is not there any more, or not yet, is passed over. */
export async function replayDeletions(
  tx: Sql,
  deletions: Deletion[],
  now: Date,
): Promise<Replayed> {
  // A district may be left without a manager, as it was.
  await tx`select set_config('floodline.may_leave_no_manager', 'yes', true)`;
  const replayed: Replayed = {};
  for (const deletion of withoutRejoined(deletions)) {
    const count = await REPLAY[deletion.kind](tx, deletion, now);
    if (count > 0) replayed[deletion.kind] = (replayed[deletion.kind] ?? 0) + count;
  }
  return replayed;
}

/** Who said STOP and joined again wants texts. */
function withoutRejoined(deletions: Deletion[]): Deletion[] {
  const rejoined = new Map(
    deletions.filter(({ kind }) => kind === "rejoin").map(({ subjectId, at }) => [subjectId, at]),
  );
  return deletions.filter(({ kind, subjectId, at }) =>
    kind !== "stop" || (rejoined.get(subjectId) ?? "") < at
  );
}

const REPLAY: Record<
  Deletion["kind"],
  (tx: Sql, deletion: Deletion, now: Date) => Promise<number>
> = {
  async person(tx, { subjectId }, now) {
    const [found] = await tx`select from users where id = ${subjectId}`;
    if (found) await forgetPerson(tx, subjectId, now);
    return found ? 1 : 0;
  },
  async stop(tx, { subjectId, at }) {
    const { count } = await tx`
      update users set unsubscribed_at = ${at} where id = ${subjectId} and unsubscribed_at is null`;
    return count;
  },
  // Whoever joined again before the backup has joined in it; later, their number says START again.
  rejoin: () => Promise.resolve(0),
  async role(tx, { subjectId, at }) {
    const { count } = await tx`
      update users set bid_id = null where id = ${subjectId} and bid_id is not null and bid_since < ${at}`;
    return count;
  },
  async session(tx, { subjectId, at }) {
    const { count } = await tx`
      update sessions set ended_at = ${at} where id = ${subjectId} and ended_at is null`;
    return count;
  },
  async withdrawal(tx, { subjectId, at }) {
    const { count } = await tx`
      update reports set withdrawn_at = ${at} where id = ${subjectId} and withdrawn_at is null`;
    return count;
  },
  async removal(tx, { subjectId, at }) {
    const { count } = await tx`
      update reports set removed_at = ${at}, withdrawn_at = coalesce(withdrawn_at, ${at})
      where id = ${subjectId} and removed_at is null`;
    return count;
  },
  async media(tx, { subjectId }, now) {
    const { count } = await tx`
      with gone as (delete from media where id = ${subjectId} returning object_key)
      insert into unwanted_objects (object_key, delete_after) select object_key, ${now} from gone
      on conflict do nothing`;
    return count;
  },
};

/**
 * Texts that waited when the backup was taken may have left since, from the database that is lost: they
 * end. One that was leaving is settled by the carrier's own list, as after any crash.
 *
 * @returns how many wait no more
 */
export async function endWaitingTexts(tx: Sql, now: Date): Promise<number> {
  const { count } = await tx`
    update messages set status = 'expired', expired_for = 'late', settled_at = ${now}
    where status in ('held', 'queued')`;
  await tx`
    update messages set status = 'unknown', doubted_at = ${now} where status = 'sending'`;
  return count;
}

/** The backup was taken while it was being taken. */
export async function endRunningBackups(tx: Sql, now: Date): Promise<void> {
  await tx`
    update backups set failed_at = ${now}, reason = 'restored'
    where finished_at is null and failed_at is null`;
}
