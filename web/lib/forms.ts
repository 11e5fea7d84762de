// Reading forms, and saying what the API did not like about them.
import { tidy } from "shared/free_text.ts";
import type { Language } from "shared/languages.ts";
import { WORDS } from "@/words/words.ts";
import type { ApiError } from "./api.ts";

/** A control's text, tidied; "" where it is missing. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? tidy(value) : "";
}

/** What a page shows when its form was refused. */
export interface FormProblem {
  message: string;
  fields: Record<string, string>;
}

/**
 * The API's refusal for a form with these controls: words about anything else, and words about
 * nothing in particular, belong to the form as a whole or to the one control named first.
 */
export function problemOf(
  refusal: ApiError,
  controls: string[],
  language: Language,
): FormProblem {
  const message = refusal.message + whenToTryAgain(refusal.retryAfterSeconds, language);
  const fields = Object.fromEntries(controls.flatMap((name) => {
    const key = Object.keys(refusal.fields).find((k) => k === name || k.startsWith(`${name}.`));
    return key ? [[name, refusal.fields[key]!]] : [];
  }));
  return { message, fields };
}

function whenToTryAgain(seconds: number | undefined, language: Language): string {
  if (!seconds) return "";
  const { tryIn } = WORDS[language].common;
  if (seconds < 60) return tryIn.seconds(seconds);
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? tryIn.minutes(minutes) : tryIn.hours(Math.ceil(minutes / 60));
}

const ANYWHERE = "https://floodline.invalid";

/**
 * A path of this site to go on to, from an address or a form; anything else is dropped. With its hash:
 * who was on a form's last step comes back to it. Escaped, for headers carry nothing but ASCII.
 */
export function ownPath(value: string | null): string {
  if (!value || !/^\/(?![/\\])/.test(value) || !URL.canParse(value, ANYWHERE)) return "";
  const { origin, pathname, search, hash } = new URL(value, ANYWHERE);
  return origin === ANYWHERE && !pathname.startsWith("//") ? pathname + search + hash : "";
}

/** "" or "?zip=11231&next=%2Freport": the parts that are not empty. */
export function queryOf(values: Record<string, string>): string {
  const kept = Object.entries(values).filter(([, value]) => value);
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
}

/** By which a form is known that is sent again (components/Submission.tsx). */
export function submissionIdOf(form: FormData): string | undefined {
  return textOf(form, "submissionId") || undefined;
}
