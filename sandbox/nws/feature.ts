// A warning as a GeoJSON feature, field for field [api.weather.gov/openapi.json].
import type { NwsWarning } from "../state/state.ts";

/** The Weather Service's severity, certainty and urgency go with the kind of event. */
const EVENTS: Record<string, [code: string, severity: string, certainty: string, urgency: string]> =
  {
    "Flash Flood Warning": ["FFW", "Severe", "Likely", "Immediate"],
    "Flood Warning": ["FLW", "Severe", "Likely", "Expected"],
    "Flood Advisory": ["FLY", "Minor", "Likely", "Expected"],
    "Coastal Flood Warning": ["CFW", "Severe", "Likely", "Expected"],
    "Flash Flood Watch": ["FFA", "Severe", "Possible", "Future"],
    "Flood Watch": ["FFA", "Severe", "Possible", "Future"],
  };

const SENDER = "w-nws.webmaster@noaa.gov";

export function featureOf(warning: NwsWarning) {
  const { id, messageType, references, event, issuedAt, expiresAt, damageThreat } = warning;
  const endsAt = warning.isOpenEnded ? undefined : warning.endsAt;
  const isOver = messageType === "Cancel";
  const [code, severity, certainty, urgency] = EVENTS[event] ??
    ["SPS", "Moderate", "Observed", "Expected"];
  return {
    id: urlOf(id),
    type: "Feature",
    geometry: warning.geometry === undefined ? warning.polygon : warning.geometry,
    properties: {
      "@id": urlOf(id),
      "@type": "wx:Alert",
      id,
      areaDesc: warning.place,
      geocode: warning.geocode,
      affectedZones: warning.geocode.UGC.map((code) =>
        `https://api.weather.gov/zones/county/${code}`
      ),
      references: references.map(({ id, issuedAt }) => ({
        "@id": urlOf(id),
        identifier: id,
        sender: SENDER,
        sent: stamp(issuedAt),
      })),
      sent: stamp(issuedAt),
      effective: stamp(issuedAt),
      onset: stamp(warning.startsAt),
      expires: stamp(expiresAt),
      ends: isOver || !endsAt ? null : stamp(endsAt),
      status: warning.status,
      messageType,
      category: "Met",
      severity: isOver ? "Minor" : damageThreat === "CATASTROPHIC" ? "Extreme" : severity,
      certainty: isOver ? "Observed" : certainty,
      urgency: isOver ? "Past" : urgency,
      event,
      sender: SENDER,
      senderName: "NWS Sandbox",
      headline: warning.headline ??
        `${event} issued ${words(issuedAt)} until ${endsAt ? words(endsAt) : "further notice"} ` +
          "by NWS Sandbox",
      description: `This is a rehearsal by the sandbox. ${event} for ${warning.place}.`,
      instruction: "Turn around, don't drown when encountering flooded roads.",
      response: isOver ? "AllClear" : "Avoid",
      parameters: {
        AWIPSidentifier: [`${code}OKX`],
        WMOidentifier: [`WGUS51 KOKX ${issuedAt.toISOString().replace(/\D/g, "").slice(6, 12)}`],
        ...damageThreat && { flashFloodDamageThreat: [damageThreat] },
        BLOCKCHANNEL: ["EAS", "NWEM"],
        ...endsAt && { eventEndingTime: [stamp(endsAt)] },
        ...references.length > 0 && {
          expiredReferences: [
            references.map(({ id, issuedAt }) => `${SENDER},${id},${stamp(issuedAt)}`).join(" "),
          ],
        },
      },
      scope: "Public",
      code: "IPAWSv1.0",
      language: "en-US",
      web: "http://www.weather.gov",
      eventCode: { SAME: [code], NationalWeatherService: [code] },
    },
  };
}

function urlOf(id: string): string {
  return `https://api.weather.gov/alerts/${id}`;
}

/** "2026-11-22T17:50:18+00:00": the service writes offsets, never Z. */
export function stamp(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "+00:00");
}

/** "November 22 at 12:50PM EST" */
function words(date: Date): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-US", { timeZone: "America/New_York", ...options }).format(date);
  const time = part({ hour: "numeric", minute: "2-digit", timeZoneName: "short" });
  return `${part({ month: "long", day: "numeric" })} at ${time.replace(/\s(?=[AP]M)/, "")}`;
}
