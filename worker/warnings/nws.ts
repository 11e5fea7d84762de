// The Weather Service's active flood warnings: one request for the whole country.
// Source: api.weather.gov; fields as in CAP 1.2.
import { z } from "zod";
import type { StoredWarning } from "./sql.ts";

const EVENTS = ["Flash Flood Warning", "Flood Warning"];
/** The service refuses requests that do not say whom to write to. */
const CONTACT_IN_DEVELOPMENT = "development";

export class WeatherService {
  constructor(
    private readonly options: { url: string; contact?: string; timeoutMs?: number },
  ) {}

  /** @throws when the service does not answer, or not with a list of warnings */
  async listFloodWarnings(): Promise<StoredWarning[]> {
    const { url, contact = CONTACT_IN_DEVELOPMENT, timeoutMs = 10_000 } = this.options;
    const response = await fetch(
      `${url.replace(/\/$/, "")}/alerts/active?event=${encodeURIComponent(EVENTS.join(","))}`,
      {
        headers: { "user-agent": `FloodLine (${contact})`, accept: "application/geo+json" },
        signal: AbortSignal.timeout(timeoutMs),
      },
    );
    const text = await response.text();
    if (!response.ok) throw new Error(`the Weather Service answered ${response.status}`);
    const { features } = List.parse(JSON.parse(text));
    // One warning in an unknown shape must not hide the others.
    const warnings = features.flatMap((feature) => {
      const { data } = Feature.safeParse(feature);
      return data && isActual(data) ? [toWarning(data)] : [];
    });
    return [...new Map(warnings.map((warning) => [warning.id, warning])).values()];
  }
}

const List = z.object({ features: z.array(z.unknown()) });

const Ring = z.array(z.tuple([z.number(), z.number()], z.number())).min(4);
const Area = z.union([
  z.object({ type: z.literal("Polygon"), coordinates: z.array(Ring).min(1) }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
]);
export type Area = z.infer<typeof Area>;

const Time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const Feature = z.object({
  geometry: Area.nullable(),
  properties: z.object({
    id: z.string(),
    event: z.enum(EVENTS),
    status: z.string(),
    messageType: z.string(),
    headline: z.string().nullish(),
    senderName: z.string().nullish(),
    onset: Time.nullish(),
    ends: Time.nullish(),
    expires: Time,
  }),
});
type Feature = z.infer<typeof Feature>;

/** Not a test, a draft or a cancellation. */
function isActual({ properties: { status, messageType } }: Feature): boolean {
  return status === "Actual" && messageType !== "Cancel";
}

function toWarning({ geometry, properties }: Feature): StoredWarning {
  return {
    id: properties.id,
    event: properties.event,
    headline: properties.headline ?? null,
    sender: properties.senderName ?? null,
    area: geometry,
    onsetAt: properties.onset ?? null,
    // `expires` is when the message is due for renewal; `ends`, where known, when the danger ends.
    endsAt: properties.ends ?? properties.expires,
  };
}
