// Water from a file: the Census's area water and coastline (TIGER), or a city's own; cut to what maps of a district
// show, and made light.
import type { Part, Position, Ring } from "shared/geo/areas.ts";
import type { Point } from "shared/geo/earth.ts";
import { clipArea, type FlatPoint, simplify } from "shared/geo/lines.ts";
import { type Around, aroundOf, DETAIL_METRES } from "../around.ts";
import { ringMetres } from "../flat.ts";
import { type Feature, listFeatures } from "../geojson/features.ts";
import { Fault, ROOT } from "../geojson/spot.ts";
import { openFile, refusing } from "../open.ts";
import { type Mend, placeInDegrees } from "../placing.ts";
import { hasPlaceName, withAreas } from "../tables/areas.ts";

const NAME_FIELDS = ["fullname", "name", "landname", "gnis_name"];
/** Maps reach farther over water than along streets: a shore is seen from a mile. */
const AROUND_METRES = 2_000;
/** Less is a fountain. */
const SMALLEST_M2 = 200;

interface Water {
  /** "" where the file has none. */
  name: string;
  parts: Part[];
}

interface ReadWater {
  water: Water[];
  /** How many areas the file has. */
  read: number;
  /** How many features were no areas, or broken. */
  leftOut: number;
  mends: Mend[];
}

/**
 * @param parts of the district's boundary
 * @param near places of it
 * @throws UnusableFile
 */
export function readWater(
  bytes: Uint8Array,
  { parts, near }: { parts: Part[]; near: Point[] },
): ReadWater {
  const opened = openFile(bytes, hasPlaceName);
  return refusing(opened, () => {
    const file = "table" in opened ? withAreas(opened) : opened;
    const mends = placeInDegrees(file, near);
    const around = aroundOf(parts, AROUND_METRES);
    let [read, leftOut] = [0, 0];
    const water = listFeatures(file.root).flatMap((feature) => {
      const own = areasOf(feature);
      if (own.length === 0) leftOut++;
      else read++;
      const cut = own.map((part) => cutPart(part, around)).filter((part) => part.length > 0);
      return cut.length > 0 ? [{ name: nameIn(feature), parts: cut }] : [];
    });
    if (read === 0) {
      throw new Fault(
        ROOT,
        "it has no area: of the Census take the county's AREAWATER, for a coast's line has no water side",
      );
    }
    return { water, read, leftOut, mends };
  });
}

function areasOf(feature: Feature): Part[] {
  try {
    return feature.read().parts.map((part) => part.map(({ ring }) => ring));
  } catch (error) {
    if (error instanceof Fault) return [];
    throw error;
  }
}

/** None of a part that lies elsewhere, or is a speck. */
function cutPart([outer, ...holes]: Part, around: Around): Part {
  const shore = cutRing(outer!, around);
  return shore ? [shore, ...holes.flatMap((hole) => [cutRing(hole, around)].filter(isRing))] : [];
}

function cutRing(ring: Ring, { box, flat, position }: Around): Ring | undefined {
  const cut = clipArea(flat(ring), box);
  if (cut.length < 3 || ringMetres([...cut, cut[0]!]) < SMALLEST_M2) return undefined;
  const halves: [FlatPoint[], FlatPoint[]] = [
    cut.slice(0, Math.ceil(cut.length / 2) + 1),
    [...cut.slice(Math.ceil(cut.length / 2)), cut[0]!],
  ];
  const light = halves.map((half) => simplify(half, DETAIL_METRES));
  const drawn = [...light[0]!, ...light[1]!.slice(1)].map(position);
  return drawn.length > 3 ? closed(drawn) : undefined;
}

function closed(ring: Position[]): Ring {
  return String(ring[0]) === String(ring.at(-1)) ? ring : [...ring, ring[0]!];
}

function isRing(ring: Ring | undefined): ring is Ring {
  return ring !== undefined;
}

function nameIn({ properties }: Feature): string {
  for (const field of NAME_FIELDS) {
    const [, value] = Object.entries(properties).find(([key]) => key.toLowerCase() === field) ?? [];
    if (typeof value === "string" && value.trim()) return value.trim().slice(0, 100);
  }
  return "";
}
