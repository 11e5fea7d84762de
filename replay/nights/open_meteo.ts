// Open-Meteo's answers about the past, saved as they came: historical-forecast-api, archive-api,
// previous-runs-api, single-runs-api. Each value is the sum of what fell before its time. Local times have one
// offset, whatever the clocks did meanwhile. An answer does not say which of the four it is, nor which run.
import { z } from "zod";
import { Mistake } from "../../tools/admin/mistake.ts";
import { doubt, type ForeseenRain, HOUR_MS, MINUTE_MS, MM_PER_INCH } from "./rain_record.ts";

const STEPS = { minutely_15: 15 * MINUTE_MS, hourly: HOUR_MS } as const;
type StepName = keyof typeof STEPS;

const Series = z.looseObject({ time: z.array(z.union([z.string(), z.number()])) });
const Place = z.looseObject({
  latitude: z.number(),
  longitude: z.number(),
  utc_offset_seconds: z.number().default(0),
  minutely_15: Series.optional(),
  minutely_15_units: z.record(z.string(), z.string()).optional(),
  hourly: Series.optional(),
  hourly_units: z.record(z.string(), z.string()).optional(),
  daily: z.unknown().optional(),
});
type Place = z.infer<typeof Place>;

/** Overflows of the model's store, and rain below nothing. */
const MOST_MM = 300;

const VARIABLE =
  /^precipitation(?:_previous_day(\d))?(?:_(?!previous_day|probability|hours)(\w+))?$/;

/** Of each place, its rain and, under `daysBefore`, what was foreseen of it. */
export function readOpenMeteo(path: string, text: string): ForeseenRain[] {
  const answer = parse(path, text);
  if (isError(answer)) {
    throw new Mistake(
      `${path}: Open-Meteo answered with an error: ${answer.reason}. Mend the request, and ask again.`,
    );
  }
  const read = z.array(Place).min(1).safeParse(Array.isArray(answer) ? answer : [answer]);
  if (!read.success) {
    throw new Mistake(
      `${path} is JSON, but neither a storm nor an answer of Open-Meteo: it has no latitude and hourly times.`,
    );
  }
  return read.data.flatMap((place) => seriesOf(path, place));
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Mistake(`${path} breaks off or is no JSON: download it again.`);
  }
}

function isError(answer: unknown): answer is { reason: string } {
  return typeof answer === "object" && answer !== null && "error" in answer &&
    answer.error === true;
}

function seriesOf(path: string, place: Place): ForeseenRain[] {
  const found = (["minutely_15", "hourly"] as const).flatMap((step) =>
    Object.keys(place[step] ?? {}).flatMap((name) => {
      const [isRain, days, model] = name.match(VARIABLE) ?? [];
      return isRain ? [{ step, name, daysBefore: days ? Number(days) : undefined, model }] : [];
    })
  );
  if (found.length === 0) throw withoutRain(path, place);
  const models = new Set(found.map(({ model }) => model));
  if (models.size > 1) {
    throw new Mistake(
      `${path} has the rain of several models (${[...models].join(", ")}): ask for one, as ` +
        "models=ncep_hrrr_conus.",
    );
  }
  // By 15 minutes where there are some.
  const best = [...Map.groupBy(found, ({ daysBefore }) => daysBefore).values()].map(([first]) =>
    first!
  );
  return best.map((series) => toForecast(path, place, series));
}

function withoutRain(path: string, { daily, hourly, minutely_15 }: Place): Mistake {
  if (!hourly && !minutely_15 && daily) {
    return new Mistake(
      `${path} has sums of whole days, which tell no night: ask with hourly=precipitation, or ` +
        "minutely_15=precipitation.",
    );
  }
  return new Mistake(
    `${path} has no precipitation: ask with minutely_15=precipitation, or hourly=precipitation.`,
  );
}

function toForecast(
  path: string,
  place: Place,
  { step, name, daysBefore }: { step: StepName; name: string; daysBefore?: number },
): ForeseenRain {
  const series = place[step]!;
  const values = z.array(z.number().nullable()).safeParse(series[name]);
  if (!values.success || values.data.length !== series.time.length) {
    throw new Mistake(`${path}: ${step}.${name} is no number for each time: download it again.`);
  }
  const perUnit = millimetresIn(path, place[`${step}_units`]?.[name]);
  let impossible = 0;
  const falls = series.time.map((time, n) => {
    const to = instantOf(path, time, place.utc_offset_seconds);
    const value = values.data[n]!;
    const mm = value === null ? null : value * perUnit;
    const isImpossible = mm !== null && (mm < 0 || mm > MOST_MM);
    if (isImpossible) impossible++;
    return { from: to - STEPS[step], to, mm: isImpossible ? null : mm };
  });
  const { latitude, longitude } = place;
  return {
    source: `Open-Meteo ${latitude}, ${longitude}, ${step}.${name}`,
    place: { latitude, longitude },
    falls,
    doubts: doubt(impossible, (n) => `${n} of its values cannot be rain: taken as missing`),
    ...daysBefore !== undefined && { daysBefore },
  };
}

function millimetresIn(path: string, unit = "mm"): number {
  if (unit === "mm") return 1;
  if (unit === "inch") return MM_PER_INCH;
  throw new Mistake(`${path} has its rain in "${unit}": ask for mm or inch (precipitation_unit).`);
}

/** Local without an offset ("2026-09-01T15:00"), or seconds since 1970 in UTC (timeformat=unixtime). */
function instantOf(path: string, time: string | number, utcOffsetSeconds: number): number {
  const at = typeof time === "number"
    ? time * 1000
    : Date.parse(`${time.slice(0, 16)}:00Z`) - utcOffsetSeconds * 1000;
  if (Number.isNaN(at)) throw new Mistake(`${path}: "${time}" is no time: download it again.`);
  return at;
}
