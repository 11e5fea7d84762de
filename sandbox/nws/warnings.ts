// Official warnings as the National Weather Service words them: CAP 1.2 fields in GeoJSON.
import { z } from "zod";
import { zipOr } from "shared/zip.ts";
import { changed, type State, type Warning, weatherNow } from "../state.ts";
import { findZip } from "../zips.ts";
import { Polygon } from "./polygon.ts";

export const NewWarning = z.strictObject({
  zip: z.string().overwrite(zipOr).regex(/^\d{5}$/, "A ZIP code has five digits.").optional(),
  polygon: Polygon.optional(),
  event: z.string().min(1).optional(),
  headline: z.string().optional(),
  minutes: z.number().positive().max(7 * 24 * 60),
  damageThreat: z.enum(["CONSIDERABLE", "CATASTROPHIC"]).optional(),
  /** The id of the warning whose place it takes. */
  updates: z.string().optional(),
});
export type NewWarning = z.input<typeof NewWarning>;

/** A cancellation stays on the list for as long. */
const CANCEL_MS = 10 * 60_000;

/** undefined: neither a known ZIP code, nor a polygon, nor a warning to update. */
export async function issueWarning(
  state: State,
  wanted: z.output<typeof NewWarning>,
): Promise<Warning | undefined> {
  const { zip, headline, minutes, damageThreat } = wanted;
  const before = state.warnings.find(({ id }) => id === wanted.updates);
  if (wanted.updates && !before) return undefined;
  const place = zip ? await findZip(zip) : undefined;
  const polygon = wanted.polygon ?? (place && around(place)) ?? before?.polygon;
  if (!polygon) return undefined;
  const issuedAt = weatherNow(state);
  return take(state, before, {
    id: newId(),
    messageType: before ? "Update" : "Alert",
    references: chainOf(before),
    event: wanted.event ?? before?.event ?? "Flood Warning",
    place: place?.name ?? (zip ? `ZIP ${zip}` : before?.place ?? "a polygon"),
    headline,
    damageThreat,
    polygon,
    issuedAt,
    endsAt: new Date(issuedAt.getTime() + minutes * 60_000),
  });
}

/** The service's own word that the danger is over; undefined: there is no such warning. */
export function cancelWarning(state: State, id: string): Warning | undefined {
  const before = state.warnings.find((warning) => warning.id === id);
  if (!before) return undefined;
  const issuedAt = weatherNow(state);
  return take(state, before, {
    ...before,
    id: newId(),
    messageType: "Cancel",
    references: chainOf(before),
    headline: `The ${before.event} has been cancelled.`,
    issuedAt,
    endsAt: new Date(issuedAt.getTime() + CANCEL_MS),
  });
}

/** Gone from the list without a word; without an id, all of them. */
export function withdrawWarning(state: State, id?: string): void {
  state.warnings = id ? state.warnings.filter((warning) => warning.id !== id) : [];
  changed(state);
}

/** As on the service's own list, a message takes the place of the one before it. */
function take(state: State, before: Warning | undefined, warning: Warning): Warning {
  state.warnings = [...state.warnings.filter((known) => known !== before), warning];
  changed(state);
  return warning;
}

function chainOf(before: Warning | undefined): Warning["references"] {
  return before ? [...before.references, { id: before.id, issuedAt: before.issuedAt }] : [];
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
