// Official warnings as the National Weather Service words them: CAP 1.2 fields in GeoJSON.
import { z } from "zod";
import { changed, type State, type Warning, weatherNow } from "../state.ts";
import { findZip } from "../zips.ts";
import { Polygon } from "./polygon.ts";

export const NewWarning = z.strictObject({
  zip: z.string().regex(/^\d{5}$/, "A ZIP code has five digits.").optional(),
  polygon: Polygon.optional(),
  event: z.string().min(1).default("Flood Warning"),
  headline: z.string().optional(),
  minutes: z.number().positive().max(7 * 24 * 60),
  damageThreat: z.enum(["CONSIDERABLE", "CATASTROPHIC"]).optional(),
});
export type NewWarning = z.input<typeof NewWarning>;

/** undefined: neither a known ZIP code nor a polygon. */
export async function issueWarning(
  state: State,
  wanted: z.output<typeof NewWarning>,
): Promise<Warning | undefined> {
  const { zip, event, headline, minutes, damageThreat } = wanted;
  const place = zip ? await findZip(zip) : undefined;
  const polygon = wanted.polygon ?? (place && around(place));
  if (!polygon) return undefined;
  const issuedAt = weatherNow(state);
  const warning: Warning = {
    id: newId(),
    event,
    place: place?.name ?? (zip ? `ZIP ${zip}` : "a polygon"),
    headline,
    damageThreat,
    polygon,
    issuedAt,
    endsAt: new Date(issuedAt.getTime() + minutes * 60_000),
  };
  state.warnings.push(warning);
  changed(state);
  return warning;
}

/** Without an id, all of them. */
export function cancelWarning(state: State, id?: string): boolean {
  const before = state.warnings.length;
  state.warnings = id ? state.warnings.filter((warning) => warning.id !== id) : [];
  changed(state);
  return state.warnings.length < before;
}

/** An octagon of about 5 km around a place. */
function around({ latitude, longitude }: { latitude: number; longitude: number }): Polygon {
  const radius = 0.045;
  const corner = (n: number): [number, number] => {
    const angle = n * Math.PI / 4;
    const wider = radius / Math.cos(latitude * Math.PI / 180);
    return [round(longitude + wider * Math.cos(angle)), round(latitude + radius * Math.sin(angle))];
  };
  const ring = Array.from({ length: 8 }, (_, n) => corner(n));
  return { type: "Polygon", coordinates: [[...ring, ring[0]!]] };
}

function round(degrees: number): number {
  return Number(degrees.toFixed(4));
}

/** "urn:oid:2.49.0.1.840.0.<40 hex digits>.001.1" */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return `urn:oid:2.49.0.1.840.0.${bytes.toHex()}.001.1`;
}
