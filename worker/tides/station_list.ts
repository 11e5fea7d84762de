// The metadata API's list of stations: those whose water can be compared with flood levels.
import { z } from "zod";
import type { TideThresholds } from "shared/tides/levels.ts";

export interface ListedStation {
  id: string;
  name: string;
  state: string | null;
  latitude: number;
  longitude: number;
  /** Metres above mean lower low water. */
  thresholds: TideThresholds;
  levelsBy: "nws" | "nos";
}

export interface ListedStations {
  stations: ListedStation[];
  /** How many of the list have no flood levels, or none that can be true. */
  without: number;
}

/** The service gives a number, an object of the same name around it, or null. */
const Amount = z.union([
  z.number(),
  z.record(z.string(), z.unknown()).transform((inner) =>
    Object.values(inner).find(isNumber) ?? null
  ),
  z.null(),
]).catch(null);

const Station = z.object({
  id: z.coerce.string().regex(/^\d{7}$/),
  name: z.string().trim().min(1).max(80),
  state: z.string().trim().nullish().transform((state) => state || null),
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
  floodlevels: z.record(z.string(), Amount),
  datums: z.object({
    units: z.string(),
    datums: z.array(z.object({ name: z.string(), value: z.number() }).nullable().catch(null)),
  }),
});

const List = z.object({ stations: z.array(z.unknown()) });

/** @throws where it is no list */
export function readStations(answer: unknown): ListedStations {
  const { data, success } = List.safeParse(answer);
  if (!success) throw new Error("NOAA's list of stations cannot be read");
  const stations = data.stations.flatMap((station) => readStation(station) ?? []);
  return { stations, without: data.stations.length - stations.length };
}

function readStation(station: unknown): ListedStation | undefined {
  const { data } = Station.safeParse(station);
  if (!data) return undefined;
  const metres = METRES_IN[data.datums.units.toLowerCase()];
  const datum = (name: string) => data.datums.datums.find((each) => each?.name === name)?.value;
  const [low, high] = [datum("MLLW"), datum("MHHW")];
  if (metres === undefined || low === undefined || high === undefined) return undefined;
  for (const levelsBy of ["nws", "nos"] as const) {
    const above = (level: string) => {
      const value = data.floodlevels[`${levelsBy}_${level}`] ?? null;
      return value === null ? null : round((value - low) * metres);
    };
    const thresholds = {
      minor: above("minor"),
      moderate: above("moderate"),
      major: above("major"),
    };
    if (!isPossible(thresholds, (high - low) * metres)) continue;
    const { id, name, state, lat: latitude, lng: longitude } = data;
    return { id, name, state, latitude, longitude, thresholds, levelsBy };
  }
}

/** A usual high water floods nothing, and no street lies so high above one: else they are feet, or of another datum. */
const MOST_ABOVE_HIGH_METRES = 4;

function isPossible(
  thresholds: { [Level in keyof TideThresholds]: number | null },
  highMetres: number,
): thresholds is TideThresholds {
  const { minor, moderate, major } = thresholds;
  const given = [minor, moderate, major].filter((level) => level !== null);
  const isRising = given.every((level, n) => n === 0 || level > given[n - 1]!);
  return minor !== null && isRising && minor > highMetres - 0.1 &&
    given.at(-1)! < highMetres + MOST_ABOVE_HIGH_METRES;
}

const METRES_IN: Record<string, number | undefined> = { meters: 1, metres: 1, feet: 0.3048 };

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function round(metres: number): number {
  return Math.round(metres * 1000) / 1000;
}
