// Whose weather is it? What stands in a position of the answer is taken for the place that was asked
// for there only where its coordinates say so: nobody may get another's rain.
import { isContiguous } from "shared/geo/contiguous.ts";
import type { Point } from "shared/geo/earth.ts";
import { metresBetween } from "shared/geo/earth.ts";
import type { ForecastPoint } from "./ask.ts";
import type { Oddity } from "./oddity.ts";
import type { PlaceAnswer } from "./place_answer.ts";

/** A cell asked for at its centre answers as itself; the service rounds to six digits at the worst. */
const SAME_METRES = 500;
/**
 * A point is at most half a diagonal from the centre of its cell. In the contiguous United States that
 * is HRRR, 3 km: 2.1 km, and a little for the projection. Elsewhere the coarsest of the global models
 * has 0.25 degrees: 20 km.
 */
const OWN_METRES = { fine: 2_500, coarse: 20_000 };
/** Where nothing speaks against it, the cell beside it will do: services prefer land to sea. */
const NEAR_METRES = { fine: 5_000, coarse: 20_000 };
/** Two distances that differ by less say nothing. */
const ROUNDING_METRES = 100;

function gridAt(point: Point): "fine" | "coarse" {
  return isContiguous(point) ? "fine" : "coarse";
}

/** Whether a place may lie in the cell with that centre: one that is farther was once answered wrongly. */
export function mayLieIn(place: Point, cell: Point): boolean {
  return metresBetween(place, cell) <= OWN_METRES[gridAt(place)];
}

/** In the order asked: the place answered for each, or why there is none. */
export function matchPlaces(
  asked: ForecastPoint[],
  places: PlaceAnswer[],
): (PlaceAnswer | Oddity)[] {
  const own = asked.map((ask, i) => fits(ask, i, places, asked.length) ? places[i] : undefined);
  const free = new Set(places.filter((place, i) => place.cell && place !== own[i]));
  return asked.map((ask, i) => {
    const found = own[i] ?? findElsewhere(ask, i, free, places);
    if (found) {
      free.delete(found);
      return found;
    }
    const place = places[i];
    if (!place) return "absent";
    return place.cell ? "elsewhere" : place.weather as Oddity;
  });
}

/** Whether what stands in a place's own position is its own. */
function fits(ask: ForecastPoint, i: number, places: PlaceAnswer[], count: number): boolean {
  const { cell, number = i } = places[i] ?? {};
  if (!cell || number !== i) return false;
  const metres = metresBetween(ask, cell);
  if (ask.cellId && metres <= SAME_METRES) return true;
  if (metres > NEAR_METRES[gridAt(ask)]) return false;
  const isOthersToo = places.some((other, n) => n !== i && other.cell && isSame(other.cell, cell));
  const isDoubtful = isOthersToo || places.length !== count;
  if (isDoubtful && metres > ownMetres(ask)) return false;
  return isNearest(ask, metres, places);
}

/** Another position's, if that one has no claim to it: an answer may come in another order. */
function findElsewhere(
  ask: ForecastPoint,
  i: number,
  free: Set<PlaceAnswer>,
  places: PlaceAnswer[],
): PlaceAnswer | undefined {
  let nearest: PlaceAnswer | undefined;
  let metres = ownMetres(ask);
  for (const place of free) {
    if (place.number !== undefined && place.number !== i) continue;
    const away = metresBetween(ask, place.cell!);
    if (away > metres) continue;
    nearest = place;
    metres = away;
  }
  return nearest && isNearest(ask, metres, places) ? nearest : undefined;
}

function ownMetres(ask: ForecastPoint): number {
  return ask.cellId ? SAME_METRES : OWN_METRES[gridAt(ask)];
}

/** The service takes the nearest cell: where it told of a nearer one, this is not the place's own. */
function isNearest(ask: ForecastPoint, metres: number, places: PlaceAnswer[]): boolean {
  return !places.some(({ cell }) => cell && metresBetween(ask, cell) < metres - ROUNDING_METRES);
}

function isSame(one: Point, other: Point): boolean {
  return one.latitude === other.latitude && one.longitude === other.longitude;
}
