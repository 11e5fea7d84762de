// Where a report lies, for who does not see the map: by its streets, else from the district's middle.
import type { MapData } from "shared/api/map.ts";
import { directionOf, metresBetween, offsetOf, type Point } from "shared/geo/earth.ts";
import { nearestStreet } from "@/map/tap/pin_words.ts";
import { distanceWords } from "@/words/distances.ts";
import { WORDS } from "@/words/words.ts";
import { board } from "@/words/en/district/board.ts";

const { row: words } = board;

/** A street with its pavements, and a phone's doubt. */
const ON_METRES = 25;
/** Another street that is so near crosses there. */
const CROSSING_METRES = 40;
const NEAR_METRES = 150;
const IN_MIDDLE_METRES = 30;

export interface Surroundings {
  streets: MapData["streets"];
  middle: Point;
  /** The location is told to about 100 metres: no crossing and no side of a street is known by it. */
  isCoarse?: boolean;
}

/** "Court Street at Smith Street", "Near Court Street", "0.3 mi (0.5 km) north of the district's middle" */
export function placeOnBoard(
  location: Point | null,
  { streets, middle, isCoarse = false }: Surroundings,
): string {
  if (!location) return words.zipAlone;
  const first = nearestStreet({ streets }, location);
  if (first && first.metres <= NEAR_METRES) {
    if (isCoarse) return words.near(first.name);
    const others = streets.filter(({ name }) => name !== first.name);
    const second = nearestStreet({ streets: others }, location);
    if (second && second.metres <= CROSSING_METRES) return words.at(first.name, second.name);
    return first.metres <= ON_METRES ? words.on(first.name) : words.near(first.name);
  }
  const metres = metresBetween(middle, location);
  if (metres < IN_MIDDLE_METRES) return words.inMiddle;
  const { distances, directions } = WORDS.en.map;
  return words.ofMiddle(
    distanceWords(metres, distances, "en-US"),
    directions[directionOf(offsetOf(middle, location))],
  );
}
