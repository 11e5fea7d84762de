// The form of an answer: its controls as typed, and what they mean to the API.
import type { AnswerTemplate, NewTemplate } from "shared/api/district/templates.ts";
import { TEMPLATE_STATUSES } from "shared/report_statuses.ts";
import { textOf } from "@/lib/forms.ts";

/** As typed: a status may not be chosen yet. */
export type TypedTemplate = Omit<NewTemplate, "status"> & { status: NewTemplate["status"] | "" };

export const CONTROLS = [
  "name",
  "status",
  "words.en",
  "words.es",
  "words.zh",
  "checkedBy.es",
  "checkedBy.zh",
];

export function readTemplate(form: FormData): TypedTemplate {
  return {
    name: textOf(form, "name"),
    status: statusOf(textOf(form, "status")),
    words: {
      en: textOf(form, "words.en"),
      es: textOf(form, "words.es"),
      zh: textOf(form, "words.zh"),
    },
    checkedBy: { es: textOf(form, "checkedBy.es"), zh: textOf(form, "checkedBy.zh") },
  };
}

export function statusOf(typed: string | null): TypedTemplate["status"] {
  return TEMPLATE_STATUSES.find((status) => status === typed) ?? "";
}

/** What there is, to be typed anew. Who has read it is not typed again: it stays as long as the words do. */
export function typedOf({ name, status, words }: AnswerTemplate): TypedTemplate {
  return { name, status, words, checkedBy: { es: "", zh: "" } };
}
