// How high the water stands at a station: a tide of one moon, and what the page or a test adds to it.
import { z } from "zod";
import { changed, type SandboxState, type Surge, weatherNow } from "../state/state.ts";
import { type PlayedStation, STATIONS } from "./stations.ts";

const MINUTE_MS = 60_000;
/** From one high water to the next. */
export const TIDE_MS = 12.42 * 60 * MINUTE_MS;
/** Wind needs its time to heap water up. */
const RISE_MS = 60 * MINUTE_MS;

export const NewSurge = z.strictObject({
  stationId: z.string(),
  /** How much higher than predicted; below zero: lower. */
  metres: z.number().min(-3).max(8),
  minutes: z.number().positive().max(10_080).default(360),
  startsInMinutes: z.number().min(-10_080).max(10_080).default(0),
  /** When the tide is high next, everywhere; absent: as the moon wills. */
  highInMinutes: z.number().min(-720).max(720).optional(),
});
export type NewSurge = z.input<typeof NewSurge>;

/** Undefined: there is no such station with a tide. */
export function raiseWater(state: SandboxState, wanted: NewSurge): Surge | undefined {
  const { stationId, metres, minutes, startsInMinutes, highInMinutes } = NewSurge.parse(wanted);
  if (!STATIONS.some(({ id, datums }) => id === stationId && datums)) return undefined;
  const now = weatherNow(state).getTime();
  const startsAt = new Date(now + startsInMinutes * MINUTE_MS);
  const surge = {
    stationId,
    metres,
    startsAt,
    endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS),
  };
  if (highInMinutes !== undefined) state.highWaterAt = new Date(now + highInMinutes * MINUTE_MS);
  state.surges = [...state.surges.filter((known) => known.stationId !== stationId), surge];
  changed(state);
  return surge;
}

export function calmWater(state: SandboxState): void {
  state.surges = [];
  changed(state);
}

/** In metres above mean lower low water. */
export function predictedAt(state: SandboxState, { datums }: PlayedStation, at: number): number {
  const range = datums!.mhhw - datums!.mllw;
  const phase = 2 * Math.PI * (at - (state.highWaterAt?.getTime() ?? 0)) / TIDE_MS;
  return range / 2 + range / 2 * Math.cos(phase);
}

export function measuredAt(state: SandboxState, station: PlayedStation, at: number): number {
  const surges = state.surges.filter(({ stationId }) => stationId === station.id);
  const added = surges.reduce((sum, { metres, startsAt, endsAt }) => {
    const rise = Math.min((at - startsAt.getTime()) / RISE_MS, 1);
    const fall = Math.min((endsAt.getTime() + RISE_MS - at) / RISE_MS, 1);
    return sum + metres * Math.max(0, Math.min(rise, fall));
  }, 0);
  return predictedAt(state, station, at) + added;
}

const HOURS_AHEAD = 5;

/** As much as the next hours' highest water needs to reach a flood level, and a hand more. */
export function surgeFor(state: SandboxState, stationId: string, level: string): NewSurge {
  const station = STATIONS.find(({ id }) => id === stationId);
  const now = weatherNow(state).getTime();
  if (!station?.datums) return { stationId, metres: 1 };
  const n = FLOOD_LEVELS.indexOf(level as typeof FLOOD_LEVELS[number]);
  const above = station.nws[n] ?? station.nos[n] ?? station.datums.mhhw + 1;
  const highest = Math.max(
    ...Array.from(
      { length: HOURS_AHEAD * 10 },
      (_, step) => predictedAt(state, station, now + step * 6 * MINUTE_MS),
    ),
  );
  const metres = above - station.datums.mllw - highest + 0.1;
  return {
    stationId,
    metres: Math.min(Math.max(metres, -3), 8),
    startsInMinutes: -120,
    minutes: 600,
  };
}

export const FLOOD_LEVELS = ["minor", "moderate", "major"] as const;
