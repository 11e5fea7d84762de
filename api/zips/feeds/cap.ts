// FloodLine's own forecasts in the Common Alerting Protocol 1.2 [docs.oasis-open.org, CAP-v1.2-os].
// The order of elements is the standard's.
import { type Language, tagOf } from "shared/languages.ts";
import type { Level } from "shared/levels.ts";
import { pathTo } from "shared/path_to.ts";
import type { ToldAlert } from "./alert.ts";
import type { FeedPlace } from "./sql.ts";
import { FEED_WORDS } from "./words.ts";
import { optional, type Xml, xml } from "../../http/xml.ts";

const HOUR_MS = 60 * 60_000;

const SEVERITY: Record<Level, string> = { any: "Minor", heavy: "Moderate", flood: "Severe" };
/** That it rains is likelier than not; that a forecast cloudburst hits just here is not. */
const CERTAINTY: Record<Level, string> = { any: "Likely", heavy: "Possible", flood: "Possible" };
const RESPONSE: Record<Level, string> = { any: "Monitor", heavy: "Prepare", flood: "Avoid" };

export function capAlert(
  alert: ToldAlert,
  place: FeedPlace,
  { publicUrl, language }: { publicUrl: string; language: Language },
): Xml {
  const words = FEED_WORDS[language];
  const sender = new URL(publicUrl).host;
  const { level, isOver, span, before } = alert;
  const references = before.map(({ id, sentAt }) => `${sender},${urnOf(id)},${timeOf(sentAt)}`);
  return xml`<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
<identifier>${urnOf(alert.id)}</identifier>
<sender>${sender}</sender>
<sent>${timeOf(alert.sentAt)}</sent>
<status>Actual</status>
<msgType>${isOver ? "Cancel" : before.length > 0 ? "Update" : "Alert"}</msgType>
<scope>Public</scope>
<note>${alert.note ?? words.note}</note>
${
    optional(references.join(" ") || undefined, (list) =>
      xml`<references>${list}</references>\n`)
  }<info>
<language>${tagOf(language)}</language>
<category>Met</category>
<event>${alert.event}</event>
<responseType>${isOver ? "AllClear" : RESPONSE[level]}</responseType>
<urgency>${urgencyOf(alert)}</urgency>
<severity>${SEVERITY[level]}</severity>
<certainty>${CERTAINTY[level]}</certainty>
${optional(span?.onsetAt && timeOf(span.onsetAt), (at) => xml`<onset>${at}</onset>\n`)}${
    optional(span && timeOf(span.endsAt), (at) => xml`<expires>${at}</expires>\n`)
  }<senderName>FloodLine</senderName>
<headline>${alert.headline}</headline>
<description>${alert.description}</description>
<instruction>${alert.instruction}</instruction>
<web>${publicUrl + pathTo`/zip/${place.zip}`}</web>
<area>
<areaDesc>${areaOf(place)}</areaDesc>
<geocode><valueName>ZIP</valueName><value>${place.zip}</value></geocode>
</area>
</info>
</alert>`;
}

export function urnOf(id: string): string {
  return `urn:uuid:${id}`;
}

function urgencyOf({ isOver, span, sentAt }: ToldAlert): string {
  if (isOver || !span) return "Past";
  if (!span.onsetAt) return "Expected";
  const ahead = span.onsetAt.getTime() - sentAt.getTime();
  return ahead <= 0 ? "Immediate" : ahead <= HOUR_MS ? "Expected" : "Future";
}

/** CAP knows no "Z", nor parts of a second. */
function timeOf(at: Date): string {
  return `${at.toISOString().slice(0, 19)}-00:00`;
}

function areaOf({ city, state, zip }: FeedPlace): string {
  return city ? `${city}, ${state} ${zip}` : `ZIP ${zip}`;
}
