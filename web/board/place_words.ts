// Where a report lies, for who does not see the map: by its streets, else from the district's middle.
import type { MapData } from "shared/api/map.ts";
import { directionOf, metresBetween, offsetOf, type Point } from "shared/geo/earth.ts";
import { streetPlaceOf } from "shared/geo/street_place.ts";
import { distanceWords } from "@/words/distances.ts";
import { WORDS } from "@/words/words.ts";
import { board } from "@/words/en/district/board.ts";

const { row: words } = board;

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
  const place = streetPlaceOf(location, streets, { isCoarse });
  if (place?.crossing) return words.at(place.street, place.crossing);
  if (place) return place.kind === "on" ? words.on(place.street) : words.near(place.street);
  const metres = metresBetween(middle, location);
  if (metres < IN_MIDDLE_METRES) return words.inMiddle;
  const { distances, directions } = WORDS.en.map;
  return words.ofMiddle(
    distanceWords(metres, distances, "en-US"),
    directions[directionOf(offsetOf(middle, location))],
  );
}
