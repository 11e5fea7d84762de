// `deno task replay --from FILE… --for DISTRICT`: the files of a night, read and put together.
import { findZip } from "../../sandbox/zips.ts";
import { Mistake } from "../../tools/admin/mistake.ts";
import type { Point } from "shared/geo/earth.ts";
import { type AskingDistrict, readDistrict } from "./district.ts";
import { makeNight, type Night } from "./night.ts";
import { readRain } from "./products.ts";
import { wettestNights } from "./quarters.ts";
import { DAY_MS, type ForeseenRain } from "./rain_record.ts";
import { standardOffset } from "./standard_time.ts";

/** As typed. */
export interface NightOptions {
  from: string[];
  forecast: string[];
  /** "2025-09-06T18:00=FILE" */
  run: string[];
  for?: string;
  night?: string;
  begins: string;
  hours: string;
  knownAfter: string;
}

const MOST_FILES = 50;
/** A record of so few days has one night that is meant. */
const FEW_DAYS = 4;
const NIGHTS_NAMED = 5;

/** @throws Mistake saying what to do */
export async function readNight(options: NightOptions): Promise<Night> {
  const files = [...options.from, ...options.forecast, ...options.run];
  if (files.length > MOST_FILES) {
    throw new Mistake(`${files.length} files are too many: ${MOST_FILES} at most`);
  }
  if (!options.for) {
    throw new Mistake(
      "--for FILE says whom to tell: deno task admin districts describe SLUG > FILE makes it of a real " +
        "district, docs/replay.md says how to write one",
    );
  }
  const hours = numberIn("--hours", options.hours, { least: 1, most: 72 });
  const knownAfterMinutes = numberIn("--known-after", options.knownAfter, { least: 0, most: 1440 });
  if (!/^([01]\d|2[0-3]):(00|15|30|45)$/.test(options.begins)) {
    throw new Mistake(`--begins is a quarter of an hour, like 12:00: not ${options.begins}`);
  }
  const runTimes = options.run.map(readRun);
  const district = await readDistrict(options.for);
  const places = await findPlaces(district);
  const read = (path: string) => readRain(path, district.timeZone);
  const fallen = (await Promise.all(options.from.map(read))).flat();
  const isForeseen = ({ daysBefore }: ForeseenRain) => daysBefore !== undefined;
  const records = fallen.filter((record) => !isForeseen(record));
  if (records.length === 0) {
    throw new Mistake(
      `${
        options.from.join(" and ")
      } tells what was foreseen and not what fell: give that as --from as well`,
    );
  }
  const forecasts = [
    ...fallen.filter(isForeseen),
    ...(await Promise.all(options.forecast.map(read))).flat(),
  ];
  const runs = await Promise.all(
    runTimes.map(async ({ startedAt, path }) => ({ startedAt, records: await read(path) })),
  );
  const date = options.night ?? theNight(records, district);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date))) {
    throw new Mistake(`--night is the day on which it begins, like 2021-09-01: not ${date}`);
  }
  return makeNight({ records, forecasts, runs }, {
    district,
    places,
    wish: { date, begins: options.begins, hours, knownAfterMinutes },
  });
}

function numberIn(
  name: string,
  typed: string,
  { least, most }: { least: number; most: number },
): number {
  const number = Number(typed);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Mistake(`${name} is a whole number from ${least} to ${most}: not ${typed}`);
}

function readRun(typed: string): { startedAt: Date; path: string } {
  const [, time, path] = typed.match(/^(\d{4}-\d\d-\d\dT\d\d:00)Z?=(.+)$/) ?? [];
  const startedAt = new Date(`${time}Z`);
  if (path && !Number.isNaN(startedAt.getTime())) return { startedAt, path };
  throw new Mistake(
    `--run is when the model was started, in UTC, and its file, like 2025-09-06T18:00=FILE: not ${typed}`,
  );
}

async function findPlaces({ zips, residents }: AskingDistrict): Promise<Map<string, Point>> {
  const places = new Map<string, Point>();
  for (const zip of [...zips, ...residents.map((group) => group.zip)]) {
    if (places.has(zip)) continue;
    const place = await findZip(zip);
    if (!place) {
      throw new Mistake(`${zip} is no ZIP code of the Census: take it out of the district's file`);
    }
    places.set(zip, { latitude: place.latitude, longitude: place.longitude });
  }
  return places;
}

/** The wettest, where the files are of a few days; else which there are to choose from. */
function theNight(records: ForeseenRain[], { timeZone }: AskingDistrict): string {
  const [first] = records;
  const times = first!.falls.map(({ to }) => to);
  const [begins, ends] = [
    times.reduce((a, b) => Math.min(a, b)),
    times.reduce((a, b) => Math.max(a, b)),
  ];
  const offset = standardOffset(first!.place, timeZone, new Date(begins).getUTCFullYear());
  const nights = wettestNights(first!.falls, offset, NIGHTS_NAMED);
  if (nights.length === 0) throw new Mistake(`By ${first!.source} no rain fell at all`);
  if (ends - begins <= FEW_DAYS * DAY_MS) return nights[0]!.date;
  throw new Mistake(
    `Say which night: --night ${nights[0]!.date}. The wettest by ${
      first!.source
    }, from noon to noon:\n  ` +
      nights.map(({ date, mm }) => `${date}  ${mm.toFixed(1)} mm`).join("\n  "),
  );
}
