// The weather's two services, asked as the worker asks; and this machine's clock, by theirs.
import { OpenMeteo } from "../../../worker/weather/open_meteo.ts";
import { WeatherService } from "../../../worker/warnings/nws.ts";
import { Coops } from "../../../worker/tides/coops.ts";
import { wait } from "../../../worker/wait.ts";
import { type Diagnosis, fail, leaveUntold, look, pass } from "./finding.ts";

interface WeatherOptions {
  openMeteo: { url: string; apiKey?: string };
  nws: { url: string; contact?: string };
  /** Undefined: no tide is asked for. */
  coopsUrl?: string;
  now: () => Date;
}

/** Brooklyn. */
const SOMEWHERE = { latitude: 40.677, longitude: -74.009 };
/** S3 refuses signatures that are off by 15 minutes; quiet hours and slots are off by as much. */
const MOST_SKEW_MS = 30_000;
const TIMEOUT_MS = 10_000;

export async function checkWeather(
  { openMeteo, nws, coopsUrl, now }: WeatherOptions,
): Promise<Diagnosis[]> {
  return [
    ...await look("Open-Meteo", "see OPEN_METEO_URL and OPEN_METEO_API_KEY", async () => {
      const places = await new OpenMeteo(openMeteo).ask([SOMEWHERE]);
      return [pass("Open-Meteo", `gives the weather of ${places.length} place asked for`)];
    }),
    ...await look("Weather Service", "see NWS_URL and NWS_CONTACT", async () => {
      const { heard } = await new WeatherService(nws).listFloodWarnings(now());
      return [pass("Weather Service", `${heard.length} flood warnings in the country just now`)];
    }),
    ...coopsUrl ? await look("tides", "see COOPS_API_URL", () => checkTides(coopsUrl)) : [],
    ...await look("clock", "see whether the machine has a network", () => checkClock(nws.url, now)),
  ];
}

async function checkTides(url: string): Promise<Diagnosis[]> {
  const { stations } = await new Coops({ url, wait }).listStations();
  if (stations.length > 0) return [pass("tides", `${stations.length} stations have flood levels`)];
  return [fail("tides", "no station has flood levels", "see COOPS_API_URL")];
}

async function checkClock(url: string, now: () => Date): Promise<Diagnosis[]> {
  const response = await fetch(url, {
    headers: { "user-agent": "FloodLine" },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const heardAt = now();
  await response.body?.cancel();
  const date = Date.parse(response.headers.get("date") ?? "");
  if (Number.isNaN(date)) {
    const todo = "compare `date -u` on this machine with time.gov";
    return [leaveUntold("clock", "the Weather Service gave no date to compare with", todo)];
  }
  const skewMs = heardAt.getTime() - date;
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  if (Math.abs(skewMs) <= MOST_SKEW_MS) {
    return [pass("clock", `right to ${Math.max(1, seconds)} s`)];
  }
  const says = `${seconds} s ${skewMs > 0 ? "ahead" : "behind"}`;
  return [fail("clock", says, "switch on time synchronisation: timedatectl set-ntp true")];
}
