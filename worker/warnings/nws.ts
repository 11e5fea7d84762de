// The Weather Service's flood warnings: one request for the whole country.
// Source: api.weather.gov; fields as in CAP 1.2.
import { z } from "zod";

const EVENTS = ["Flash Flood Warning", "Flood Warning"];
/** The service refuses requests that do not say whom to write to. */
const CONTACT_IN_DEVELOPMENT = "development";

/** One message of the service. A danger that changes is told by a chain of them. */
export interface Heard {
  id: string;
  event: string;
  headline: string | null;
  sender: string | null;
  messageType: "Alert" | "Update" | "Cancel";
  sentAt: Date;
  /** The messages before it in its chain, oldest first. */
  references: string[];
  /** Null where it names counties only. */
  area: Area | null;
  onsetAt: Date | null;
  endsAt: Date;
}

export class WeatherService {
  constructor(
    private readonly options: { url: string; contact?: string; timeoutMs?: number },
  ) {}

  /** @throws when the service does not answer, or not with a list of warnings */
  async listFloodWarnings(): Promise<Heard[]> {
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
      return data ? [toHeard(data)] : [];
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
    // No test, draft or exercise.
    status: z.literal("Actual"),
    messageType: z.enum(["Alert", "Update", "Cancel"]),
    sent: Time,
    // A chain that cannot be read must not hide the warning at its end.
    references: z.array(z.object({ identifier: z.string(), sent: Time })).catch([]),
    headline: z.string().nullish(),
    senderName: z.string().nullish(),
    onset: Time.nullish(),
    ends: Time.nullish(),
    expires: Time,
  }),
});

function toHeard({ geometry, properties }: z.infer<typeof Feature>): Heard {
  const { id, event, messageType, sent, references, headline, senderName, onset, ends, expires } =
    properties;
  return {
    id,
    event,
    headline: headline ?? null,
    sender: senderName ?? null,
    messageType,
    sentAt: sent,
    references: references.toSorted((a, b) => a.sent.getTime() - b.sent.getTime())
      .map(({ identifier }) => identifier),
    area: geometry,
    onsetAt: onset ?? null,
    // `expires` is when the message is due for renewal; `ends`, where known, when the danger ends.
    endsAt: ends ?? expires,
  };
}
