// The second pair of eyes switched off: by one manager's wish and another's word, or by the only one.
import type { DistrictSettings } from "shared/api/district/settings.ts";
import { findAsker, judgeEyesOff } from "shared/broadcasts/eyes_off.ts";
import { EYES_OFF_ASKED_DAYS } from "shared/limits.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { findLeftAt, listManagers, type StoredSettings } from "./sql.ts";

const DAY_MS = 24 * 3600_000;

/** @throws AppError eyesOffTooSoon */
export async function decideEyesOff(
  tx: Query,
  { askedBy, askedAt }: StoredSettings,
  { bidId, userId, now }: { bidId: string; userId: string; now: Date },
): Promise<"off" | "asked" | "waits"> {
  const [managers, leftAt] = await Promise.all([listManagers(tx), findLeftAt(tx, bidId)]);
  const asked = askedAt && { by: askedBy, at: askedAt };
  const verdict = judgeEyesOff({ by: userId, managers, asked, leftAt, now });
  if (verdict === "tooSoon") throw new AppError("eyesOffTooSoon");
  return verdict;
}

/** Of the district that the transaction is of: the wish that stands. */
export async function findEyesOff(
  tx: Query,
  { twoPairsOfEyes, askedBy, askedAt }: StoredSettings,
  { userId, now }: { userId: string; now: Date },
): Promise<DistrictSettings["eyesOff"]> {
  if (!twoPairsOfEyes || !askedAt) return null;
  const managers = await listManagers(tx);
  const id = findAsker({ managers, asked: { by: askedBy, at: askedAt }, now });
  const asker = managers.find((manager) => manager.id === id);
  if (!asker) return null;
  const { name, ending } = asker;
  return {
    by: { id: asker.id, name, ending },
    isYou: asker.id === userId,
    askedAt: askedAt.toISOString(),
    until: new Date(askedAt.getTime() + EYES_OFF_ASKED_DAYS * DAY_MS).toISOString(),
  };
}
