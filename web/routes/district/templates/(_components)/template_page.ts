// What both pages on which an answer is written do alike.
import type { Context } from "fresh";
import { TemplatePreview } from "shared/api/district/templates.ts";
import type { Language } from "shared/languages.ts";
import { type ApiError, attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf } from "@/lib/forms.ts";
import type { State } from "@/utils.ts";
import { CONTROLS, type TypedTemplate } from "./template_form.ts";

/** How it would read; nothing is kept. */
export async function lookAt(
  { state: { api, language } }: Context<State>,
  { status, words }: TypedTemplate,
): Promise<{
  texts?: TemplatePreview["texts"];
  problem?: FormProblem;
  status?: number;
}> {
  const { value, refusal } = await attempt(
    api.post("/api/district/templates/preview", { status, words }, TemplatePreview),
  );
  if (value) return value;
  return { problem: problemIn(refusal, language), status: refusal.status };
}

/** That its name is taken, is told at its name. */
export function problemIn(refusal: ApiError, language: Language): FormProblem {
  const problem = problemOf(refusal, CONTROLS, language);
  if (refusal.code === "templateNameTaken") problem.fields.name = refusal.message;
  return problem;
}
