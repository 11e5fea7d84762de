// What a district's thresholds would have meant to its people: past rain, told again. Pure.
import { isAtLeast, type Level } from "shared/levels.ts";
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
  storms: number;
  alerts: number;
  floodAlerts: number;
  people: number;
  texts: number;
}

/** ZIP codes of one cell share their `rain`: it is told once for each of their thresholds. */
export function outcomeOf(zips: ZipRain[], followers: Followers[]): Outcome {
  const outcome: Outcome = { storms: 0, alerts: 0, floodAlerts: 0, people: 0, texts: 0 };
  const told = new Map(zips.map((zip) => [zip.zip, once(zip)]));
  for (const alerts of told.values()) {
    outcome.storms += alerts.filter(({ kind }) => kind === "start").length;
    outcome.alerts += alerts.filter(({ kind }) => kind !== "clear").length;
    outcome.floodAlerts += alerts.filter(({ kind, level }) =>
      kind !== "clear" && level === "flood"
    ).length;
  }
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
