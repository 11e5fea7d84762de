// Official warnings as the National Weather Service words them: CAP 1.2 fields in GeoJSON.
import { z } from "zod";
import { zipOr } from "shared/zip.ts";
import { changed, type NwsWarning, type SandboxState, weatherNow } from "../state/state.ts";
import { findZip } from "../zips.ts";
import { Polygon } from "../state/polygon.ts";
import { zoneAround } from "./zones.ts";

export const NewWarning = z.strictObject({
  zip: z.string().overwrite(zipOr).regex(/^\d{5}$/, "A ZIP code has five digits.").optional(),
  polygon: Polygon.optional(),
  event: z.string().min(1).optional(),
  headline: z.string().optional(),
  minutes: z.number().positive().max(7 * 24 * 60),
  damageThreat: z.enum(["CONSIDERABLE", "CATASTROPHIC"]).optional(),
  /** The id of the warning whose place it takes. */
  updates: z.string().optional(),
  /** From now; below 0: it has begun. */
  startsInMinutes: z.number().optional(),
  /** The message's own end, where it is another than the danger's. */
  expiresInMinutes: z.number().optional(),
  /** Until further notice: `ends` is null, and it stays on the list until it is cancelled. */
  openEnded: z.boolean().optional(),
  /** In place of the polygon: null, a GeometryCollection, or what no reader expects. */
  geometry: z.unknown().optional(),
  /** It has no polygon, and names the zone or county of the ZIP code; left out: as its kind of product does. */
  byZones: z.boolean().optional(),
  /** Its zones and counties by their codes; where it is left out, New York's Kings, or by `byZones`. */
  geocode: z.strictObject({
    SAME: z.array(z.string()).default([]),
    UGC: z.array(z.string()).default([]),
  }).optional(),
  status: z.enum(["Actual", "Exercise", "System", "Test", "Draft"]).optional(),
});
export type NewWarning = z.input<typeof NewWarning>;

const MINUTE_MS = 60_000;
/** A cancellation stays on the list for as long. */
const CANCEL_MS = 10 * MINUTE_MS;
const KINGS = { SAME: ["036047"], UGC: ["NYC047"] };
/** Longer than any sandbox runs. */
const OPEN_ENDED_MS = 365 * 24 * 60 * MINUTE_MS;

/** undefined: neither a known ZIP code, nor a polygon, nor a warning to update. */
export async function issueWarning(
  state: SandboxState,
  wanted: z.output<typeof NewWarning>,
): Promise<NwsWarning | undefined> {
  const { zip, headline, minutes, damageThreat, openEnded = false } = wanted;
  const before = state.warnings.find(({ id }) => id === wanted.updates);
  if (wanted.updates && !before) return undefined;
  const place = zip ? await findZip(zip) : undefined;
  const polygon = wanted.polygon ?? (place && around(place, 0.045)) ?? before?.polygon;
  if (!polygon) return undefined;
  const event = wanted.event ?? before?.event ?? "Flood Warning";
  const zoned = zip && place && !wanted.polygon && (wanted.byZones ?? namesZones(event))
    ? codesOf(state, event, { zip, ...place })
    : undefined;
  const issuedAt = weatherNow(state);
  return take(state, before, {
    id: newId(),
    messageType: before ? "Update" : "Alert",
    references: chainOf(before),
    event,
    place: place?.name ?? (zip ? `ZIP ${zip}` : before?.place ?? "a polygon"),
    headline,
    damageThreat,
    polygon,
    geometry: "geometry" in wanted ? wanted.geometry : zoned ? null : before?.geometry,
    geocode: wanted.geocode ?? zoned ?? before?.geocode ?? KINGS,
    status: wanted.status ?? before?.status ?? "Actual",
    issuedAt,
    startsAt: minutesOn(issuedAt, wanted.startsInMinutes ?? 0),
    expiresAt: minutesOn(issuedAt, wanted.expiresInMinutes ?? minutes),
    endsAt: openEnded ? new Date(issuedAt.getTime() + OPEN_ENDED_MS) : minutesOn(issuedAt, minutes),
    isOpenEnded: openEnded,
  });
}

function minutesOn(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * MINUTE_MS);
}

/** The service's own word that the danger is over; undefined: there is no such warning. */
export function cancelWarning(state: SandboxState, id: string): NwsWarning | undefined {
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
    startsAt: issuedAt,
    expiresAt: new Date(issuedAt.getTime() + CANCEL_MS),
    endsAt: new Date(issuedAt.getTime() + CANCEL_MS),
  });
}

/** Back on the list, as it was: as after a fault of the service's. */
export function relistWarning(state: SandboxState, warning: NwsWarning): void {
  take(state, undefined, warning);
}

/** Gone from the list without a word; without an id, all of them. */
export function withdrawWarning(state: SandboxState, id?: string): void {
  state.warnings = id ? state.warnings.filter((warning) => warning.id !== id) : [];
  changed(state);
}

/** As on the service's own list, a message takes the place of the one before it. */
function take(
  state: SandboxState,
  before: NwsWarning | undefined,
  warning: NwsWarning,
): NwsWarning {
  state.warnings = [...state.warnings.filter((known) => known !== before), warning];
  changed(state);
  return warning;
}

function chainOf(before: NwsWarning | undefined): NwsWarning["references"] {
  return before ? [...before.references, { id: before.id, issuedAt: before.issuedAt }] : [];
}

/** All but what is drawn for a single storm or river. */
function namesZones(event: string): boolean {
  return !["Flash Flood Warning", "Flash Flood Statement", "Flood Warning", "Flood Advisory"]
    .includes(event);
}

/** River floods and their statements name counties, all others forecast zones. */
function codesOf(
  state: SandboxState,
  event: string,
  place: { zip: string; latitude: number; longitude: number; name?: string },
): NwsWarning["geocode"] {
  const type = /^(Flash )?Flood (Warning|Statement|Advisory)$/.test(event) ? "county" : "public";
  const { id } = zoneAround(state, type, { ...place, area: around(place, 0.12) });
  return { SAME: KINGS.SAME, UGC: [id] };
}

/** An octagon around a place; 0.045 degrees are about 5 km. */
function around(
  { latitude, longitude }: { latitude: number; longitude: number },
  radius: number,
): Polygon {
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
