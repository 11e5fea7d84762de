// The form of a broadcast: its controls as typed, and what they mean to the API.
import type { BroadcastContent } from "shared/api/district/broadcasts.ts";
import { Part } from "shared/geo/areas.ts";
import { type Language, LANGUAGES } from "shared/languages.ts";
import { BROADCAST_VALID_MINUTES } from "shared/limits.ts";
import { textOf } from "@/lib/forms.ts";

export const EMPTY: BroadcastContent = {
  name: "",
  words: { en: "", es: "", zh: "" },
  zips: [],
  area: null,
  validMinutes: null,
};

export const CONTROLS = [
  "name",
  "zips",
  "area",
  "words.en",
  "words.es",
  "words.zh",
  "validMinutes",
];

export function readBroadcast(form: FormData): BroadcastContent {
  const minutes = Number(textOf(form, "validMinutes"));
  const words = LANGUAGES.map((language) => [language, textOf(form, `words.${language}`)]);
  return {
    name: textOf(form, "name"),
    words: Object.fromEntries(words) as Record<Language, string>,
    zips: form.getAll("zips").filter((zip) => typeof zip === "string"),
    area: readArea(textOf(form, "area")),
    validMinutes: BROADCAST_VALID_MINUTES.find((offered) => offered === minutes) ?? null,
  };
}

/** The script's own; without one, or where a tick was set by hand, what is ticked counts. */
function readArea(text: string): BroadcastContent["area"] {
  try {
    return Part.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** What the page had before it when its button was pressed. */
export function readSeen(form: FormData): { version: number; state: string } {
  return { version: Number(textOf(form, "version")), state: textOf(form, "state") };
}
