// The form for a caller: its controls as typed, and what they mean to the API.
import type { OwnDistrict } from "shared/api/district.ts";
import { type Language, LANGUAGES } from "shared/languages.ts";
import { textOf } from "@/lib/forms.ts";
import { momentOf } from "@/lib/local_time.ts";

export const CALL_CONTROLS = ["depth", "zip", "note", "happenedAt", "phone", "consent"];

export interface TypedCall {
  submissionId: string;
  depth: string;
  zip: string;
  note: string;
  when: "now" | "earlier";
  /** As a clock there shows it. */
  happenedAt: string;
  phone: string;
  consent: boolean;
  language: Language;
}

/** A district with one ZIP code has nothing to choose. */
export function emptyCall({ zips }: OwnDistrict): TypedCall {
  return {
    submissionId: crypto.randomUUID(),
    depth: "",
    zip: zips.length === 1 ? zips[0]! : "",
    note: "",
    when: "now",
    happenedAt: "",
    phone: "",
    consent: false,
    language: "en",
  };
}

export function readCall(form: FormData): TypedCall {
  const chosen = textOf(form, "language");
  return {
    submissionId: textOf(form, "submissionId"),
    depth: textOf(form, "depth"),
    zip: textOf(form, "zip"),
    note: textOf(form, "note"),
    when: textOf(form, "when") === "earlier" ? "earlier" : "now",
    happenedAt: textOf(form, "happenedAt"),
    phone: textOf(form, "phone"),
    consent: form.has("consent"),
    language: LANGUAGES.find((language) => language === chosen) ?? "en",
  };
}

/** `happenedAt`: "unreadable" where no time can be made of it. */
export function toNewCall(typed: TypedCall, timeZone: string) {
  const { depth, note, language } = typed;
  const earlier = typed.when === "earlier"
    ? momentOf(typed.happenedAt, timeZone) ?? "unreadable"
    : undefined;
  return {
    depth,
    note,
    language,
    zip: typed.zip || undefined,
    happenedAt: earlier,
    phone: typed.phone.trim() || undefined,
    consent: typed.consent || undefined,
    submissionId: typed.submissionId || undefined,
  };
}
