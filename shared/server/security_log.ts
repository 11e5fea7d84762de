// The security log: sign-ins, limits, roles, thresholds, exports, deletions, ended sessions. Who, what,
// when, and from which network of many; never a number, never a whole address.
import type { Query } from "./database.ts";
import { getLogger, PHONE_NUMBER } from "./log.ts";

const log = getLogger(["shared", "server"]);

export const SECURITY_EVENTS = [
  "signedIn",
  /** detail: reason */
  "signInFailed",
  /** detail: limit, and whom it counts (`asker`) */
  "limitReached",
  /** detail: which, as this, device, all */
  "sessionEnded",
  "thresholdsChanged",
  "roleGiven",
  "roleTaken",
  /** detail: kind */
  "exported",
  "accountDeleted",
  /** The number had been silent too long to be sure that it is still the same person's. */
  "accountStartedAnew",
  /** By its district's managers. detail: report, reason */
  "reportHidden",
  "reportShown",
  /** By its district's managers. detail: media, report; of a hidden one, reason */
  "pictureCovered",
  "pictureUncovered",
  "pictureHidden",
  "pictureShown",
  /** The photo as it was sent, that stands sealed behind a covered one. */
  "originalOpened",
  /** By an operator. detail: by, reason, and what */
  "reportRemoved",
  "mediaRemoved",
  "numberBlocked",
  "numberUnblocked",
  /** detail: broadcast, people */
  "broadcastSent",
  /** detail: broadcast */
  "broadcastStopped",
] as const;
type SecurityEvent = typeof SECURITY_EVENTS[number];

interface SecurityNote {
  event: SecurityEvent;
  at: Date;
  /** Whose account; undefined where nobody is known. */
  userId?: string;
  bidId?: string;
  /** The visitor's, whole: only its network is kept. Undefined: an operator's command, a job. */
  address?: string;
  detail?: Record<string, string | number | boolean>;
  /** Says nothing where the same was said of the same network, with the same detail, so lately. */
  onceInMinutes?: number;
}

/** Writes it down, as a row and as a line of the program's log. In a transaction, the row is part of it. */
export async function noteSecurity(sql: Query, note: SecurityNote): Promise<void> {
  const { event, at, userId = null, bidId = null, address = null, onceInMinutes = 0 } = note;
  const detail = JSON.stringify(note.detail ?? {}).replace(PHONE_NUMBER, "[phone]");
  const since = new Date(at.getTime() - onceInMinutes * 60_000);
  const [row] = await sql<{ network: string | null }[]>`
    with note as (
      select network_of_many(${address}::inet) as network, ${detail}::text::jsonb as detail
    )
    insert into security_log (at, event, user_id, bid_id, network, detail)
    select ${at}, ${event}, ${userId}, ${bidId}, note.network, note.detail
    from note
    where not exists (
      select from security_log s
      where s.event = ${event} and s.at > ${since} and s.at <= ${at} and ${onceInMinutes > 0}
        and s.network is not distinct from note.network and s.detail = note.detail
    )
    returning network::text`;
  if (!row) return;
  const { network } = row;
  log.info("security", { event, userId, bidId, network, ...JSON.parse(detail) });
}

/** Before an account goes: its entries stay, under a name that leads nowhere. */
export async function forgetInSecurityLog(sql: Query, userId: string): Promise<void> {
  await sql`
    update security_log set user_id = ${crypto.randomUUID()}, is_deleted = true
    where user_id = ${userId}`;
}
