import type { Point } from "shared/geo/earth.ts";

/**
 * What a phone's own map app opens [RFC 5870], to about a metre. The second time, in the query, is what makes it
 * drop a pin: without, some only move their map there.
 */
export function geoLink({ latitude, longitude }: Point): string {
  const place = `${latitude.toFixed(5)},${longitude.toFixed(5)}`;
  return `geo:${place}?q=${place}`;
}
