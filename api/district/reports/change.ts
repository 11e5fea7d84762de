// What is changed of a report, act by act, and what follows from it.
import type { ReportChange } from "shared/api/district/changes.ts";
import type { EndFacts, TemplateUsed } from "shared/report_acts.ts";
import type { GivenStatus, ReportStatus } from "shared/report_statuses.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { recordAct } from "shared/server/report_acts.ts";
import type { z } from "zod";
import type { Deps } from "../../deps.ts";
import { doerOf } from "../../sessions/require_session.ts";
import { type ReportBefore, setHidden, setPrivate, setStatus } from "../acts/acts.ts";
import { noteHidden, notePrivate } from "../acts/hiding.ts";
import { type ChosenTemplate, findTold, getChosen } from "../templates/chosen.ts";
import { tellStatus } from "./tell_reporters.ts";

/** One act: by whom of which district, on what. */
interface Doing {
  userId?: string;
  /** In place of a person: a program's. */
  keyId?: string;
  bidId: string;
  id: string;
  now: Date;
  /** Done to several at once. */
  batchId?: string;
}

interface Changing {
  before: ReportBefore;
  change: z.output<typeof ReportChange>;
  /** Of several at once: chosen for all of them, in place of the change's `templateId`. */
  answer?: ChosenTemplate;
}

/** What of a change was news, for what follows from it. */
export interface Changed {
  moved?: {
    actId: string;
    status: GivenStatus;
    facts: EndFacts;
    template: ChosenTemplate | undefined;
  };
  hidden?: { reason: string } | null;
  isPrivate?: boolean;
}

/**
 * Of a report that the transaction has locked.
 *
 * @throws AppError sameAsAnother, privateByWish; templateGone, statusTold
 */
export async function changeLocked(
  sql: Query,
  doing: Doing,
  { before, change, answer }: Changing,
): Promise<Changed> {
  const facts = factsAfter(before, change);
  const { status, cityNumber, hidden, isPrivate } = change;
  const changed: Changed = {};
  const template = answer ?? await chooseTemplate(sql, doing, { before, change });
  if (status !== undefined && status !== before.status) {
    if (before.status === "same_as") throw new AppError("sameAsAnother");
    const actId = await moveReport(sql, doing, { before, to: status, facts, template });
    changed.moved = { actId, status, facts, template };
  } else if (cityNumber !== undefined && cityNumber !== before.cityNumber) {
    await numberReport(sql, doing, { before, facts });
  }
  if (hidden !== undefined && hidden?.reason !== (before.hiddenReason ?? undefined)) {
    await turnReport(sql, doing, { before, hidden });
    changed.hidden = hidden;
  }
  if (isPrivate !== undefined && isPrivate !== (before.privateBy !== null)) {
    if (before.privateBy === "sender") throw new AppError("privateByWish");
    await closeReport(sql, doing, isPrivate);
    changed.isPrivate = isPrivate;
  }
  return changed;
}

/** In the same transaction, which is FloodLine's own by now: the log, and texts to who reported the water. */
export async function followUp(
  deps: Deps,
  sql: Query,
  doing: Doing,
  { moved, hidden, isPrivate }: Changed,
): Promise<void> {
  if (hidden !== undefined) await noteHidden(sql, doing, hidden);
  if (isPrivate !== undefined) await notePrivate(sql, doing, isPrivate);
  if (moved) await tellStatus(deps, sql, { reportId: doing.id, ...moved }, doing.now);
}

/** A number stays with the report, whatever becomes of it; whose it is, is said of what is not ours alone. */
function factsAfter(
  before: { status: ReportStatus } & EndFacts,
  { status = before.status as GivenStatus, cityNumber, whose }: Changing["change"],
): EndFacts {
  return {
    cityNumber: cityNumber === undefined ? before.cityNumber : cityNumber,
    whose: status === "not_ours" ? whose ?? before.whose : null,
  };
}

/** Pressed twice, a button does it once; but nobody is to think that other words were sent than were. */
async function chooseTemplate(
  sql: Query,
  { bidId, id: reportId }: Doing,
  { before, change: { status, templateId } }: Changing,
): Promise<ChosenTemplate | undefined> {
  if (status === undefined || templateId === undefined) return undefined;
  const template = await getChosen(sql, { bidId, id: templateId, status });
  if (status === before.status && await findTold(sql, reportId) !== templateId) {
    throw new AppError("statusTold");
  }
  return template;
}

async function moveReport(
  sql: Query,
  { bidId, id, now, batchId, ...doer }: Doing,
  { before, to, facts, template }: {
    before: ReportBefore;
    to: ReportStatus;
    facts: EndFacts;
    template: ChosenTemplate | undefined;
  },
): Promise<string> {
  await setStatus(sql, { bidId, id }, { status: to, ...facts });
  const { status: from, cityNumber, whose } = before;
  const used: TemplateUsed | undefined = template &&
    { id: template.id, name: template.name, words: template.words };
  const detail = {
    from,
    to,
    ...facts,
    before: { cityNumber, whose },
    ...used && { template: used },
  };
  return await recordAct(
    sql,
    { bidId, reportId: id, ...doerOf(doer), kind: "status", detail, batchId },
    now,
  );
}

async function numberReport(
  sql: Query,
  { bidId, id, now, batchId, ...doer }: Doing,
  { before, facts }: { before: ReportBefore; facts: EndFacts },
): Promise<void> {
  await setStatus(sql, { bidId, id }, { status: before.status, ...facts });
  const detail = { cityNumber: facts.cityNumber, before: before.cityNumber };
  await recordAct(
    sql,
    { bidId, reportId: id, ...doerOf(doer), kind: "numbered", detail, batchId },
    now,
  );
}

async function turnReport(
  sql: Query,
  { bidId, id, now, batchId, ...doer }: Doing,
  { before, hidden }: { before: ReportBefore; hidden: { reason: string } | null },
): Promise<void> {
  await setHidden(sql, { bidId, id, userId: doer.userId ?? null }, hidden, now);
  const kind = hidden ? "hidden" : "shown";
  const reason = hidden?.reason ?? before.hiddenReason!;
  await recordAct(
    sql,
    { bidId, reportId: id, ...doerOf(doer), kind, detail: { reason }, batchId },
    now,
  );
}

async function closeReport(
  sql: Query,
  { bidId, id, now, batchId, ...doer }: Doing,
  isPrivate: boolean,
): Promise<void> {
  await setPrivate(sql, { bidId, id }, isPrivate);
  const detail = { isPrivate };
  await recordAct(
    sql,
    { bidId, reportId: id, ...doerOf(doer), kind: "private", detail, batchId },
    now,
  );
}
