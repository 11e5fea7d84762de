// Between two sweeps: official warnings are told within minutes. Nothing else is touched; whatever
// needs the weather waits for the sweep.
import { getLogger } from "shared/server/log.ts";
import { decide } from "shared/storms/decide.ts";
import { NO_RAIN_KNOWN } from "shared/storms/rain.ts";
import { hearWarnings, type Warnings } from "../warnings/warnings.ts";
import { stormOf } from "./course.ts";
import { type Decided, enqueue, type Enqueued } from "./enqueue.ts";
import { listPlannedZips, type PlannedZip } from "./sql.ts";
import type { Outside } from "./sweep.ts";

const log = getLogger(["worker", "watch"]);

/** Undefined where there is nothing to tell, or the Weather Service did not answer. */
export async function watch(
  { sql, weatherService, clock, publicUrl }: Outside,
): Promise<Enqueued | undefined> {
  const now = clock();
  const warnings = await hearWarnings(sql, weatherService, now);
  if (!warnings.heard) return undefined;
  const decided = (await listPlannedZips(sql)).flatMap((place) => decideOn(place, warnings, now));
  if (decided.length === 0) return undefined;
  const enqueued = await enqueue(sql, decided, { now, publicUrl });
  if (decided.every(({ decision }) => decision.kind === "hold")) return undefined;
  log.info("official warnings told between sweeps", { ...enqueued });
  return enqueued;
}

/** By the warnings alone: what they neither begin nor go on with is the sweep's. */
function decideOn(place: PlannedZip, warnings: Warnings, now: Date): Decided[] {
  const list = warnings.list(place);
  if (list.length === 0) return [];
  const situation = {
    now,
    rain: NO_RAIN_KNOWN,
    thresholds: place.thresholds,
    episode: place.episode ? stormOf(place.episode, now) : undefined,
    warnings: list,
  };
  const decision = decide(situation);
  if (decision.kind === "quiet" || decision.kind === "clear") return [];
  // When a flash flood was last warned of is kept to the minute: the next one may be another.
  if (decision.kind === "hold" && !decision.spell) return [];
  return [{ place, situation, decision }];
}
