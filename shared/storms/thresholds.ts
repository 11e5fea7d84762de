// How much rain reaches a level, and how far ahead people are told: FloodLine's, or a district's own.
import { LEAD_MINUTES, type Level, LEVELS, type Threshold, THRESHOLDS } from "shared/levels.ts";
import { SOFTER_EVENTS, type SofterEvent, USUAL_SOFTER } from "./products.ts";

export interface Thresholds {
  levels: Record<Level, Threshold>;
  /** How far ahead of the rain people are told. */
  leadMinutes: number;
  /** The district whose own these are, or several; absent: FloodLine's. */
  of?: string;
  /** Which of the Weather Service's softer products count; absent: the usual ones. */
  softer?: SofterEvent[];
}

/**
 * What a district may set: from about half to twice FloodLine's own. Below, drizzle would be called a
 * flood, and people woken for nothing hear nothing the next time; above, the streets are under water
 * before anybody is told. A test holds the database's check to these.
 *
 * - any: 0.2 mm is what tips a rain gauge, 2.5 mm in 15 minutes what the Weather Service calls heavy by far.
 * - heavy: from 7.6 mm an hour (2 mm in 15 minutes) the Weather Service calls rain heavy; 20 mm an hour is
 *   half of what New York's sewers carry.
 * - flood: 5 mm in 15 minutes has flooded corners where a catch basin was clogged, and is never
 *   drizzle; sewers are full from 38 to 44 mm an hour: at 50, or 20 in 15 minutes, it is too late for all.
 */
export const BOUNDS: Record<Level, Record<keyof Threshold, { least: number; most: number }>> = {
  any: { mmPer15Min: { least: 0.2, most: 2.5 }, mmPerHour: { least: 0.5, most: 10 } },
  heavy: { mmPer15Min: { least: 2, most: 10 }, mmPerHour: { least: 5, most: 20 } },
  flood: { mmPer15Min: { least: 5, most: 20 }, mmPerHour: { least: 12, most: 50 } },
};

export const USUAL_THRESHOLDS: Thresholds = { levels: THRESHOLDS, leadMinutes: LEAD_MINUTES };

/** What a district set itself. For the rest it has FloodLine's. */
export interface OwnThresholds {
  name: string;
  levels: { [L in Level]?: { mmPer15Min: number; mmPerHour: number | null } };
  leadMinutes: number | null;
  /** Of the softer products (shared/storms/products.ts); null or absent: the usual ones. */
  softer?: SofterEvent[] | null;
}

/**
 * Over a ZIP code of several districts the least rain and the longest lead of any count, and what any of
 * them counts of the softer products.
 */
export function mostCareful(districts: OwnThresholds[]): Thresholds {
  const own = leastRain(districts);
  if (districts.every(({ softer }) => !softer)) return own;
  const counts = new Set(districts.flatMap(({ softer }) => softer ?? USUAL_SOFTER));
  return { ...own, softer: SOFTER_EVENTS.filter((event) => counts.has(event)) };
}

function leastRain(districts: OwnThresholds[]): Thresholds {
  const own = districts.filter(({ levels, leadMinutes }) =>
    leadMinutes !== null || LEVELS.some((level) => levels[level])
  );
  if (own.length === 0) return USUAL_THRESHOLDS;
  const all = districts.map(complete);
  const leadMinutes = Math.max(...all.map((thresholds) => thresholds.leadMinutes));
  const levels = Object.fromEntries(LEVELS.map((level) => [level, {
    mmPer15Min: Math.min(...all.map(({ levels }) => levels[level].mmPer15Min)),
    mmPerHour: Math.min(...all.map(({ levels }) => levels[level].mmPerHour)),
  }])) as Record<Level, Threshold>;
  const heard = own.filter((district) => {
    const { levels: its, leadMinutes: itsLead } = complete(district);
    return itsLead === leadMinutes && itsLead !== LEAD_MINUTES ||
      LEVELS.some((level) => isOwn(levels[level], level) && shares(its[level], levels[level]));
  });
  if (heard.length === 0) return USUAL_THRESHOLDS;
  return { levels, leadMinutes, of: heard.map(({ name }) => name).join(", ") };
}

function complete({ levels, leadMinutes }: OwnThresholds): Thresholds {
  const thresholdOf = (level: Level): Threshold => {
    const own = levels[level];
    if (!own) return THRESHOLDS[level];
    return { mmPer15Min: own.mmPer15Min, mmPerHour: own.mmPerHour ?? Infinity };
  };
  return {
    levels: { any: thresholdOf("any"), heavy: thresholdOf("heavy"), flood: thresholdOf("flood") },
    leadMinutes: leadMinutes ?? LEAD_MINUTES,
  };
}

/** Whether a level's threshold is other than FloodLine's. */
export function isOwn({ mmPer15Min, mmPerHour }: Threshold, level: Level): boolean {
  const usual = THRESHOLDS[level];
  return mmPer15Min !== usual.mmPer15Min || mmPerHour !== usual.mmPerHour;
}

/** Half the rain of a level, as millimetres in 15 minutes, by its hour or its burst: the lesser. */
export function halfOf(level: Level, { levels }: Thresholds = USUAL_THRESHOLDS): number {
  const { mmPer15Min, mmPerHour } = levels[level];
  return Math.min(mmPer15Min, mmPerHour / 4) / 2;
}

function shares(one: Threshold, other: Threshold): boolean {
  return one.mmPer15Min === other.mmPer15Min || one.mmPerHour === other.mmPerHour;
}
