// What is to be told of each ZIP code, by its rain, its storm and the warnings over it.
import {
  decide,
  type Decision,
  type Situation,
  type Storm,
  STORMY_MS,
} from "shared/storms/decide.ts";
import { type FallenFacts, findQuestion } from "shared/storms/question.ts";
import { isContiguous } from "shared/geo/contiguous.ts";
import type { Rain } from "shared/storms/rain.ts";
import type { Warnings } from "../warnings/warnings.ts";
import type { OpenEpisode, PlannedZip } from "./plan/planned_zips.ts";

export interface PlaceDecision {
  place: PlannedZip;
  situation: Situation;
  decision: Decision;
  /** What fell, where it is time to ask whether it floods. */
  question?: FallenFacts;
}

/** Leaves out where all is quiet: of a country most. */
export function decideAll(
  rains: Map<PlannedZip, Rain>,
  { warnings, now, modelRunAt }: { warnings: Warnings; now: Date; modelRunAt?: Date },
): PlaceDecision[] {
  const decisions: PlaceDecision[] = [];
  for (const [place, rain] of rains) {
    const situation = situationOf(place, { rain, warnings, now, modelRunAt });
    const decision = decide(situation);
    if (decision.kind === "quiet") continue;
    const question = decision.kind === "hold"
      ? findQuestion({ ...situation, episode: place.episode! })
      : undefined;
    decisions.push({ place, situation, decision, question });
  }
  return decisions;
}

export function situationOf(
  place: PlannedZip,
  { rain, warnings, now, modelRunAt }: {
    rain: Rain;
    warnings: Warnings;
    now: Date;
    /** Of HRRR. */
    modelRunAt?: Date;
  },
) {
  return {
    now,
    rain,
    thresholds: place.thresholds,
    episode: place.episode ? stormOf(place.episode, now) : undefined,
    warnings: warnings.list(place),
    ...modelRunAt && isContiguous(place) && { modelRunAt: modelRunAt.toISOString() },
  };
}

function stormOf(episode: OpenEpisode, now: Date): Storm {
  const since = now.getTime() - STORMY_MS;
  const ofDay = episode.begunAt.filter((begunAt) => begunAt.getTime() > since).length;
  return { ...episode, told: episode.told.length > 0 ? episode.told : undefined, ofDay };
}
