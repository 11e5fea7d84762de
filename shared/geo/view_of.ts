// What ground the board's map shows: the whole district, or the place that the filter is narrowed to.
import { type Area, cornersOf, partsOf, type Position } from "./areas.ts";
import { METRES_PER_DEGREE, type Offset, offsetOf, type Point } from "./earth.ts";
import { boundsOf, NARROWEST_METRES, type View, WIDEST_METRES } from "./view.ts";
import type { GroundBox } from "./ground_box.ts";

/** Room beside the boundary: reports of its ZIP codes lie outside it too. */
const MARGIN = 1.12;
/** And for the names beside single places. */
const MARGIN_OF_PLACES = 1.3;
/** Two blocks or so: one sees where it is. */
const AROUND_PLACES_METRES = 400;

/** `besides`: places that it takes in too. */
export function viewOfArea(area: Area, besides: Point[] = []): View {
  const corners = [
    ...cornersOf(partsOf(area)),
    ...besides.map(({ latitude, longitude }): Position => [longitude, latitude]),
  ];
  const longitudes = corners.map(([longitude]) => longitude);
  const latitudes = corners.map(([, latitude]) => latitude);
  return viewOfBox({
    west: Math.min(...longitudes),
    east: Math.max(...longitudes),
    south: Math.min(...latitudes),
    north: Math.max(...latitudes),
  }, besides.length > 0 ? MARGIN_OF_PLACES : MARGIN);
}

/** Around places that lie close together: some streets beside them are seen too. Undefined: there are none. */
export function viewOfPlaces(places: Point[]): View | undefined {
  if (places.length === 0) return undefined;
  const longitudes = places.map(({ longitude }) => longitude);
  const latitudes = places.map(({ latitude }) => latitude);
  const view = viewOfBox({
    west: Math.min(...longitudes),
    east: Math.max(...longitudes),
    south: Math.min(...latitudes),
    north: Math.max(...latitudes),
  }, 2);
  return { ...view, metres: Math.max(view.metres, AROUND_PLACES_METRES) };
}

/** The square around it. */
export function viewOfBox({ west, south, east, north }: GroundBox, margin = 1): View {
  const latitude = (south + north) / 2;
  const longitude = (west + east) / 2;
  const across: Offset = offsetOf({ latitude, longitude: west }, { latitude, longitude: east });
  const metres = margin * Math.max(across.east, (north - south) * METRES_PER_DEGREE);
  return {
    latitude,
    longitude,
    metres: Math.round(Math.min(WIDEST_METRES, Math.max(NARROWEST_METRES, metres))),
  };
}

/** Closer or farther, or by a part of its width, as the map's links move it without a script. */
export function boxOf(
  view: View,
  { times = 1, east = 0, north = 0 }: { times?: number; east?: number; north?: number } = {},
): GroundBox {
  const metres = Math.min(WIDEST_METRES, Math.max(NARROWEST_METRES, view.metres * times));
  const { west, south, east: right, north: top } = boundsOf(view);
  const middle = {
    latitude: view.latitude + (top - south) * north,
    longitude: view.longitude + (right - west) * east,
  };
  return boundsOf({ ...middle, metres });
}
