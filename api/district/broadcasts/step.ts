// What is done with a broadcast once it is written: submitted, returned, sent, stopped, discarded.
import type { BroadcastStepTaken } from "shared/api/district/broadcasts.ts";
import { stateAfter } from "shared/broadcasts/steps.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { takeBackBroadcast } from "shared/server/outbox/broadcasts.ts";
import { countRefused } from "shared/server/outbox/purses.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { z } from "zod";
import type { Deps } from "../../deps.ts";
import { asProgram } from "../../sessions/viewer.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { asManager, asOurselves } from "../manager.ts";
import { beginStep } from "./broadcast.ts";
import { refuseUnfinished } from "./faults.ts";
import { sendBroadcast } from "./send.ts";
import { moveBroadcast } from "./sql.ts";

interface StepAct {
  bidId: string;
  userId: string;
  id: string;
  now: Date;
}

/**
 * @param address whose network the security log keeps
 * @throws AppError broadcastNotFound, broadcastChanged, secondPersonNeeded, othersTurn, invalidInput;
 * to send: freshCodeNeeded, secondFactorNeeded, nobodyToText, broadcastTooDear, tooManyBroadcasts
 */
export async function takeStep(
  deps: Deps,
  session: StaffSession,
  id: string,
  { step, seen, reason, expected = 0 }: z.output<typeof BroadcastStepTaken>,
  address: string,
): Promise<void> {
  const { bidId, userId } = session;
  const now = deps.now();
  const act = { bidId, userId, id, now };
  const done = asManager(deps.sql, bidId, async (tx) => {
    const read = await beginStep(tx, session, { id, step, seen });
    const { isDrill } = read.broadcast;
    if (step === "return") refuseWithoutReason(reason);
    if (step === "submit" || step === "send") refuseUnfinished(read.content, { isDrill });
    if (step === "send") {
      return await sendBroadcast(deps, tx, session, { ...read, expected, address });
    }
    await asOurselves(tx);
    const isReturned = step === "return";
    await moveBroadcast(tx, act, { state: stateAfter(step), reason: isReturned ? reason : null });
    if (step === "stop") await stop(tx, act, address);
  });
  await done.catch(async (error) => {
    if (error instanceof AppError && error.code === "broadcastTooDear") {
      await noteTooDear(deps, act, address);
    }
    throw error;
  });
}

/** All that was sent is undone by then: that there was no money for it is told to operators all the same. */
async function noteTooDear({ sql }: Deps, act: StepAct, address: string): Promise<void> {
  const { bidId, userId, id, now } = act;
  const note = {
    event: "broadcastTooDear",
    at: now,
    ...{ userId, bidId, address },
    detail: { broadcast: id },
    // Somebody presses the button again and again.
    onceInMinutes: 10,
  } as const;
  await asProgram(() =>
    sql.begin(async (tx) => {
      await countRefused(tx, "broadcasts", now);
      await noteSecurity(tx, note);
    })
  );
}

function refuseWithoutReason(reason: string | undefined): void {
  if (reason) return;
  throw new AppError("invalidInput", { fields: { reason: ({ fields }) => fields.returnReason } });
}

/** What has left cannot come back; of the rest nothing leaves any more. */
async function stop(
  tx: Query,
  { bidId, userId, id, now }: StepAct,
  address: string,
): Promise<void> {
  await takeBackBroadcast(tx, id, now);
  const detail = { broadcast: id };
  await noteSecurity(tx, { event: "broadcastStopped", at: now, userId, bidId, address, detail });
}
