import type { ZipPage } from "shared/api/zips.ts";
import { type Level, THRESHOLDS } from "shared/levels.ts";
import { Icon } from "./Icon.tsx";
import { ago, clock, dayAndTime } from "./times.ts";

/** A sweep runs every half hour; older than this, it is the weather source that is silent. */
const STALE_HOURS = 2;

const STORM_WORDS: Record<Level, string> = {
  any: "Rain",
  heavy: "Heavy rain",
  flood: "Flood risk",
};

/** The first thing to know about a ZIP code, in words. */
export function StateOfZip({ zip, now }: { zip: ZipPage; now: Date }) {
  const level = zip.episode?.level;
  return (
    <div class={`state ${zip.checkedAt ? level ?? "calm" : ""}`.trim()}>
      <Icon name={level ?? "calm"} size={44} />
      <div>
        <p class="words">{stateWords(zip, now)}</p>
        <p>{sourceWords(zip, now)}</p>
        {level === "flood" && (
          <p>
            <strong>Keep out of flooded streets and basements. In danger, call 911.</strong>
          </p>
        )}
      </div>
    </div>
  );
}

function stateWords({ episode, checkedAt, timeZone }: ZipPage, now: Date): string {
  if (!checkedAt) return "Not watched yet";
  if (!episode) return "No storm now";
  return `${STORM_WORDS[episode.level]} since ${since(episode.startedAt, now, timeZone)}`;
}

function since(at: string, now: Date, timeZone: string): string {
  const words = dayAndTime(at, now, timeZone);
  return words.startsWith("today") ? clock(at, timeZone) : words.replace(" at ", ", ");
}

function sourceWords(zip: ZipPage, now: Date): string {
  if (!zip.checkedAt) {
    return "Nobody follows this ZIP code so far. Follow it, and we check its weather every half hour.";
  }
  const checked = ago(zip.checkedAt, now);
  if (now.getTime() - Date.parse(zip.checkedAt) > STALE_HOURS * 60 * 60_000) {
    return `This may be out of date: our weather source last answered ${checked}.`;
  }
  if (isWarned(zip)) {
    return "An official flood warning is in force. Rain is estimated and forecast by a weather " +
      `model, checked ${checked}.`;
  }
  return `${nextRain(zip)}Estimated and forecast by a weather model, checked ${checked}.`;
}

/** Then the flood risk may be the Weather Service's word, not the model's. */
function isWarned({ episode, officialWarnings }: ZipPage): boolean {
  return episode?.level === "flood" && officialWarnings.list.length > 0;
}

/** "Rain is forecast from about 5:15 PM. ", where it is dry and will not stay so. */
function nextRain({ episode, readings, timeZone }: ZipPage): string {
  if (episode) return "";
  const wet = readings.find(({ mm, forecast }) => forecast && mm >= THRESHOLDS.any.mmPer15Min);
  return wet ? `Rain is forecast from about ${clock(wet.at, timeZone)}. ` : "";
}
