// A broadcast on its way: counted anew, paid for whole, and written to the outbox once.
import type { TransactionSql } from "postgres";
import { WITH_DISTRICTS } from "shared/consent.ts";
import { BROADCAST_UNDO_SECONDS, MAX_BROADCASTS_A_DAY, MAX_DRILLS_A_DAY } from "shared/limits.ts";
import { AppError } from "shared/server/app_error.ts";
import { lockOne } from "shared/server/locks.ts";
import { enqueueBroadcast } from "shared/server/outbox/broadcasts.ts";
import { pay } from "shared/server/outbox/purses.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { Deps } from "../../deps.ts";
import { requireApp } from "../../second_factor/required.ts";
import { requireFreshCode } from "../../sessions/fresh_code.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { asOurselves } from "../manager.ts";
import type { readBroadcast } from "./broadcast.ts";
import { countSent, insertSending, moveBroadcast } from "./sql.ts";
import { bodiesOf, prepareTexts } from "./texts.ts";

const DAY_MS = 24 * 3600_000;

/** When it leaves if it is sent now, and until when it is worth hearing. */
export function timesOf(validMinutes: number, now: Date): { leavesAt: Date; validUntil: Date } {
  const leavesAt = new Date(now.getTime() + BROADCAST_UNDO_SECONDS * 1000);
  return { leavesAt, validUntil: new Date(leavesAt.getTime() + validMinutes * 60_000) };
}

/** The most a district may send in 24 hours. */
export function mostADay(isDrill: boolean): number {
  return isDrill ? MAX_DRILLS_A_DAY : MAX_BROADCASTS_A_DAY;
}

export function aDayBefore(now: Date): Date {
  return new Date(now.getTime() - DAY_MS);
}

type Sent = Awaited<ReturnType<typeof readBroadcast>> & { expected: number; address: string };

/**
 * In a transaction that has locked the broadcast: all of it or nothing.
 *
 * @throws AppError freshCodeNeeded, secondFactorNeeded, tooManyBroadcasts, nobodyToText, broadcastTooDear
 */
export async function sendBroadcast(
  { now: clock, allowance }: Deps,
  tx: TransactionSql,
  session: StaffSession,
  { broadcast: { id, isDrill }, content, district, expected, address }: Sent,
): Promise<void> {
  const { bidId, userId } = session;
  const now = clock();
  requireFreshCode(session, now);
  await lockOne(tx, "broadcasts", bidId);
  const sent = await countSent(tx, bidId, { isDrill, since: aDayBefore(now) });
  if (sent >= mostADay(isDrill)) throw new AppError("tooManyBroadcasts");
  await asOurselves(tx);
  await requireApp(tx, session);
  const { leavesAt, validUntil } = timesOf(content.validMinutes!, now);
  const enqueued = await enqueueBroadcast(tx, {
    broadcastId: id,
    bidId,
    isDrill,
    zips: content.zips,
    bodies: bodiesOf(prepareTexts(content, { district: district.name, isDrill })),
    consentVersions: WITH_DISTRICTS,
    timeZone: district.timeZone,
    leavesAt,
    validUntil,
  }, now);
  const { people, parts } = enqueued;
  if (people === 0) throw new AppError("nobodyToText");
  const { isPaid } = await pay(tx, "broadcasts", { parts }, allowance, now);
  if (!isPaid) throw new AppError("broadcastTooDear");
  const act = { bidId, userId, id, now };
  await moveBroadcast(tx, act, { state: "sending" });
  await insertSending(tx, act, { ...enqueued, leavesAt, validUntil, expected });
  const detail = { broadcast: id, people };
  await noteSecurity(tx, { event: "broadcastSent", at: now, userId, bidId, address, detail });
}
