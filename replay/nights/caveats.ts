// What a night's figures are worth, in plain sentences. Pure.
import { QUARTER_MS } from "../sky.ts";
import type { AskingDistrict } from "./district.ts";
import type { NightArea } from "./nearest.ts";
import { quartersOf } from "./quarters.ts";
import { type ForeseenRain, HOUR_MS, type RainRecord } from "./rain_record.ts";
import type { NightSpan, NightWish, Told } from "./told.ts";

/** Beyond, a burst over the district may have missed the gauge, and the other way round. */
const FAR_KM = 10;

export function caveatsOf(
  told: Told,
  { areas, span, district, wish, left }: {
    areas: NightArea[];
    span: NightSpan;
    district: AskingDistrict;
    wish: NightWish;
    left: string[];
  },
): string[] {
  return [
    foresight(told, wish),
    ...areas.flatMap(({ nearest: { record, km } }) => [
      ...gaps(record, span),
      ...coarse(record, span),
      ...km > FAR_KM
        ? [
          `${record.source} stands ${
            km.toFixed(0)
          } km away: a burst may have missed one of the two.`,
        ]
        : [],
      ...record.place ? [] : [
        `${record.source} does not say where it stands: its rain is taken for all of the district.`,
      ],
      ...record.doubts.map((words) => `${record.source}: ${words}.`),
    ]),
    ...left.map((source) => `${source} says nothing of this night, and was left out.`),
    ...areas.some(({ nearest: { record } }) => !isModelled(record))
      ? [
        "What fell is by a gauge. FloodLine goes by the model for fallen rain as well: where the model saw " +
        "none, nobody would have been told.",
      ]
      : [],
    "Official warnings are not in these files: whom they would have reached is missing. --keep FILE makes a " +
    "storm file to add them to.",
    ...district.standsFor > 1
      ? [
        `Each resident here stands for ${
          district.standsFor.toFixed(1)
        } people: for the texts, parts and ` +
        "dollars of all multiply by that.",
      ]
      : [],
  ];
}

/** Of forecasts that tell no time: the model's last word, else the one of the fewest days before. */
export function latestWord(forecasts: ForeseenRain[]): ForeseenRain[] {
  const days = Math.min(...forecasts.map(({ daysBefore = 0 }) => daysBefore));
  return forecasts.filter(({ daysBefore = 0 }) => daysBefore === days);
}

function foresight({ forecasts, runs }: Told, { knownAfterMinutes }: NightWish): string {
  if (runs.length > 0) {
    return `The forecast is that of ${runs.length} run${
      runs.length === 1 ? "" : "s"
    }, each taken as known ` +
      `${knownAfterMinutes} minutes after its start (--known-after). Between runs that were not handed in ` +
      "FloodLine would have known more.";
  }
  const [word] = latestWord(forecasts);
  if (word?.daysBefore !== undefined) {
    const days = word.daysBefore === 1 ? "the day before" : `${word.daysBefore} days before`;
    return `The forecast is that of ${days}, and never renewed: FloodLine would have read newer ones. The ` +
      `minutes of warning are what ${days} alone was good for.`;
  }
  if (word) {
    return "The forecast is the model's last word before each hour, taken as known from the beginning: the " +
      "minutes of warning are the most that this model allowed, and fewer where it changed its mind.";
  }
  return "A PERFECT FORECAST: nobody's forecast was handed in, so the rain is foreseen as it fell. The " +
    "minutes of warning are the most that there could have been, not what there would have been. A " +
    "record of rain cannot tell more; --run and --forecast can.";
}

function gaps({ source, falls }: RainRecord, { starts, ends }: NightSpan): string[] {
  const missing = quartersOf(falls, starts, ends).filter((mm) => mm === null).length;
  if (missing === 0) return [];
  const quarters = (ends - starts) / QUARTER_MS;
  return [`${source} lacks ${missing} of ${quarters} quarters of an hour: taken as dry.`];
}

function coarse({ source, falls }: RainRecord, { starts, ends }: NightSpan): string[] {
  const wet = falls.filter(({ from, to, mm }) => mm && to > starts && from < ends);
  const longest = Math.max(0, ...wet.map(({ from, to }) => to - from));
  if (longest <= QUARTER_MS) return [];
  const hours = longest / HOUR_MS;
  const span = hours === 1 ? "an hour" : hours < 1 ? `${hours * 60} minutes` : `${hours} hours`;
  return [
    `${source} tells of up to ${span} at once, spread evenly here: a burst of 15 minutes is flattened, so ` +
    "what floods streets within minutes is told too late, or as less than it was.",
  ];
}

function isModelled({ source }: RainRecord): boolean {
  return source.startsWith("Open-Meteo");
}
