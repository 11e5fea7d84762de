// FixMyStreet's extension for news: what became of reports, and what a city's program says of one.
import type { Context } from "hono";
import { NEWS_OF, NEWS_STATUSES, readNews, readNewsStatus } from "shared/open311/statuses.ts";
import { isStorable, lengthOf, tidy } from "shared/free_text.ts";
import { AppError } from "shared/server/app_error.ts";
import { recordAct } from "shared/server/report_acts.ts";
import { isOpen } from "shared/report_statuses.ts";
import type { Deps } from "../deps.ts";
import { lockReport } from "../district/acts/acts.ts";
import { asOurselves } from "../district/manager.ts";
import { hasEndpoint } from "../district/city/city.ts";
import { changeLocked, followUp } from "../district/reports/change.ts";
import { ArgumentFaults, type Arguments, MOST_LISTED, readSpan, readTime } from "./arguments.ts";
import { getWriter, type Jurisdiction } from "./jurisdiction.ts";
import { postOnce } from "./posted.ts";
import { inNotes } from "./posting.ts";
import { toW3c } from "./requests.ts";
import type { Spark } from "./spark.ts";
import { findReportOfNumber, isPublic, keepNews, listUpdates } from "./sql.ts";
import { statusNotes, WORDS } from "./words.ts";

const MOST_WORDS = 4000;
/** Of a city's number. */
const MOST_NUMBER = 100;

/** Asked for the same time again, the same: whoever has heard of one by its id passes over it. */
export async function getUpdates(
  deps: Deps,
  { bidId, keyId }: Jurisdiction,
  args: Arguments,
): Promise<Spark[]> {
  if (!keyId) throw new AppError("keyNotKnown", { says: () => WORDS.keyNeeded });
  const faults = new ArgumentFaults();
  const span = readSpan(args, deps.now(), faults);
  faults.refuse();
  const updates = await listUpdates(deps.sql, bidId, span, MOST_LISTED);
  return updates.map((update) => ({
    update_id: update.id,
    service_request_id: update.reportId,
    status: update.isReopened ? "REOPEN" : NEWS_OF[update.status],
    updated_datetime: toW3c(update.at),
    description: statusNotes(update) ?? "",
    media_url: null,
  }));
}

/** The words become a note for staff; the status changes where it says something of the water. */
export async function addUpdate(deps: Deps, c: Context, args: Arguments): Promise<Spark> {
  const { bidId, keyId } = await getWriter(deps, c, args);
  const { number, status, description } = readUpdate(args);
  const id = UUID.test(number) ? number : await findReportOfNumber(deps.sql, bidId, number);
  // Cities tell news of what they have taken before they have answered with its number.
  if (id === undefined) {
    if (!await hasEndpoint(deps.sql, bidId)) throw unknown();
    const news = { bidId, keyId, number, status, words: description };
    const update_id = await keepNews(deps.sql, news, deps.now());
    return [{ update_id, service_request_id: number }];
  }
  const doing = { bidId, keyId, id, now: deps.now() };
  const mark = {
    bidId,
    keyId,
    name: args.find("update_id") && `update ${args.find("update_id")}`,
    content: ["update", id, status, description],
    at: doing.now,
  };
  if (!await isPublic(deps.sql, id)) throw unknown();
  const posted = await postOnce(deps.sql, mark, async (tx) => {
    const before = await lockReport(tx, { bidId, id });
    if (!before) throw unknown();
    const to = readNews({ status, words: description });
    // A report that is the water of another has the other's status; one that ended is not ended otherwise.
    const mayMove = before.status !== "same_as" &&
      (isOpen(before.status) || before.status === "passed_on" || to === "seen");
    const changed = to !== null && mayMove
      ? await changeLocked(tx, doing, { before, change: { status: to } })
      : undefined;
    const acts = [];
    const act = { bidId, reportId: id, by: null, byKey: keyId };
    for (const text of inNotes(description === "" ? status : `${status}: ${description}`)) {
      acts.push(await recordAct(tx, { ...act, kind: "note", detail: { text } }, doing.now));
    }
    await asOurselves(tx);
    if (changed) await followUp(deps, tx, doing, changed);
    return { reportId: id, actId: acts[0]! };
  });
  return [{ update_id: posted.actId ?? "", service_request_id: number }];
}

function unknown(): AppError {
  return new AppError("notFound", { says: () => WORDS.requestUnknown });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readUpdate(args: Arguments) {
  const faults = new ArgumentFaults();
  const id = args.find("service_request_id");
  if (id === undefined) faults.add("service_request_id", WORDS.requestNeeded);
  if (lengthOf(id ?? "") > MOST_NUMBER || !isStorable(id ?? "")) {
    faults.add("service_request_id", WORDS.tooLong(MOST_NUMBER));
  }
  const status = readNewsStatus(args.find("status") ?? "OPEN");
  if (!status) faults.add("status", WORDS.newsWords(NEWS_STATUSES.join(", ")));
  readTime(args, "updated_datetime", faults);
  const description = tidy(args.find("description") ?? "");
  if (lengthOf(description) > MOST_WORDS) faults.add("description", WORDS.tooLong(MOST_WORDS));
  if (!isStorable(description)) faults.add("description", WORDS.unstorable);
  faults.refuse();
  return { number: id!, status: status!, description };
}
