// One message of the Weather Service, as its list has it: GeoJSON around the fields of CAP 1.2. Strict in
// what makes it a warning, lenient in the rest: an odd headline must not hide a flood.
import { z } from "zod";
import type { Threat } from "shared/storms/dangers.ts";
import { type Area, areaOf } from "./geometry.ts";

export const EVENTS = ["Flash Flood Warning", "Flood Warning"] as const;

/** A danger that changes is told by a chain of messages. */
export interface Heard {
  id: string;
  event: string;
  threat: Threat | null;
  headline: string | null;
  sender: string | null;
  messageType: "Alert" | "Update" | "Cancel";
  sentAt: Date;
  /** The messages before it in its chain, oldest first. */
  references: string[];
  /** Null where it names counties only. */
  area: Area | null;
  /** Its counties in words. */
  areaDesc: string | null;
  /** "NY": the states of its counties, by their UGC codes. */
  states: string[];
  onsetAt: Date | null;
  /** When the danger ends; null: until further notice. */
  endsAt: Date | null;
  /** When the message is due to be renewed: no end of the danger. */
  expiresAt: Date | null;
}

/** Undefined: another kind of message, a test or an exercise, or not to be read. */
export function readFeature(feature: unknown, now: Date): Heard | undefined {
  const { data } = Feature.safeParse(feature);
  if (!data) return undefined;
  const { properties: p, geometry } = data;
  return {
    id: p.id,
    event: p.event,
    threat: p.parameters,
    headline: p.headline,
    sender: p.senderName,
    messageType: p.messageType,
    sentAt: p.sent ?? now,
    references: p.references
      .toSorted((a, b) => a.sent.getTime() - b.sent.getTime())
      .map(({ identifier }) => identifier),
    area: areaOf(geometry),
    areaDesc: p.areaDesc,
    states: p.geocode,
    onsetAt: p.onset,
    endsAt: p.ends,
    expiresAt: p.expires,
  };
}

/** Of a feature in whatever shape: what cannot be read has not vanished from the list. */
export function idOf(feature: unknown): string | undefined {
  return Mentioned.safeParse(feature).data?.properties.id;
}

const Mentioned = z.object({ properties: z.object({ id: z.string() }) });

const Time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const MaybeTime = Time.nullable().catch(null);
const MaybeText = z.string().nullable().catch(null);

const Reference = z.object({ identifier: z.string(), sent: Time });
const References = z.array(Reference.nullable().catch(null)).catch([])
  .transform((all) => all.filter((reference) => reference !== null));

/** Several may be in force in one message: the worst counts. */
const Parameters = z.object({ flashFloodDamageThreat: z.array(z.string()) })
  .transform(({ flashFloodDamageThreat: threats }): Threat | null => {
    const said = threats.map((threat) => threat.trim().toUpperCase());
    if (said.includes("CATASTROPHIC")) return "CATASTROPHIC";
    return said.includes("CONSIDERABLE") ? "CONSIDERABLE" : null;
  }).catch(null);

/** "NYC047" is a county, "NYZ075" a zone. */
const Geocode = z.object({ UGC: z.array(z.string().regex(/^[A-Z]{3}/)) })
  .transform(({ UGC }) => [...new Set(UGC.map((code) => code.slice(0, 2)))])
  .catch([]);

const Feature = z.object({
  geometry: z.unknown().optional(),
  properties: z.object({
    id: z.string().min(1),
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
    parameters: Parameters,
    onset: MaybeTime,
    ends: MaybeTime,
    expires: MaybeTime,
  }),
});
