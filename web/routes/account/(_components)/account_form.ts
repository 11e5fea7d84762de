// The forms of the account page: what was typed, and the change it asks of the API.
import type { Me, MeChange, NewPlace } from "shared/api/people.ts";
import { LANGUAGES } from "shared/languages.ts";
import { zipOr } from "shared/zip.ts";
import { DEFAULT_LEVEL, type Level, LEVELS } from "shared/levels.ts";
import type { TypedChoices } from "./TextChoices.tsx";
import { textOf } from "@/lib/forms.ts";

export interface TypedAccount {
  zip: string;
  level: Level;
  consentVersion: string;
  choices: TypedChoices;
}

const USUAL_HOURS = { from: 21, to: 8 };

/** Before anything is typed. */
export function accountOf(me: Me, zip: string): TypedAccount {
  const { quietHours, wakesForFlood, wantsBroadcasts, wantsTides, wantsAhead, tideZips, language } =
    me;
  const choices = {
    hasQuietHours: quietHours !== null,
    ...quietHours ?? USUAL_HOURS,
    wakesForFlood,
    wantsBroadcasts,
    // Not asked where no tide station speaks for a place.
    wantsTides: tideZips?.length ? wantsTides ?? false : undefined,
    wantsAhead,
    language,
  };
  const level = me.places.find((place) => place.zip === zip)?.level ?? DEFAULT_LEVEL;
  return { zip, level, consentVersion: "", choices };
}

/** What a form does not have stays as it is. */
export function readAccount(form: FormData, me: Me): TypedAccount {
  const { choices } = accountOf(me, "");
  if (form.has("language")) {
    choices.wakesForFlood = form.has("wakesForFlood");
    choices.language = LANGUAGES.find((known) => known === form.get("language")) ?? me.language;
  }
  if (form.has("quiet")) {
    // With a first place it is not asked.
    choices.wantsBroadcasts = form.has("wantsBroadcasts");
    if (choices.wantsTides !== undefined) choices.wantsTides = form.has("wantsTides");
    if (choices.wantsAhead !== undefined) choices.wantsAhead = form.has("wantsAhead");
    choices.hasQuietHours = form.get("quiet") === "hours";
    choices.from = hourOr(choices.from, textOf(form, "from"));
    choices.to = hourOr(choices.to, textOf(form, "to"));
  }
  return {
    zip: zipOr(textOf(form, "zip")),
    level: LEVELS.find((level) => level === form.get("level")) ?? DEFAULT_LEVEL,
    consentVersion: textOf(form, "consentVersion"),
    choices,
  };
}

/** Chosen from a list: what is no hour does not come from there, and no clock can show it. */
function hourOr(usual: number, sent: string): number {
  return /^(1?\d|2[0-3])$/.test(sent) ? Number(sent) : usual;
}

export function changeOf(intent: string, me: Me, typed: TypedAccount): MeChange {
  const {
    hasQuietHours,
    from,
    to,
    wakesForFlood,
    wantsBroadcasts,
    wantsTides,
    wantsAhead,
    language,
  } = typed.choices;
  switch (intent) {
    case "choices":
      return {
        quietHours: hasQuietHours ? { from, to } : null,
        wakesForFlood,
        wantsBroadcasts,
        ...wantsTides !== undefined && { wantsTides },
        ...wantsAhead !== undefined && { wantsAhead },
        language,
      };
    case "pause":
      return { paused: true };
    case "resume":
      return { paused: false };
    case "consent":
      return { consentVersion: typed.consentVersion || undefined };
    case "add":
      return {
        places: placesAfter(intent, me, typed),
        consentVersion: typed.consentVersion || undefined,
        // Asked with the first place only.
        ...me.places.length === 0 && { wakesForFlood, language },
      };
    default:
      return { places: placesAfter(intent, me, typed) };
  }
}

/** The whole list as it is to be; undefined: as it is. */
function placesAfter(
  intent: string,
  { places }: Me,
  { zip, level }: TypedAccount,
): NewPlace[] | undefined {
  const others = places.filter((place) => place.zip !== zip).map(({ zip, level }) => ({
    zip,
    level,
  }));
  if (intent === "remove") return others;
  if (intent === "level") {
    return places.map((place) => ({
      zip: place.zip,
      level: place.zip === zip ? level : place.level,
    }));
  }
  if (intent === "add") return [...others, { zip, level }];
}
