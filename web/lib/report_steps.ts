// The three steps of the report form: which control is in which, and what must be there to go on.
import { readZip } from "shared/zip.ts";

export const STEPS = ["where", "water", "send"] as const;
export type FormStep = (typeof STEPS)[number];

const HOLDS: Record<FormStep, string[]> = {
  where: ["zip", "location"],
  water: ["depth", "when", "happenedAt"],
  send: ["mediaIds", "note", "wantsTexts", "isPrivate"],
};

/** Where the first of these controls is; undefined: none of them is in the form. */
export function stepHolding(names: string[]): FormStep | undefined {
  return STEPS.find((step) => HOLDS[step].some((name) => names.includes(name)));
}

/** "#water" → water; "" → the first one; undefined: the address is about something else. */
export function stepInHash(hash: string): FormStep | undefined {
  if (hash === "") return "where";
  return STEPS.find((step) => hash === `#${step}`) ?? stepHolding([hash.slice(1)]);
}

export interface StepMistakes {
  place: string;
  zip: string;
  depth: string;
  happenedAt: string;
}

/** What keeps somebody from leaving a step, by control: the server says the same of the whole form. */
export function findMissing(
  step: FormStep,
  form: FormData,
  words: StepMistakes,
): Record<string, string> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const missing: Record<string, string> = {};
  if (step === "where") {
    const zip = text("zip");
    if (!zip && !text("latitude")) missing.zip = words.place;
    else if (zip && !readZip(zip)) missing.zip = words.zip;
  }
  if (step === "water") {
    if (!text("depth")) missing.depth = words.depth;
    if (text("when") === "earlier" && !text("happenedAt")) missing.happenedAt = words.happenedAt;
  }
  return missing;
}
