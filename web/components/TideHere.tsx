import type { ZipWeather } from "shared/api/zips.ts";
import { tides as words } from "@/words/en/district/tides.ts";
import { nearTimeIn } from "@/words/near_time.ts";
import { heightIn } from "@/words/tide_heights.ts";

/** By how much the next high water is near to flooding, at each gauge that speaks for a district. */
export function TideHere({ weather, now }: { weather: ZipWeather[]; now: Date }) {
  const gauges = new Map(
    weather.flatMap(({ tide, timeZone }) => tide ? [[tide.station.id, { tide, timeZone }]] : []),
  );
  const sentences = [...gauges.values()].map(({ tide: { station, high, levels }, timeZone }) => {
    if (!high) return words.silent(station.name);
    const when = nearTimeIn("en", high.at, now, timeZone);
    const threshold = heightIn("en", levels.minor);
    return words.next(station.name, heightIn("en", high.metres), when, threshold);
  });
  return sentences.length > 0 ? <p>{sentences.join(" ")}</p> : null;
}
