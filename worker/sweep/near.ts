// Between two sweeps: where a storm is open or near, the weather is asked every ten minutes.
import { getLogger } from "shared/server/log.ts";
import { recallWarnings } from "../warnings/warnings.ts";
import { isLimited } from "../weather/limits.ts";
import { makeNearPlan } from "./plan/plan.ts";
import { countPlannedCells, isAnythingNear } from "./plan/planned_zips.ts";
import { claimSlot, slotOf } from "./slot/slot.ts";
import { carryOut, type Figures, type SweepServices } from "./sweep.ts";

const log = getLogger(["worker", "sweep"]);
/** Judgement: the model runs once an hour, at no fixed minute; sooner than this is no use to anybody. */
export const NEAR_SWEEP_MINUTES = 10;

/** The near slot that is owed at `now`; undefined: the sweep over all has it. Pure. */
export function nearSlotOf(now: Date, sweepMinutes: number): Date | undefined {
  if (sweepMinutes <= NEAR_SWEEP_MINUTES) return undefined;
  const slot = slotOf(now, NEAR_SWEEP_MINUTES);
  return slot > slotOf(now, sweepMinutes) ? slot : undefined;
}

/** Undefined where nothing is near, or the slot was done already or is in work elsewhere. */
export async function sweepNear(slot: Date, services: SweepServices): Promise<Figures | undefined> {
  const { sql, clock, openMeteo } = services;
  if (!await isAnythingNear(sql, clock())) return undefined;
  using lease = await claimSlot(sql, "near_sweeps", slot, clock);
  if (!lease) return undefined;
  const now = clock();
  const plan = await makeNearPlan(sql, now);
  const leavesFor = isLimited(openMeteo.limits) ? await countPlannedCells(sql) : 0;
  // The Weather Service is asked at these minutes besides (new_warnings.ts).
  const warnings = recallWarnings(sql, now);
  const figures = await carryOut(plan, { slot, now, warnings, leavesFor }, services);
  await lease.finish(figures.status, figures, clock());
  if (plan.zips.length > 0) log.info("near sweep ended", { ...figures });
  return figures;
}
