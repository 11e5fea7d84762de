// Forecasts, and what STATUS and the ZIP page say of each: the same level, and the same times.
import type { Level } from "shared/levels.ts";
import { STEP_MS } from "shared/storms/rain.ts";
import type { OwnThresholds } from "shared/storms/thresholds.ts";

/** What is known, in minutes from `now`; in New York it is five hours earlier than in UTC. */
interface Sky {
  now?: string;
  /** By the end of each 15 minutes, in millimetres; all others are dry. */
  wet?: Record<number, number>;
  /** Of the 15 minutes that end after the first and not after the second, nothing is known. */
  gap?: [from: number, to: number];
  /** How far the forecast goes. */
  known?: number;
  storm?: [level: Level, startedAt: number];
  heavyOfDistrict?: { mmPer15Min: number; mmPerHour: number | null };
  checkedAt?: number;
  modelRunAt?: number;
}

interface SkyNow {
  now: Date;
  rain: { at: number; mm: number }[];
  episode: { level: Level; startedAt: string } | null;
  districts: OwnThresholds[];
  checkedAt: string;
  modelRunAt: string;
}

const NOON = "2026-11-22T17:00:00Z";
const MINUTE_MS = 60_000;

/** Millimetres, 15 minutes after 15 minutes. */
function inARow(from: number, ...mm: number[]): Record<number, number> {
  return Object.fromEntries(mm.map((each, n) => [from + 15 * n, each]));
}

export function forecastOf(sky: Sky): SkyNow {
  const now = new Date(sky.now ?? NOON);
  const iso = (minutes: number) => new Date(now.getTime() + minutes * MINUTE_MS).toISOString();
  const [level, startedAt] = sky.storm ?? [];
  return {
    now,
    rain: rainOf(sky, now),
    episode: level ? { level, startedAt: iso(startedAt!) } : null,
    districts: sky.heavyOfDistrict
      ? [{ name: "Red Hook", levels: { heavy: sky.heavyOfDistrict }, leadMinutes: null }]
      : [],
    checkedAt: iso(sky.checkedAt ?? -10),
    modelRunAt: iso(sky.modelRunAt ?? -120),
  };
}

function rainOf({ wet = {}, gap: [from, to] = [0, 0], known = 720 }: Sky, now: Date) {
  const rain: SkyNow["rain"] = [];
  for (let minutes = -1425; minutes <= known; minutes += STEP_MS / MINUTE_MS) {
    if (minutes > from && minutes <= to) continue;
    rain.push({ at: now.getTime() + minutes * MINUTE_MS, mm: wet[minutes] ?? 0 });
  }
  return rain;
}

/** `page`: its headline, and of the sentences below it the one that says when, or how bad it will be. */
type ForecastCase = [sentence: string, sky: Sky, status: string, page: string];

export const FORECASTS: ForecastCase[] = [
  [
    "dry",
    {},
    "no storm, dry until midnight",
    "No storm now | Little or no rain is forecast for the next 12 hours.",
  ],
  [
    "drizzle",
    { wet: { 60: 0.49 } },
    "no storm, dry until midnight",
    "No storm now | Little or no rain is forecast for the next 12 hours.",
  ],
  [
    "exactly any rain",
    { wet: { 60: 0.5 } },
    "no storm, rain from 12:45 PM",
    "No storm now. Rain from about 12:45 PM",
  ],
  [
    "rain that grows",
    { wet: inARow(45, 2.6, 2.6, 2.6, 2.6, 6, 6) },
    "no storm, heavy rain from 12:30 PM",
    "No storm now. Heavy rain from about 12:30 PM",
  ],
  [
    "an hour of exactly 10 mm",
    { wet: inARow(60, 2.5, 2.5, 2.5, 2.5) },
    "no storm, heavy rain from 12:45 PM",
    "No storm now. Heavy rain from about 12:45 PM",
  ],
  [
    "an hour of 10 mm, in thirds",
    { wet: inARow(60, 3.3, 3.3, 3.4) },
    "no storm, heavy rain from 12:45 PM",
    "No storm now. Heavy rain from about 12:45 PM",
  ],
  [
    "an hour of a little less",
    { wet: inARow(60, 2.5, 2.5, 2.5, 2.4) },
    "no storm, rain from 12:45 PM",
    "No storm now. Rain from about 12:45 PM",
  ],
  [
    "exactly heavy rain in 15 minutes",
    { wet: { 120: 5 } },
    "no storm, heavy rain from 1:45 PM",
    "No storm now. Heavy rain from about 1:45 PM",
  ],
  [
    "a little less",
    { wet: { 120: 4.99 } },
    "no storm, rain from 1:45 PM",
    "No storm now. Rain from about 1:45 PM",
  ],
  [
    "exactly flood risk in 15 minutes",
    { wet: { 120: 10 } },
    "no storm, flood risk from 1:45 PM",
    "No storm now. Flood risk from about 1:45 PM",
  ],
  [
    "exactly flood risk in an hour",
    { wet: inARow(120, 6.25, 6.25, 6.25, 6.25) },
    "no storm, flood risk from 1:45 PM",
    "No storm now. Flood risk from about 1:45 PM",
  ],
  [
    "heavy for a careful district",
    { wet: { 120: 2 }, heavyOfDistrict: { mmPer15Min: 2, mmPerHour: null } },
    "no storm, heavy rain from 1:45 PM",
    "No storm now. Heavy rain from about 1:45 PM",
  ],
  [
    "not heavy for a bold one",
    { wet: { 120: 6 }, heavyOfDistrict: { mmPer15Min: 7, mmPerHour: null } },
    "no storm, rain from 1:45 PM",
    "No storm now. Rain from about 1:45 PM",
  ],
  [
    "rain after a gap",
    { wet: { 315: 2 }, gap: [60, 120] },
    "no forecast from 1 PM to 2 PM, rain from 5 PM",
    "Part of the forecast is missing. Rain from about 5:00 PM | We have no forecast from 1:00 PM to 2:00 PM.",
  ],
  [
    "nothing after a gap",
    { gap: [60, 120] },
    "no forecast from 1 PM to 2 PM",
    "Part of the forecast is missing | We have no forecast from 1:00 PM to 2:00 PM.",
  ],
  [
    "nothing known after an hour",
    { known: 60 },
    "no forecast after 1 PM",
    "Part of the forecast is missing | We have no forecast after 1:00 PM.",
  ],
  [
    "rain now",
    { wet: inARow(-15, 1, 1, 1), storm: ["any", -30] },
    "rain now until 12:15 PM",
    "Rain since 11:30 AM | Until about 12:15 PM.",
  ],
  [
    "rain now, worse later",
    { wet: { ...inARow(-15, 1, 1, 1), 240: 11 }, storm: ["any", -30] },
    "rain now, flood risk from 3:45 PM",
    "Rain since 11:30 AM | Flood risk from about 3:45 PM.",
  ],
  [
    "rain now, and beyond what is known",
    { wet: inARow(-15, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6), known: 120, storm: ["heavy", -30] },
    "heavy rain now until 2 PM at least",
    "Heavy rain since 11:30 AM | Until 2:00 PM at least.",
  ],
  [
    "heavy rain told ahead",
    { wet: inARow(75, 6, 6), storm: ["heavy", 0] },
    "heavy rain from 1 PM",
    "Heavy rain from about 1:00 PM",
  ],
  [
    "rain told ahead, worse later",
    { wet: { 75: 1, 300: 11 }, storm: ["any", 0] },
    "rain from 1 PM, flood risk from 4:45 PM",
    "Rain from about 1:00 PM | Flood risk from about 4:45 PM.",
  ],
  [
    "heavy rain that pauses",
    { wet: { [-15]: 6, 45: 6 }, storm: ["heavy", -60] },
    "heavy rain now until 12:45 PM",
    "Heavy rain since 11:30 AM | Until about 12:45 PM.",
  ],
  [
    "heavy rain that eases",
    { wet: { [-60]: 6, 15: 0.5 }, storm: ["heavy", -120] },
    "heavy rain is easing",
    "The heavy rain is easing",
  ],
  [
    "an hour of rain that nobody was told of yet",
    { wet: inARow(-45, 2.6, 2.6, 2.6, 2.6) },
    "heavy rain is easing",
    "The heavy rain is easing",
  ],
  [
    "two spells, the second alone heavy",
    { wet: { 15: 3, 240: 6 } },
    "no storm, heavy rain from 3:45 PM",
    "No storm now. Heavy rain from about 3:45 PM",
  ],
  [
    "two heavy spells, the second wetter",
    { wet: { 60: 6, 300: 9 } },
    "no storm, heavy rain from 12:45 PM",
    "No storm now. Heavy rain from about 12:45 PM | Until about 1:00 PM. Again from about 4:45 PM. Up to 0.4 in (9 mm) in 15 minutes around 5:00 PM.",
  ],
  [
    "two heavy spells, the first wetter",
    { wet: { 60: 9, 300: 6 } },
    "no storm, heavy rain from 12:45 PM",
    "No storm now. Heavy rain from about 12:45 PM | Up to 0.4 in (9 mm) in 15 minutes around 1:00 PM. Until about 1:00 PM. Again from about 4:45 PM.",
  ],
  [
    "three heavy spells, the last the wettest",
    { wet: { 60: 6, 300: 6, 480: 9 } },
    "no storm, heavy rain from 12:45 PM",
    "No storm now. Heavy rain from about 12:45 PM | Until about 1:00 PM. Again from about 4:45 PM. Up to 0.4 in (9 mm) in 15 minutes around 8:00 PM.",
  ],
  [
    "two heavy spells by their hours",
    { wet: { ...inARow(60, 2.6, 2.6, 2.6, 2.6), ...inARow(300, 3, 3, 3, 3) } },
    "no storm, heavy rain from 12:45 PM",
    "No storm now. Heavy rain from about 12:45 PM | Until about 1:45 PM. Again from about 4:45 PM. Up to 0.5 in (12 mm) in an hour by 5:45 PM.",
  ],
  [
    "a storm, and one like it later",
    { wet: { ...inARow(-15, 6, 6, 6), 240: 9 }, storm: ["heavy", -30] },
    "heavy rain now until 12:15 PM",
    "Heavy rain since 11:30 AM | Until about 12:15 PM. Again from about 3:45 PM. Up to 0.4 in (9 mm) in 15 minutes around 4:00 PM.",
  ],
  [
    "flood risk, and less of it later",
    { wet: { [-15]: 12, 15: 6, 240: 8 }, storm: ["flood", -30] },
    "flood risk now until 12:15 PM",
    "Flood risk since 11:30 AM | Until about 12:15 PM. Up to 0.3 in (8 mm) in 15 minutes around 4:00 PM.",
  ],
  [
    "one spell with a pause",
    { wet: { 60: 2, 105: 2, 150: 6 } },
    "no storm, heavy rain from 12:45 PM",
    "No storm now. Heavy rain from about 12:45 PM",
  ],
  [
    "flood risk to come after midnight",
    { now: "2026-11-23T04:00:00Z", wet: { 120: 12 }, storm: ["flood", 0] },
    "flood risk from 12:45 AM",
    "Flood risk from about 12:45 AM",
  ],
  [
    "flood risk now, until after midnight",
    {
      now: "2026-11-23T04:00:00Z",
      wet: inARow(15, 12, 12, 12, 12, 12, 12, 12),
      storm: ["flood", 0],
    },
    "flood risk now until 12:45 AM",
    "Flood risk since 11:00 PM | Until about 12:45 AM.",
  ],
  [
    "rain from midnight on",
    { now: "2026-11-22T23:00:00Z", wet: { 375: 6 } },
    "no storm, heavy rain from midnight",
    "No storm now. Heavy rain from about 12:00 AM",
  ],
  [
    "dry into the next day",
    { now: "2026-11-22T23:00:00Z" },
    "no storm, dry until 6 AM",
    "No storm now | Little or no rain is forecast for the next 12 hours.",
  ],
  [
    "rain by an old run",
    { wet: { 120: 6 }, modelRunAt: -840 },
    "forecast is old, made at Sat 10 PM, look outside, heavy rain from 1:45 PM",
    "Old forecast, made 14 hours ago. Heavy rain from about 1:45 PM",
  ],
  [
    "a storm by an old run",
    { wet: { [-15]: 6, 15: 6 }, storm: ["heavy", -30], modelRunAt: -840 },
    "forecast is old, made at Sat 10 PM, look outside, heavy rain now until 12:15 PM",
    "Old forecast, made 14 hours ago. Heavy rain since 11:30 AM | Until about 12:15 PM.",
  ],
  [
    "a storm that nobody has looked at since",
    { wet: { 60: 6 }, storm: ["heavy", -300], checkedAt: -240 },
    "no fresh weather since 8 AM, look outside, heavy rain now",
    "No fresh weather since 8:00 AM | Then heavy rain was on or coming here.",
  ],
];
