// The security log: sign-ins, limits, roles, thresholds, exports, deletions, ended sessions. Who, what,
// when, and from which network of many; never a number, never a whole address.
import { DISTRICT_ACTS } from "../district_acts.ts";
import type { Query } from "./database.ts";
import { getLogger, PHONE_NUMBER } from "./log.ts";

const log = getLogger(["shared", "server"]);

export const SECURITY_EVENTS = [
  // Of these a district reads its own (api/district/log/). Their detail:
  // - by: an operator's name, where one did it; then `userId` is whose account it was done to
  // - personInvited, invitationWithdrawn: role, ending of the number; the others of people: role, roleBefore
  // - reportHidden, reportShown, reportRemoved, mediaRemoved: report, reason
  // - reportForStaff, reportForAll: report
  // - pictureCovered and so on: media, report; of a hidden one, reason; originalOpened: the photo as it was
  //   sent, that stands sealed behind a covered one; staffPictureShown: one that staff took, to who sent the report
  // - broadcastSent: broadcast, people; broadcastStopped, broadcastTooDear: broadcast
  // - afterLinkMade, afterLinkWithdrawn: name; afterFileOrdered: which; afterPictureChosen and so on: media, report
  // - wallLinkMade, wallLinkRevoked, listLinkMade, listLinkRevoked, templateWritten and so on: name; keyMade, keyRevoked: name, scope
  // - settingsChanged: which; where two switched the second pair of eyes off, `aboutId` is who asked; messageSet: languages, until
  // - fileTaken: which (kind), name (of the file)
  ...DISTRICT_ACTS,
  "signedIn",
  /** detail: reason */
  "signInFailed",
  /** detail: limit, and whom it counts (`asker`) */
  "limitReached",
  /** detail: which, as this, device, others, all */
  "sessionEnded",
  /** detail: kind */
  "exported",
  "accountDeleted",
  /** A code of an authenticator app is asked for besides, or no more. */
  "secondFactorOn",
  "secondFactorOff",
  /** By an operator, for who has lost app and codes. detail: by, reason */
  "secondFactorReset",
  /** In place of those that were there. */
  "recoveryCodesMade",
  /** In place of the app's. */
  "recoveryCodeUsed",
  /** The number had been silent too long to be sure that it is still the same person's. */
  "accountStartedAnew",
  /** Who may see how the whole is; by the command line. detail: by */
  "operatorGiven",
  "operatorTaken",
  /** By an operator. detail: by, reason, and what */
  "numberBlocked",
  "numberUnblocked",
] as const;
type SecurityEvent = typeof SECURITY_EVENTS[number];

interface SecurityNote {
  event: SecurityEvent;
  at: Date;
  /** Who did it, or whose account an operator did it to; undefined where nobody is known. */
  userId?: string;
  /** To whose account, where that is another's. */
  aboutId?: string;
  bidId?: string;
  /** The visitor's, whole: only its network is kept. Undefined: an operator's command, a job. */
  address?: string;
  detail?: Record<string, string | number | boolean>;
  /** Says nothing where the same was said of the same network, with the same detail, so lately. */
  onceInMinutes?: number;
}

/** Writes it down, as a row and as a line of the program's log. In a transaction, the row is part of it. */
export async function noteSecurity(sql: Query, note: SecurityNote): Promise<void> {
  const { event, at, userId = null, aboutId = null, bidId = null, address = null } = note;
  const { onceInMinutes = 0 } = note;
  const detail = JSON.stringify(note.detail ?? {}).replace(PHONE_NUMBER, "[phone]");
  const since = new Date(at.getTime() - onceInMinutes * 60_000);
  const [row] = await sql<{ network: string | null }[]>`
    with note as (
      select network_of_many(${address}::inet) as network, ${detail}::text::jsonb as detail
    )
    insert into security_log (at, event, user_id, about_id, bid_id, network, detail)
    select ${at}, ${event}, ${userId}, ${aboutId}, ${bidId}, note.network, note.detail
    from note
    where not exists (
      select from security_log s
      where s.event = ${event} and s.at > ${since} and s.at <= ${at} and ${onceInMinutes > 0}
        and s.network is not distinct from note.network and s.detail = note.detail
    )
    returning network::text`;
  if (!row) return;
  const { network } = row;
  log.info("security", { event, userId, aboutId, bidId, network, ...JSON.parse(detail) });
}

/** Before an account goes: its entries stay, under a name that leads nowhere. */
export async function forgetInSecurityLog(sql: Query, userId: string): Promise<void> {
  await sql`
    update security_log set user_id = ${crypto.randomUUID()}, is_deleted = true
    where user_id = ${userId}`;
  await sql`update security_log set about_id = ${crypto.randomUUID()} where about_id = ${userId}`;
}
