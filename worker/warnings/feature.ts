// One message of the Weather Service, as its list has it: GeoJSON around the fields of CAP 1.2. Strict in
// what makes it a warning, lenient in the rest: an odd headline must not hide a flood.
import { z } from "zod";
import type { Threat } from "shared/storms/dangers.ts";
import { EVENTS } from "shared/storms/products.ts";
import { areaOf, type WarnedArea } from "./geometry.ts";
import { STATE_OF_FIPS } from "./states.ts";

/** A danger that changes is told by a chain of messages. */
export interface WarningMessage {
  id: string;
  event: string;
  threat: Threat | null;
  headline: string | null;
  sender: string | null;
  messageType: "Alert" | "Update" | "Cancel";
  sentAt: Date;
  /** The messages before it in its chain, oldest first. */
  references: string[];
  /** Null where it names zones or counties only. */
  area: WarnedArea | null;
  /** Those, where there is no area: "NYZ075", "NYC047". */
  zones: string[];
  /** Its zones or counties in words. */
  areaDesc: string | null;
  /** "NY": the states of its counties, by whichever of their codes it has. */
  states: string[];
  onsetAt: Date | null;
  /** When the danger ends; null: until further notice. */
  endsAt: Date | null;
  /** When the message is due to be renewed: no end of the danger. */
  expiresAt: Date | null;
}

/** Undefined: another kind of message, a test or an exercise, or not to be read. */
export function readFeature(feature: unknown, now: Date): WarningMessage | undefined {
  const { data } = Feature.safeParse(feature);
  if (!data) return undefined;
  const { properties: p, geometry } = data;
  const area = areaOf(geometry);
  return {
    id: p.id,
    event: p.event,
    threat: p.parameters,
    headline: p.headline,
    sender: p.senderName,
    messageType: p.messageType,
    sentAt: p.sent ?? now,
    references: p.references
      .toSorted((a, b) => (a.sent?.getTime() ?? 0) - (b.sent?.getTime() ?? 0))
      .map(({ identifier }) => identifier),
    area,
    zones: area ? [] : zonesOf(p),
    areaDesc: p.areaDesc,
    states: statesOf(p),
    onsetAt: p.onset,
    endsAt: p.ends,
    expiresAt: p.expires,
  };
}

type Properties = z.infer<typeof Feature>["properties"];

/** By whichever of its codes it has; the counties of SAME are wider than the zones in them. */
function zonesOf({ geocode: { UGC, SAME }, affectedZones }: Properties): string[] {
  const named = UGC.length > 0 ? UGC : affectedZones;
  const codes = named.length > 0 ? named : SAME.map(({ state, county }) => `${state}C${county}`);
  return [...new Set(codes)].filter(isOnLand).sort();
}

/** No ZIP code lies in the sea ("ANZ335"), and "NYZALL" is no zone. */
function isOnLand(code: string): boolean {
  return STATES.has(code.slice(0, 2)) && /^..[CZ]\d{3}$/.test(code) && !code.endsWith("000");
}

const STATES = new Set(Object.values(STATE_OF_FIPS));

function statesOf({ geocode: { UGC, SAME }, affectedZones }: Properties): string[] {
  const named = [...UGC, ...affectedZones].map((code) => code.slice(0, 2));
  return [...new Set([...named, ...SAME.map(({ state }) => state)])];
}

/** Of a feature in whatever shape: what cannot be read has not vanished from the list. */
export function idOf(feature: unknown): string | undefined {
  return Mentioned.safeParse(feature).data?.properties.id;
}

/** PostgreSQL takes no NUL: one in a headline would cost the whole list. */
const Id = z.string().min(1).regex(/^[^\0]*$/);
const Mentioned = z.object({ properties: z.object({ id: Id }) });

/** The service writes zeros where there is no time, as its bulletins do: "0000-00-00T00:00Z" is none. */
const Time = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
  .refine((time) => time.getTime() > 0 && time.getTime() < Date.UTC(3000, 0));
const MaybeTime = Time.nullable().catch(null);
const MaybeText = z.string().transform((text) => text.replaceAll("\0", "")).nullable().catch(null);

/** What of a list can be read: one odd entry does not hide the others. */
function some<T>(entry: z.ZodType<T>) {
  return z.array(z.unknown()).catch([]).transform((all): T[] =>
    all.flatMap((each) => {
      const { success, data } = entry.safeParse(each);
      return success ? [data] : [];
    })
  );
}

const References = some(z.object({ identifier: Id, sent: MaybeTime }));

/** Several may be in force in one message: the worst counts. */
const Parameters = z.object({
  flashFloodDamageThreat: z.preprocess((said) => [said].flat(), some(z.string())),
}).transform(({ flashFloodDamageThreat: threats }): Threat | null => {
  const said = threats.map((threat) => threat.trim().toUpperCase());
  if (said.includes("CATASTROPHIC")) return "CATASTROPHIC";
  return said.includes("CONSIDERABLE") ? "CONSIDERABLE" : null;
}).catch(null);

/** "NYC047" is a county, "NYZ075" a zone; in the addresses of zones the same codes. */
const Ugc = z.string().regex(/^[A-Z]{2}[CZ](\d{3}|ALL)$/);
const Zone = z.string().transform((address) => address.split("/").at(-1)!).pipe(Ugc);
/** "036047": Kings County, by the Census's numbers. */
const Same = z.string().regex(/^\d{6}$/)
  .transform((code) => ({ state: STATE_OF_FIPS[code.slice(1, 3)], county: code.slice(3) }))
  .pipe(z.object({ state: z.string(), county: z.string() }));
const Geocode = z.object({ UGC: some(Ugc), SAME: some(Same) }).catch({ UGC: [], SAME: [] });

const Feature = z.object({
  geometry: z.unknown().optional(),
  properties: z.object({
    id: Id,
    event: z.enum(EVENTS),
    // No test, draft or exercise.
    status: z.literal("Actual"),
    messageType: z.enum(["Alert", "Update", "Cancel"]),
    sent: MaybeTime,
    references: References,
    headline: MaybeText,
    senderName: MaybeText,
    areaDesc: MaybeText,
    geocode: Geocode,
    affectedZones: some(Zone),
    parameters: Parameters,
    onset: MaybeTime,
    ends: MaybeTime,
    expires: MaybeTime,
  }),
});
