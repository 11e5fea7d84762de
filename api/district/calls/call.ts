// A report for somebody who calls: whose it is, and whether they are texted.
import type { EnteredCall, NewCall } from "shared/api/district/calls.ts";
import { CALLER_CONSENT_VERSION } from "shared/consent.ts";
import type { Language } from "shared/languages.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { askReporter, type WriteQuestion } from "shared/server/outbox/questions.ts";
import { parsePhone } from "shared/server/phones.ts";
import { recordAct } from "shared/server/report_acts.ts";
import { calledText } from "shared/server/words/reports.ts";
import type { z } from "zod";
import type { Deps } from "../../deps.ts";
import { locate } from "../../geocoding/locate.ts";
import { checkTime, insertReport } from "../../reports/report.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { asManager, asOurselves } from "../manager.ts";
import { addOrFindCaller, findEntered, isOwnPlace, isTexted, mayBeTexted } from "./sql.ts";

export { isOwnPlace } from "./sql.ts";

type TypedCall = z.output<typeof NewCall>;

/**
 * Written down once for a submission. A number that texts can go to makes the report its account's, which is
 * opened if need be and follows nothing; any other leaves it nobody's, and is not kept.
 */
export async function enterCall(
  deps: Deps,
  { bidId, userId: by }: StaffSession,
  typed: TypedCall,
): Promise<EnteredCall & { isNew: boolean }> {
  const now = deps.now();
  const phone = phoneOf(typed);
  const happenedAt = checkTime(typed.happenedAt, now);
  const { depth, note, language } = typed;
  const place = await locate(deps.sql, typed);
  const submission = { bidId, submissionId: typed.submissionId ?? crypto.randomUUID() };
  return await asManager(deps.sql, bidId, async (tx) => {
    const before = await findEntered(tx, submission);
    if (before) return await answerAgain(tx, before);
    await refuseForeignPlace(tx, bidId, typed);
    await asOurselves(tx);
    const userId = phone && await mayBeTexted(tx, phone)
      ? await addOrFindCaller(tx, { phone, language }, now)
      : null;
    const reportId = await insertReport(tx, {
      ...place,
      ...submission,
      ...{ userId, depth, note, happenedAt, createdAt: now },
      wantsTexts: userId !== null,
      isPrivate: false,
      via: "staff",
    });
    // The same form, sent at the same moment by another request, was faster.
    if (!reportId) return await answerAgain(tx, (await findEntered(tx, submission))!);
    const consent = phone ? { isSpoken: true, version: CALLER_CONSENT_VERSION } as const : null;
    const act = { bidId, reportId, by, kind: "called", detail: { consent } } as const;
    const actId = await recordAct(tx, act, now);
    const isSent = userId !== null && await confirm(deps, tx, { reportId, actId, language }, now);
    return { reportId, texts: !phone ? "none" : isSent ? "coming" : "cannot", isNew: true };
  });
}

/** Undefined: they gave none. */
function phoneOf({ phone, consent }: TypedCall): string | undefined {
  if (!phone?.trim()) return undefined;
  const number = parsePhone(phone);
  if (consent) return number;
  throw new AppError("callerConsentNeeded", {
    fields: { consent: ({ errors }) => errors.callerConsentNeeded },
  });
}

async function refuseForeignPlace(
  sql: Query,
  bidId: string,
  { zip, location }: TypedCall,
): Promise<void> {
  const place = { zip: zip ?? null, location: location ?? null };
  if (await isOwnPlace(sql, bidId, place)) return;
  const field = location ? "location" : "zip";
  throw new AppError("placeOutsideDistrict", {
    fields: { [field]: ({ errors }) => errors.placeOutsideDistrict },
  });
}

async function confirm(
  { allowance, publicUrl }: Deps,
  sql: Query,
  { reportId, actId, language }: { reportId: string; actId: string; language: Language },
  now: Date,
): Promise<boolean> {
  const write: WriteQuestion = (reader) => calledText(reader, { reportId, publicUrl });
  const text = { reportId, actId, language, write };
  return await askReporter(sql, text, { allowance, now }) === "asked";
}

async function answerAgain(
  tx: Parameters<typeof asOurselves>[0],
  { reportId, actId, hadNumber }: { reportId: string; actId: string; hadNumber: boolean },
): Promise<EnteredCall & { isNew: boolean }> {
  await asOurselves(tx);
  const texts = !hadNumber ? "none" : await isTexted(tx, actId) ? "coming" : "cannot";
  return { reportId, texts, isNew: false };
}
