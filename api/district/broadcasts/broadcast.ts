import type {
  Broadcast,
  BroadcastChange,
  BroadcastContent,
  NewBroadcast,
} from "shared/api/district/broadcasts.ts";
import { listFaults } from "shared/broadcasts/missing.ts";
import {
  BROADCAST_STEPS,
  type BroadcastStep,
  judgeStep,
  type Standing,
} from "shared/broadcasts/steps.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import type { TextCounts } from "shared/api/district/text_counts.ts";
import { mayDo, type StaffRole } from "shared/staff_roles.ts";
import type { Deps } from "../../deps.ts";
import { markSent } from "../../http/sent_mark.ts";
import { asManager, asOurselves } from "../manager.ts";
import { nameReasons } from "../text_counts.ts";
import {
  countBroadcastTexts,
  type DistrictFacts,
  findBroadcast,
  getDistrictFacts,
  insertBroadcast,
  keepVersion,
  listZipsWithin,
  lockBroadcast,
} from "./sql.ts";
import { prepareTexts } from "./texts.ts";

export interface Staff {
  bidId: string;
  userId: string;
  role: StaffRole;
}

/** @throws AppError broadcastNotFound */
export async function getBroadcast({ sql }: Deps, by: Staff, id: string): Promise<Broadcast> {
  return await asManager(sql, by.bidId, async (tx) => {
    const [{ broadcast, content, district }, counted] = await Promise.all([
      readBroadcast(tx, by, id),
      countBroadcastTexts(tx, id),
    ]);
    const { isDrill, sending, writtenBy, submittedBy, returnedBy, ...rest } = broadcast;
    const standing = { ...broadcast, writtenBy, submittedBy, returnedBy };
    const verdictOf = (step: BroadcastStep) =>
      judgeStep(step, standing, { by: by.userId, twoPairs: district.twoPairs });
    return {
      ...rest,
      isDrill,
      content,
      texts: prepareTexts(content, { district: district.name, isDrill }),
      faults: listFaults(content, { isDrill }),
      steps: BROADCAST_STEPS.filter((step) =>
        mayDo(by.role, "run") && verdictOf(step) === "allowed"
      ),
      waitsForOther: verdictOf("send") === "secondPersonNeeded",
      sending: sending && {
        ...sending,
        dropped: counted.dropped,
        texts: describeTexts(counted, sending.leavesAt),
      },
    };
  });
}

/** What became of the texts of one that was sent; in the transaction of who asks. */
export async function readBroadcastTexts(
  tx: Query,
  { id, leftAt }: { id: string; leftAt: string },
): Promise<TextCounts> {
  return describeTexts(await countBroadcastTexts(tx, id), leftAt);
}

function describeTexts(
  { texts, lastAt }: Awaited<ReturnType<typeof countBroadcastTexts>>,
  leftAt: string,
): TextCounts {
  return { ...nameReasons(texts), minutesToLastPhone: minutesBetween(leftAt, lastAt) };
}

function minutesBetween(from: string, to: Date | null): number | null {
  return to && Math.max(0, Math.round((to.getTime() - Date.parse(from)) / 6_000) / 10);
}

/** @throws AppError broadcastNotFound */
export async function readBroadcast(tx: Query, by: Staff, id: string) {
  const [broadcast, district] = await Promise.all([
    findBroadcast(tx, { ...by, id }),
    getDistrictFacts(tx, by.bidId),
  ]);
  if (!broadcast) throw new AppError("broadcastNotFound");
  return { broadcast, content: broadcast.versions.at(-1)!.content, district };
}

/** A draft, however unfinished: once for a submission. */
export async function writeNew(
  { sql, now: clock }: Deps,
  by: Staff,
  { isDrill, submissionId, ...written }: NewBroadcast,
): Promise<string> {
  const now = clock();
  const sentMark = markSent(submissionId, { isDrill, written, userId: by.userId });
  return await asManager(sql, by.bidId, async (tx) => {
    const content = await settleZips(tx, by.bidId, written);
    await asOurselves(tx);
    const { id, isNew } = await insertBroadcast(tx, { ...by, isDrill, sentMark, now });
    if (isNew) await keepVersion(tx, { ...by, id, now }, content);
    return id;
  });
}

/** @throws AppError broadcastNotFound, broadcastChanged, othersTurn */
export async function writeAnew(
  { sql, now: clock }: Deps,
  by: Staff,
  id: string,
  { seen, ...written }: BroadcastChange,
): Promise<void> {
  const now = clock();
  await asManager(sql, by.bidId, async (tx) => {
    await beginStep(tx, by, { id, step: "write", seen });
    const content = await settleZips(tx, by.bidId, written);
    await asOurselves(tx);
    await keepVersion(tx, { ...by, id, now }, content);
  });
}

/** Where an area is drawn, it says which ZIP codes: those whose points lie in it. */
async function settleZips(
  tx: Query,
  bidId: string,
  written: BroadcastContent,
): Promise<BroadcastContent> {
  if (written.area) {
    const zips = await listZipsWithin(tx, bidId, written.area);
    if (zips.length > 0) return { ...written, zips };
    throw new AppError("invalidInput", { fields: { area: ({ fields }) => fields.areaEmpty } });
  }
  const { zips: own } = await getDistrictFacts(tx, bidId);
  const foreign = written.zips.find((zip) => !own.includes(zip));
  if (foreign !== undefined) {
    throw new AppError("invalidInput", {
      fields: { zips: ({ fields }) => fields.zipNotOurs(foreign) },
    });
  }
  return { ...written, zips: [...new Set(written.zips)].sort() };
}

interface StepWanted {
  id: string;
  step: BroadcastStep;
  seen: { version: number; state: string };
}

/**
 * Locks it, and looks at the very moment of the click whether it is still what was looked at and whether
 * this step may be taken.
 *
 * @throws AppError broadcastNotFound, broadcastChanged, secondPersonNeeded, othersTurn
 */
export async function beginStep(tx: Query, by: Staff, { id, step, seen }: StepWanted) {
  if (!await lockBroadcast(tx, by.bidId, id)) throw new AppError("broadcastNotFound");
  const read = await readBroadcast(tx, by, id);
  const { version, state } = read.broadcast;
  if (version !== seen.version || state !== seen.state) throw new AppError("broadcastChanged");
  refuseStep(step, read.broadcast, by, read.district);
  return read;
}

function refuseStep(
  step: BroadcastStep,
  standing: Standing,
  { userId }: Staff,
  { twoPairs }: DistrictFacts,
): void {
  const verdict = judgeStep(step, standing, { by: userId, twoPairs });
  if (verdict === "allowed") return;
  throw new AppError(verdict === "notNow" ? "broadcastChanged" : verdict);
}
