// Between two sweeps: official warnings are told within minutes, and then watches to who asked for them. Nothing
// else is touched; whatever needs the weather waits for the sweep.
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import type { Saying } from "shared/server/words/alerts.ts";
import { decide } from "shared/storms/decide.ts";
import { NO_RAIN_KNOWN } from "shared/storms/rain.ts";
import { tellAhead } from "../ahead/ahead.ts";
import { hearWarnings, type Warnings } from "../warnings/warnings.ts";
import { type PlaceDecision, situationOf } from "./decisions.ts";
import { enqueue, type Enqueued } from "./enqueue.ts";
import { listPlannedZips, type PlannedZip } from "./plan/planned_zips.ts";
import type { SweepServices } from "./sweep.ts";

const log = getLogger(["worker", "sweep"]);

/** Undefined where there is nothing to tell, or the Weather Service did not answer. */
export async function tellNewWarnings(
  { sql, weatherService, clock, publicUrl }: SweepServices,
): Promise<Enqueued | undefined> {
  const now = clock();
  const saying = { now, publicUrl };
  const warnings = await hearWarnings(sql, weatherService, now);
  const told = warnings.heard ? await tellDangers(sql, warnings, saying) : undefined;
  await tellAhead(sql, warnings, saying);
  return told;
}

async function tellDangers(
  sql: Sql,
  warnings: Warnings,
  saying: Saying,
): Promise<Enqueued | undefined> {
  const { now } = saying;
  const decisions = (await listPlannedZips(sql)).flatMap((place) => decideOn(place, warnings, now));
  if (decisions.length === 0) return undefined;
  const enqueued = await enqueue(sql, decisions, saying);
  if (decisions.every(({ decision }) => decision.kind === "hold")) return undefined;
  log.info("official warnings told between sweeps", { ...enqueued });
  return enqueued;
}

/** By the warnings alone: what they neither begin nor go on with is the sweep's. */
function decideOn(place: PlannedZip, warnings: Warnings, now: Date): PlaceDecision[] {
  const situation = situationOf(place, { rain: NO_RAIN_KNOWN, warnings, now });
  if (situation.warnings.length === 0) return [];
  const decision = decide(situation);
  if (decision.kind === "quiet" || decision.kind === "clear") return [];
  // When a flash flood was last warned of is kept to the minute: the next one may be another.
  if (decision.kind === "hold" && !decision.spell) return [];
  return [{ place, situation, decision }];
}
