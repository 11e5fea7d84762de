// A recorded storm, read and found sound: its times are instants.
import type { Point } from "shared/geo/earth.ts";
import { z } from "zod";
import { type PlayedStation, STATIONS } from "../sandbox/coops/stations.ts";
import { findZip } from "../sandbox/zips.ts";
import { timeOfStorm } from "./local_time.ts";
import { StormFile } from "./storm_file.ts";

export interface ScriptedStorm extends
  Pick<
    StormFile,
    "name" | "note" | "timeZone" | "sweepMinutes" | "smsPerSecond" | "districts"
  > {
  startsAt: Date;
  endsAt: Date;
  rain: Shower[];
  warnings: ScriptedWarning[];
  sea?: ScriptedSea;
  residents: Group[];
  outages: Outage[];
  /** Of every ZIP code that is spoken of. */
  places: Map<string, Point>;
}

type ScriptedArea = { zips: string[] } | { centre: [number, number]; radiusKm: number };

/** Rain over an area: sums of 15 minutes, the first of which begins at `from`. */
export interface Shower extends Series {
  over: ScriptedArea;
  forecast: Forecast;
}

interface Series {
  from: Date;
  mm: number[];
}

/** What the model says of rain that is still to fall. */
export type Forecast =
  | { kind: "right" }
  /** The truth times a factor, by how far ahead it is. */
  | { kind: "factors"; factors: { upToMinutes: number; times: number }[] }
  /** The last series published; before the first one no rain is foreseen. */
  | { kind: "runs"; runs: (Series & { at: Date })[] };

export interface ScriptedWarning
  extends Pick<StormFile["warnings"][number], "event" | "over" | "byZone"> {
  /** The first is the warning, the next ones its updates. */
  messages: { at: Date; until: Date; damageThreat?: "CONSIDERABLE" | "CATASTROPHIC" }[];
  cancelledAt?: Date;
}

/** What wind does to the water at a gauge, beside what the moon does. */
export interface ScriptedSea {
  station: PlayedStation;
  /** For which the gauge speaks. */
  zips: string[];
  /** A moment of high water. */
  highAt: Date;
  surges: { from: Date; to: Date; metres: number }[];
}

export type Group = Omit<StormFile["residents"][number], "pausedUntil"> & { pausedUntil?: Date };

export type Outage = StormFile["outages"][number] extends infer Each
  ? Each extends unknown ? Omit<Each, "from" | "to"> & { from: Date; to: Date } : never
  : never;

/** Everything that is wrong with a storm's file, a line each. */
export class StormError extends Error {
  override name = "StormError";

  constructor(readonly mistakes: string[]) {
    super(mistakes.join("\n"));
  }
}

/** Numbers of 555-0100 to 555-0199 under the area codes at hand: see people.ts. */
export const MOST_RESIDENTS = 3000;

/** @throws StormError */
export async function readStorm(text: string): Promise<ScriptedStorm> {
  const file = StormFile.safeParse(parseJson(text));
  if (!file.success) throw new StormError(file.error.issues.flatMap(inWords));
  const mistakes: string[] = [];
  const storm = await resolve(file.data, (path, message) => mistakes.push(`${path}: ${message}`));
  if (mistakes.length > 0) throw new StormError(mistakes);
  return storm;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StormError([`This is no JSON: ${(error as Error).message}`]);
  }
}

function inWords(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.map(String).join(".") || "storm";
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => `${path}.${key}: no such field; see docs/replay.md`);
  }
  const message = issue.message.replace(/^Invalid (input|option): /, "");
  return [`${path}: ${message}`];
}

type Complain = (path: string, message: string) => void;

async function resolve(file: StormFile, complain: Complain): Promise<ScriptedStorm> {
  const at = (time: string) => timeOfStorm(time, file.startsAt, file.timeZone);
  const startsAt = at(file.startsAt.slice(11));
  const endsAt = new Date(startsAt.getTime() + file.hours * 3_600_000);
  checkTimes(file, at, { startsAt, endsAt }, complain);
  checkOutages(file, at, complain);
  const people = file.residents.reduce((sum, { count }) => sum + count, 0);
  if (people > MOST_RESIDENTS) {
    complain("residents", `${people} are too many: at most ${MOST_RESIDENTS}`);
  }
  return {
    ...file,
    startsAt,
    endsAt,
    rain: file.rain.map(({ over, from, mm, forecast }) => ({
      over,
      from: at(from),
      mm,
      forecast: forecastOf(forecast, at),
    })),
    warnings: file.warnings.map(({ event, over, byZone, cancelledAt, ...warning }) => ({
      event,
      over,
      byZone,
      messages: chain(warning, at),
      cancelledAt: cancelledAt ? at(cancelledAt) : undefined,
    })),
    sea: file.sea && seaOf(file.sea, at, complain),
    residents: file.residents.map(({ pausedUntil, ...group }) => ({
      ...group,
      pausedUntil: pausedUntil ? at(pausedUntil) : undefined,
    })),
    outages: file.outages.map((outage) => ({
      ...outage,
      from: at(outage.from),
      to: at(outage.to),
    })),
    places: await findPlaces(file, complain),
  };
}

function seaOf(
  { station: id, zips, highAt, surges }: NonNullable<StormFile["sea"]>,
  at: (time: string) => Date,
  complain: Complain,
): ScriptedSea | undefined {
  const tidal = STATIONS.filter(({ datums }) => datums);
  const station = tidal.find((each) => each.id === id);
  if (!station) {
    const known = tidal.map(({ id, name }) => `"${id}" (${name})`).join(", ");
    complain("sea.station", `${id} is no gauge that is played here; there are ${known}`);
    return undefined;
  }
  return {
    station,
    zips,
    highAt: at(highAt),
    surges: surges.map(({ from, to, metres }) => ({ from: at(from), to: at(to), metres })),
  };
}

function forecastOf(
  forecast: StormFile["rain"][number]["forecast"],
  at: (time: string) => Date,
): Forecast {
  if (!forecast) return { kind: "right" };
  if ("factors" in forecast) {
    const factors = forecast.factors.toSorted((a, b) => a.upToMinutes - b.upToMinutes);
    return { kind: "factors", factors };
  }
  const runs = forecast.runs.map((run) => ({ at: at(run.at), from: at(run.from), mm: run.mm }));
  return { kind: "runs", runs: runs.toSorted((a, b) => a.at.getTime() - b.at.getTime()) };
}

/** An update keeps what it does not change. */
function chain(
  { at: issuedAt, until, damageThreat, updates }: Omit<
    StormFile["warnings"][number],
    "event" | "over" | "byZone" | "cancelledAt"
  >,
  at: (time: string) => Date,
): ScriptedWarning["messages"] {
  const messages: ScriptedWarning["messages"] = [
    { at: at(issuedAt), until: at(until), damageThreat },
  ];
  for (const update of updates) {
    const before = messages.at(-1)!;
    messages.push({
      at: at(update.at),
      until: update.until ? at(update.until) : before.until,
      damageThreat: update.damageThreat ?? before.damageThreat,
    });
  }
  return messages;
}

const QUARTER_MS = 15 * 60_000;

function checkTimes(
  file: StormFile,
  at: (time: string) => Date,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  complain: Complain,
): void {
  const within = (path: string, time: string) => {
    if (at(time) < startsAt) {
      complain(path, `${time} is before the start; the day after is written "+1 ${time}"`);
    }
    if (at(time) > endsAt) {
      complain(path, `${time} is after the end: the storm lasts ${file.hours} h`);
    }
  };
  const onQuarter = (path: string, time: string) => {
    if (at(time).getTime() % QUARTER_MS !== 0) {
      complain(path, `${time} is no quarter of an hour: rain comes in sums of 15 minutes`);
    }
  };
  const inOrder = (path: string, from: string, to: string) => {
    if (at(to) <= at(from)) complain(path, `${to} is not after ${from}`);
  };
  file.rain.forEach(({ from, forecast }, i) => {
    onQuarter(`rain.${i}.from`, from);
    if (!forecast || !("runs" in forecast)) return;
    forecast.runs.forEach((run, n) => onQuarter(`rain.${i}.forecast.runs.${n}.from`, run.from));
  });
  file.warnings.forEach((warning, i) => {
    const path = `warnings.${i}`;
    within(`${path}.at`, warning.at);
    inOrder(`${path}.until`, warning.at, warning.until);
    let before = warning.at;
    warning.updates.forEach((update, n) => {
      inOrder(`${path}.updates.${n}.at`, before, update.at);
      before = update.at;
    });
    if (warning.cancelledAt) inOrder(`${path}.cancelledAt`, before, warning.cancelledAt);
  });
  file.sea?.surges.forEach(({ from, to }, i) => {
    within(`sea.surges.${i}.from`, from);
    inOrder(`sea.surges.${i}.to`, from, to);
  });
  file.outages.forEach(({ from, to }, i) => {
    within(`outages.${i}.from`, from);
    inOrder(`outages.${i}.to`, from, to);
  });
}

/** The sandbox has one fault a service at a time. */
function checkOutages(file: StormFile, at: (time: string) => Date, complain: Complain): void {
  file.outages.forEach((outage, i) => {
    const other = file.outages.slice(0, i).findIndex((each) =>
      each.service === outage.service && at(each.from) < at(outage.to) &&
      at(outage.from) < at(each.to)
    );
    if (other >= 0) complain(`outages.${i}`, `overlaps outages.${other} of the same service`);
  });
}

async function findPlaces(file: StormFile, complain: Complain): Promise<Map<string, Point>> {
  const places = new Map<string, Point>();
  const find = async (path: string, zip: string) => {
    if (places.has(zip)) return;
    const place = await findZip(zip);
    if (!place) return complain(path, `${zip} is no ZIP code of the Census`);
    places.set(zip, { latitude: place.latitude, longitude: place.longitude });
  };
  for (const [i, { zip, alsoZips }] of file.residents.entries()) {
    await find(`residents.${i}.zip`, zip);
    for (const [n, also] of (alsoZips ?? []).entries()) {
      await find(`residents.${i}.alsoZips.${n}`, also);
    }
  }
  for (const [i, { zips }] of file.districts.entries()) {
    for (const [n, zip] of zips.entries()) await find(`districts.${i}.zips.${n}`, zip);
  }
  for (const [n, zip] of (file.sea?.zips ?? []).entries()) await find(`sea.zips.${n}`, zip);
  for (const [i, { over }] of file.rain.entries()) {
    if (!("zips" in over)) continue;
    for (const [n, zip] of over.zips.entries()) await find(`rain.${i}.over.zips.${n}`, zip);
  }
  return places;
}
