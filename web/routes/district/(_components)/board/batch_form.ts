// The board's form for several reports: what its buttons ask of the API.
import { Batch, type NewBatch } from "shared/api/district/batches.ts";
import type { AnswerTemplate } from "shared/api/district/templates.ts";
import { isId } from "shared/ids.ts";
import { pathTo } from "shared/path_to.ts";
import { OWNERS, TEMPLATE_STATUSES } from "shared/report_statuses.ts";
import { type Api, attempt } from "@/lib/api.ts";
import { problemOf, textOf } from "@/lib/forms.ts";
import { batches } from "@/words/en/district/batches.ts";

const { bar: words } = batches;

/** As it was sent, to be shown again where it is refused. */
export interface TypedBatch {
  ids: string[];
  cityNumber: string;
  whose: string;
  to: string;
  reason: string;
}

export const EMPTY_BATCH: TypedBatch = { ids: [], cityNumber: "", whose: "", to: "", reason: "" };

export function readBatch(form: FormData): TypedBatch {
  return {
    ids: form.getAll("report").map(String).filter(isId),
    cityNumber: textOf(form, "cityNumber").trim(),
    whose: textOf(form, "whose"),
    to: textOf(form, "to"),
    reason: textOf(form, "reason"),
  };
}

type Acted = { batch: Batch; problem?: undefined } | { problem: string; status: number };

/** In the words of one of the district's answers: the button that says so. */
export function answerChange({ status, id }: Pick<AnswerTemplate, "status" | "id">): string {
  return `${status} ${id}`;
}

/** `change`: the button that was pressed; "": none, as Enter in a field does. */
export async function actOnTicked(
  api: Api,
  typed: TypedBatch,
  change: string,
): Promise<Acted> {
  if (typed.ids.length === 0) return { problem: words.noneTicked, status: 422 };
  const asked = changeOf(typed, change);
  if (!asked) return { problem: words.noButton, status: 422 };
  const { refusal, value } = await attempt(
    api.post("/api/district/batches", { reportIds: typed.ids, ...asked }, Batch),
  );
  if (!refusal) return { batch: value };
  const { fields, message } = problemOf(
    refusal,
    ["cityNumber", "hidden.reason", "templateId"],
    api.language,
  );
  return { problem: Object.values(fields)[0] ?? message, status: refusal.status };
}

function changeOf(
  { cityNumber, whose, to, reason }: TypedBatch,
  change: string,
): Omit<NewBatch, "reportIds"> | undefined {
  if (change === "take") return { to: "me" };
  if (change === "give") return { to: to || null };
  if (change === "nobody") return { to: null };
  if (change === "hide") return { hidden: { reason } };
  if (change === "staffOnly") return { isPrivate: true };
  const [wanted, templateId = ""] = change.split(" ");
  const status = TEMPLATE_STATUSES.find((one) => one === wanted);
  if (!status || templateId && !isId(templateId)) return undefined;
  const owner = OWNERS.find((one) => one === whose);
  return {
    status,
    ...templateId && { templateId },
    ...status === "passed_on" && cityNumber && { cityNumber },
    ...status === "not_ours" && owner && { whose: owner },
  };
}

/** What keeps it from being undone; "": it is. */
export async function undoTicked(
  api: Api,
  id: string,
): Promise<{ problem: string; status: number }> {
  const { refusal } = await attempt(api.post(pathTo`/api/district/batches/${id}/undo`, {}, Batch));
  return refusal
    ? { problem: refusal.message, status: refusal.status }
    : { problem: "", status: 200 };
}
