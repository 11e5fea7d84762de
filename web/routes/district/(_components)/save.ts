// What each form of a report's page asks of the API.
import { HttpError } from "fresh";
import type { z } from "zod";
import { Undone } from "shared/api/district/acts.ts";
import { DistrictReport } from "shared/api/district.ts";
import type { ReportChange } from "shared/api/district/changes.ts";
import { pathTo } from "shared/path_to.ts";
import { GIVEN_STATUSES, OWNERS } from "shared/report_statuses.ts";
import type { Api } from "@/lib/api.ts";
import { submissionIdOf, textOf } from "@/lib/forms.ts";
import type { work } from "@/words/en/district/work.ts";

export type Saved = keyof typeof work.saved;

/** The controls that a refusal may be about. */
export const FIELDS = ["hidden.reason", "cityNumber", "templateId", "text", "to"];

/** @throws ApiError as the API refuses */
export async function save(api: Api, id: string, form: FormData): Promise<Saved> {
  const path = pathTo`/api/district/reports/${id}`;
  if (form.has("undo")) return await undo(api, textOf(form, "undo"));
  if (form.has("note")) {
    await api.post(`${path}/notes`, readWords(form, "note"), DistrictReport);
    return "note";
  }
  if (form.has("question")) {
    await api.post(`${path}/questions`, readWords(form, "question"), DistrictReport);
    return "asked";
  }
  if (form.has("city")) {
    await api.post(`${path}/city`, {}, DistrictReport);
    return "city";
  }
  if (form.has("done")) {
    await api.post(pathTo`/api/district/acts/${textOf(form, "done")}/done`, {});
    return "done";
  }
  if (form.has("assignee")) {
    await api.put(`${path}/assignee`, { to: textOf(form, "assignee") || null }, DistrictReport);
    return "assigned";
  }
  const { change, saved } = changeOf(form);
  await api.patch(path, change, DistrictReport);
  return saved;
}

function readWords(form: FormData, name: string) {
  return { text: textOf(form, name), submissionId: submissionIdOf(form) };
}

async function undo(api: Api, act: string): Promise<Saved> {
  const { told } = await api.post(pathTo`/api/district/acts/${act}/undo`, {}, Undone);
  return told ? "told" : "undone";
}

function changeOf(form: FormData): { change: z.input<typeof ReportChange>; saved: Saved } {
  const shown = textOf(form, "shown");
  if (shown === "no") {
    return { change: { hidden: { reason: textOf(form, "reason") } }, saved: "hidden" };
  }
  if (shown === "yes") return { change: { hidden: null }, saved: "shown" };
  if (form.has("isPrivate")) {
    const isPrivate = textOf(form, "isPrivate") === "yes";
    return { change: { isPrivate }, saved: isPrivate ? "closed" : "opened" };
  }
  const cityNumber = form.has("cityNumber") ? textOf(form, "cityNumber").trim() : undefined;
  if (!form.has("status") && cityNumber !== undefined) {
    return { change: { cityNumber: cityNumber || null }, saved: "number" };
  }
  const status = GIVEN_STATUSES.find((s) => s === textOf(form, "status"));
  if (!status) throw new HttpError(422, "There is no such status.");
  const whose = OWNERS.find((owner) => owner === textOf(form, "whose"));
  const templateId = textOf(form, "templateId");
  const change = {
    status,
    ...whose && { whose },
    ...cityNumber && { cityNumber },
    ...templateId && { templateId },
  };
  return { change, saved: templateId ? "answered" : "status" };
}
