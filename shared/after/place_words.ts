// How the report calls a place: by its streets, else by its point, else by its ZIP code.
import type { AfterPlace } from "../api/district/after.ts";
import { PLACE_NAMES } from "../words/en_names.ts";

/** "Court Street at Smith Street", "Near Court Street", "40.6775, −74.0085", "11231, no place given" */
export function nameOfPlace({ zip, location, streets }: AfterPlace): string {
  if (streets?.crossing) return PLACE_NAMES.at(streets.street, streets.crossing);
  if (streets) return (streets.kind === "on" ? PLACE_NAMES.on : PLACE_NAMES.near)(streets.street);
  if (!location) return `${zip}, no place given`;
  const degrees = (value: number) => String(Math.round(value * 1e4) / 1e4).replace("-", "−");
  return `${degrees(location.latitude)}, ${degrees(location.longitude)}`;
}
