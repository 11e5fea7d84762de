// A warning as a GeoJSON feature, field for field [api.weather.gov/openapi.json].
import type { NwsWarning } from "../state/state.ts";

/** The Weather Service's severity, certainty and urgency go with the kind of event. */
const EVENTS: Record<
  string,
  [code: string, vtec: string, severity: string, certainty: string, urgency: string]
> = {
  "Flash Flood Warning": ["FFW", "FF.W", "Severe", "Likely", "Immediate"],
  "Flash Flood Statement": ["FFS", "FF.W", "Severe", "Likely", "Immediate"],
  "Flash Flood Watch": ["FFA", "FF.A", "Severe", "Possible", "Future"],
  "Flood Warning": ["FLW", "FL.W", "Severe", "Likely", "Expected"],
  "Flood Statement": ["FLS", "FL.S", "Minor", "Likely", "Expected"],
  "Flood Advisory": ["FLS", "FA.Y", "Minor", "Likely", "Expected"],
  "Flood Watch": ["FFA", "FA.A", "Severe", "Possible", "Future"],
  "Coastal Flood Warning": ["CFW", "CF.W", "Severe", "Likely", "Expected"],
  "Coastal Flood Advisory": ["CFW", "CF.Y", "Minor", "Likely", "Expected"],
  "Coastal Flood Statement": ["CFW", "CF.S", "Minor", "Likely", "Expected"],
  "Coastal Flood Watch": ["CFW", "CF.A", "Severe", "Possible", "Future"],
  "Storm Surge Warning": ["TCV", "SS.W", "Extreme", "Likely", "Expected"],
  "Storm Surge Watch": ["TCV", "SS.A", "Severe", "Possible", "Future"],
  "Lakeshore Flood Warning": ["CFW", "LS.W", "Severe", "Likely", "Expected"],
  "Lakeshore Flood Advisory": ["CFW", "LS.Y", "Minor", "Likely", "Expected"],
  "Lakeshore Flood Statement": ["CFW", "LS.S", "Minor", "Likely", "Expected"],
  "Lakeshore Flood Watch": ["CFW", "LS.A", "Severe", "Possible", "Future"],
};

const SENDER = "w-nws.webmaster@noaa.gov";

export function featureOf(warning: NwsWarning) {
  const { id, messageType, references, event, issuedAt, expiresAt, damageThreat } = warning;
  const endsAt = warning.isOpenEnded ? undefined : warning.endsAt;
  const isOver = messageType === "Cancel";
  const [code, vtec, severity, certainty, urgency] = EVENTS[event] ??
    ["SPS", undefined, "Moderate", "Observed", "Expected"];
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
        `https://api.weather.gov/zones/${code[2] === "Z" ? "forecast" : "county"}/${code}`
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
        ...vtec && { VTEC: [vtecOf(warning, vtec)] },
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

/** "/O.NEW.KOKX.CF.Y.0021.261122T1800Z-261123T0000Z/": a chain keeps its number. */
function vtecOf(
  { id, messageType, references, startsAt, endsAt, isOpenEnded }: NwsWarning,
  vtec: string,
) {
  const action = { Alert: "NEW", Update: "CON", Cancel: "CAN" }[messageType];
  const first = references[0]?.id ?? id;
  const number = String([...first].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 10_000);
  const at = (date: Date) => date.toISOString().replace(/[-:]/g, "").slice(2, 13) + "Z";
  const end = isOpenEnded ? "000000T0000Z" : at(endsAt);
  return `/O.${action}.KOKX.${vtec}.${number.padStart(4, "0")}.${at(startsAt)}-${end}/`;
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
  return `${DAY.format(date)} at ${TIME.format(date).replace(/\s(?=[AP]M)/, "")}`;
}

// Made once: that costs far more than to use it, and each answer uses it for each warning.
const formatOf = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-US", { timeZone: "America/New_York", ...options });
const DAY = formatOf({ month: "long", day: "numeric" });
const TIME = formatOf({ hour: "numeric", minute: "2-digit", timeZoneName: "short" });
