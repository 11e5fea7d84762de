// What a district's thresholds would have meant to its people: past rain, told again. Pure.
import { isAtLeast, type Level } from "shared/levels.ts";
import { gatherStorms, type Spell } from "./district_storms.ts";
import { gatherAlerts } from "./gather_alerts.ts";
import { type PreviewedText, tellAgain } from "./preview.ts";
import type { Rain } from "./rain.ts";
import type { Thresholds } from "./thresholds.ts";

/** Some who follow the same ZIP codes, each at the same level. */
export interface Followers {
  follows: Record<string, Level>;
  people: number;
}

export interface ZipRain {
  zip: string;
  rain: Rain;
  thresholds: Thresholds;
}

export interface Outcome {
  /** Of the district: over several ZIP codes at once one. */
  storms: number;
  /** To several ZIP codes at once one. */
  alerts: number;
  floodAlerts: number;
  people: number;
  texts: number;
}

/** ZIP codes of one cell share their `rain`: it is told once for each of their thresholds. */
export function outcomeOf(zips: ZipRain[], followers: Followers[]): Outcome {
  const outcome: Outcome = { storms: 0, alerts: 0, floodAlerts: 0, people: 0, texts: 0 };
  const told = new Map(zips.map((zip) => [zip.zip, once(zip)]));
  outcome.storms = gatherStorms([...told].flatMap(([zip, alerts]) => spellsOf(zip, alerts))).length;
  const lines = gatherAlerts(
    [...told].flatMap(([zip, alerts]) =>
      alerts.flatMap(({ kind, level, at }) => kind === "clear" ? [] : [{ step: level, zip, at }])
    ),
  );
  outcome.alerts = lines.length;
  outcome.floodAlerts = lines.filter(([alert]) => alert!.step === "flood").length;
  for (const { follows, people } of followers) {
    const texts = Object.entries(follows)
      .flatMap(([zip, level]) =>
        told.get(zip)?.filter((alert) => isAtLeast(alert.level, level)) ?? []
      )
      .length;
    outcome.texts += texts * people;
    if (texts > 0) outcome.people += people;
  }
  return outcome;
}

/** The storms over one ZIP code, each from its start to its all-clear. */
function spellsOf(zip: string, alerts: PreviewedText[]): Spell[] {
  const spells: Spell[] = [];
  for (const { kind, at } of alerts) {
    if (kind === "start") spells.push({ id: `${zip} ${at}`, startedAt: at, clearedAt: null });
    if (kind === "clear") spells.at(-1)!.clearedAt = at;
  }
  return spells;
}

const known = new WeakMap<Rain, Map<string, PreviewedText[]>>();

function once({ rain, thresholds }: ZipRain): PreviewedText[] {
  const ofRain = known.get(rain) ?? new Map<string, PreviewedText[]>();
  known.set(rain, ofRain);
  const { levels, leadMinutes } = thresholds;
  // Infinity, where an hour's sum does not count, is null here: no other null is in it.
  const key = JSON.stringify([levels, leadMinutes]);
  const told = ofRain.get(key) ?? tellAgain(rain, thresholds);
  ofRain.set(key, told);
  return told;
}
