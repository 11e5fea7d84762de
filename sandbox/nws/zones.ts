// The Weather Service's forecast zones and counties: a few around New York, drawn roughly, and one made for
// each other place that a warning is issued for.
import type { Point } from "shared/geo/earth.ts";
import type { NwsZone, SandboxState } from "../state/state.ts";
import { contains, type Polygon } from "../state/polygon.ts";

type Ring = [longitude: number, latitude: number][];

const BROOKLYN: Ring = [
  [-74.042, 40.61],
  [-74.037, 40.64],
  [-74.022, 40.68],
  [-74.004, 40.69],
  [-73.999, 40.705],
  [-73.975, 40.708],
  [-73.962, 40.738],
  [-73.935, 40.728],
  [-73.904, 40.693],
  [-73.868, 40.695],
  [-73.856, 40.66],
  [-73.88, 40.61],
  [-73.895, 40.58],
  [-73.985, 40.57],
  [-74.012, 40.575],
  [-74.042, 40.61],
];
const MANHATTAN: Ring = [
  [-74.02, 40.7],
  [-73.975, 40.708],
  [-73.93, 40.795],
  [-73.91, 40.875],
  [-73.93, 40.88],
  [-74.015, 40.75],
  [-74.02, 40.7],
];
const HUDSON: Ring = [
  [-74.165, 40.66],
  [-74.05, 40.645],
  [-74.022, 40.73],
  [-74.0, 40.78],
  [-74.03, 40.82],
  [-74.1, 40.76],
  [-74.165, 40.66],
];

const ZONES: NwsZone[] = [
  zone("NYZ075", "public", "Kings (Brooklyn)", BROOKLYN),
  zone("NYC047", "county", "Kings", BROOKLYN),
  zone("NYZ072", "public", "New York (Manhattan)", MANHATTAN),
  zone("NYC061", "county", "New York", MANHATTAN),
  zone("NJZ006", "public", "Hudson", HUDSON),
  zone("NJC017", "county", "Hudson", HUDSON),
];

function zone(id: string, type: NwsZone["type"], name: string, ring: Ring): NwsZone {
  return { id, type, name, geometry: { type: "Polygon", coordinates: [ring] } };
}

export function findZone(state: SandboxState, id: string): NwsZone | undefined {
  return state.zones.find((made) => made.id === id) ?? ZONES.find((known) => known.id === id);
}

/** The one that a place lies in; where none is known, one is made around it. */
export function zoneAround(
  state: SandboxState,
  type: NwsZone["type"],
  { zip, name, area, ...point }: Point & { zip: string; name?: string; area: Polygon },
): NwsZone {
  const place: [number, number] = [point.latitude, point.longitude];
  const known = [...state.zones, ...ZONES].find((each) =>
    each.type === type && contains(each.geometry as Polygon, place)
  );
  if (known) return known;
  const usState = name?.split(", ").at(-1) ?? "NY";
  const id = `${usState}${type === "county" ? "C" : "Z"}${zip.slice(-3).replace(/^000$/, "999")}`;
  const made = { id, type, name: name ?? `Around ${zip}`, geometry: area };
  state.zones.push(made);
  return made;
}

/** As the service has one [api.weather.gov/openapi.json, ZoneGeoJson]. */
export function zoneFeature({ id, type, name, geometry }: NwsZone) {
  const url = `https://api.weather.gov/zones/${type === "county" ? "county" : "forecast"}/${id}`;
  return {
    "@context": { "@version": "1.1" },
    id: url,
    type: "Feature",
    geometry,
    properties: {
      "@id": url,
      "@type": "wx:Zone",
      id,
      type,
      name,
      effectiveDate: "2025-03-18T18:00:00+00:00",
      expirationDate: "2200-01-01T00:00:00+00:00",
      state: id.slice(0, 2),
      cwa: ["OKX"],
      forecastOffices: ["https://api.weather.gov/offices/OKX"],
      timeZone: ["America/New_York"],
      observationStations: [],
      radarStation: null,
    },
  };
}
