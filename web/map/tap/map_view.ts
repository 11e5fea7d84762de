// What the tap map shows: where it may move, and where its picture and its facts come from.
import type { MapData } from "shared/api/map.ts";
import { movePoint, type Offset, offsetOf, type Point } from "shared/geo/earth.ts";
import { NARROWEST_METRES, type View, WIDEST_METRES } from "shared/geo/view.ts";
import type { Language } from "shared/languages.ts";

/** @throws where no answer came */
export async function readMap(asked: { zip: string } | View): Promise<MapData> {
  const response = await fetch(`/api/map?${queryOf(asked)}`);
  if (!response.ok) throw new Error(`No map: ${response.status}`);
  const map: MapData = await response.json();
  return { ...map, view: roundView(map.view) };
}

export function imageUrl(view: View, language: Language): string {
  return `/map.svg?${queryOf(view)}&language=${language}`;
}

function queryOf(asked: { zip: string } | View): string {
  return new URLSearchParams(
    "zip" in asked ? { zip: asked.zip } : {
      latitude: String(asked.latitude),
      longitude: String(asked.longitude),
      metres: String(asked.metres),
    },
  ).toString();
}

/** Closer, or farther away; a pin that is seen stays where it is. */
export function zoomView(view: View, times: number, pin: Point | null): View {
  const metres = Math.min(WIDEST_METRES, Math.max(NARROWEST_METRES, view.metres * times));
  if (metres === view.metres) return view;
  const still = pin && contains(view, pin) ? pin : view;
  const { east, north } = offsetOf(still, view);
  const part = metres / view.metres;
  const middle = movePoint(still, { east: east * part, north: north * part });
  return roundView({ ...middle, metres });
}

/** By a third of its width for each 1. */
export function panView(view: View, { east, north }: Offset): View {
  const far = view.metres / 3;
  return roundView({
    ...movePoint(view, { east: east * far, north: north * far }),
    metres: view.metres,
  });
}

/**
 * Around a pin that has been moved out of it: to about 100 metres, as the public may know it, for
 * what is asked for stands in an address.
 */
export function followPin(view: View, pin: Point): View {
  if (contains(view, pin)) return view;
  const about = (degrees: number) => Number(degrees.toFixed(3));
  const middle = { latitude: about(pin.latitude), longitude: about(pin.longitude) };
  return { ...middle, metres: Math.round(view.metres) };
}

export function contains(view: View, place: Point): boolean {
  const { east, north } = offsetOf(view, place);
  return Math.max(Math.abs(east), Math.abs(north)) <= view.metres / 2;
}

/** As its address says it: the picture and the pin are of the same view. */
function roundView({ latitude, longitude, metres }: View): View {
  return {
    latitude: Number(latitude.toFixed(5)),
    longitude: Number(longitude.toFixed(5)),
    metres: Math.round(metres),
  };
}
