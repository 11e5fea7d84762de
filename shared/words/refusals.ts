// What the API says where it refuses, in each language: a key that is missing does not compile.
import type { z } from "zod";
import type { Language } from "../languages.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { zh } from "./zh.ts";

export type RefusalWords = typeof en;

export const REFUSAL_WORDS: Record<Language, RefusalWords> = { en, es, zh };

/** Said of one field, when the answer is made: `({ fields }) => fields.zipUnknown(zip)` */
export type FieldWords = (words: RefusalWords) => string;

/** What a schema may give as its message: a key of `fields`. `"depth" satisfies IssueKey` */
export type IssueKey = {
  [Key in keyof Fields]: Fields[Key] extends string | ((bound: number) => string) ? Key : never;
}[keyof Fields];

type Fields = RefusalWords["fields"];
type Issue = z.core.$ZodIssue;

/** What a schema of shared/api did not like, for the person who typed it. */
export function fieldWords(issue: Issue, { fields, generic }: RefusalWords): string {
  const own = fields[issue.message as IssueKey];
  if (own === undefined) return genericWords(issue, generic);
  return typeof own === "string" ? own : own(boundOf(issue));
}

function genericWords(issue: Issue, words: RefusalWords["generic"]): string {
  switch (issue.code) {
    case "invalid_type":
      return words.wrongType(issue.expected);
    case "invalid_format":
      return words.wrongForm(issue.format);
    case "invalid_value":
      return words.oneOf(issue.values.join(", "));
    case "too_small":
      if (issue.origin === "string") return words.tooShort(boundOf(issue));
      if (issue.origin === "array") return words.tooFew(boundOf(issue));
      return issue.inclusive ? words.tooSmall(boundOf(issue)) : words.notAbove(boundOf(issue));
    case "too_big":
      if (issue.origin === "string") return words.tooLong(boundOf(issue));
      if (issue.origin === "array") return words.tooMany(boundOf(issue));
      return words.tooBig(boundOf(issue));
    default:
      return words.unfit;
  }
}

/** 0 where an issue is about no bound. */
function boundOf(issue: Issue): number {
  if (issue.code === "too_big") return Number(issue.maximum);
  return issue.code === "too_small" ? Number(issue.minimum) : 0;
}
