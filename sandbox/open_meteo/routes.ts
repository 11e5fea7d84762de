// GET and POST /v1/forecast, and which run of the model it comes from.
import { type Context, Hono } from "hono";
import { waitWhileOpen } from "../background.ts";
import type { Faults } from "../state/fault_kinds.ts";
import { hang, takeFault } from "../faults.ts";
import { note } from "../requests.ts";
import { type SandboxState, weatherNow } from "../state/state.ts";
import { forecast } from "./answer.ts";
import { countPlaces } from "./limits.ts";
import { oddPlaces, spoilPlace } from "./odd.ts";
import { ForecastError, type ForecastQuery, readQuery } from "./query.ts";

export function openMeteoRoutes(state: SandboxState): Hono {
  const app = new Hono();
  app.on(["GET", "POST"], "/v1/forecast", async (c) => {
    if (c.req.url.length > MAX_URL) return c.text("URI Too Long", 414);
    if (state.latency.openMeteoMs) {
      await waitWhileOpen(state, state.latency.openMeteoMs, c.req.raw.signal);
    }
    const fault = takeFault(state, "openMeteo");
    if (fault?.kind === "timeout") await hang(state, c.req.raw);
    if (fault?.kind === "429") return refusal(429, LIMIT_EXCEEDED);
    if (fault?.kind === "503") return refusal(503, OVERLOADED);
    let query: ForecastQuery;
    try {
      query = readQuery(await parametersOf(c));
    } catch (error) {
      if (error instanceof ForecastError) return refusal(400, error.message);
      throw error;
    }
    const refused = countPlaces(state, query.places.length);
    if (fault?.kind === "limits" && refused) return refusal(429, refused);
    note(c, query.places.length === 1 ? "1 place" : `${query.places.length} places`);
    const odd = await oddPlaces(state.faults.openMeteoPlaces ?? [], query.places);
    if (odd.includes("refused")) return refusal(400, NO_DATA);
    const places = [forecast(query, state.rains, weatherNow(state))].flat();
    const answered = places.map((place, i) => odd[i] ? spoilPlace(odd[i], place!) : place);
    const text = write(reordered(answered, fault), odd.indexOf("breaks"));
    return new Response(spoilt(text, fault), { headers: HEADERS });
  });
  app.get("/data/:model/static/meta.json", (c) => {
    const runAt = Math.floor((state.modelRunAt ?? lastRun(state)).getTime() / 1000);
    return c.json({
      last_run_initialisation_time: runAt,
      last_run_modification_time: runAt + 4_200,
      last_run_availability_time: runAt + 4_500,
      temporal_resolution_seconds: 900,
      update_interval_seconds: 3_600,
    });
  });
  return app;
}

/** A run each hour, there after an hour and a quarter. */
function lastRun(state: SandboxState): Date {
  const at = weatherNow(state).getTime() - 75 * 60_000;
  return new Date(Math.floor(at / 3_600_000) * 3_600_000);
}

const MAX_URL = 64 * 1024;
const HEADERS = { "content-type": "application/json; charset=utf-8" };
const LIMIT_EXCEEDED = "Minutely API request limit exceeded. Please try again in one minute.";
const NO_DATA = "No data is available for this location";
const STREAM_ERROR = "Unexpected error while streaming data: timeoutReached";
const OVERLOADED = "The API is currently overloaded. Please try again later.";

function reordered<T>(places: T[], fault: Faults["openMeteo"]): T[] {
  if (fault?.kind === "reversed") return places.toReversed();
  if (fault?.kind === "fewer") return places.slice(1);
  return fault?.kind === "more" ? [...places, places[0]!] : places;
}

/** One place: an object. Several: an array. It ends at the place that breaks. */
function write(places: unknown[], breaksAt: number): string {
  if (breaksAt >= 0) {
    const whole = places.slice(0, breaksAt).map((place) => textOf(place) + ",").join("");
    const begun = textOf(places[breaksAt]).slice(0, 120);
    return `${places.length === 1 ? "" : "["}${whole}${begun}${STREAM_ERROR}`;
  }
  return places.length === 1 ? textOf(places[0]) : `[${places.map(textOf).join(",")}]`;
}

/** What no JSON can say is written as it is. */
function textOf(place: unknown): string {
  return JSON.stringify(place).replaceAll('"NaN"', "NaN");
}

/** What a failure in mid-stream leaves: a 200 whose JSON breaks off. */
function spoilt(text: string, fault: Faults["openMeteo"]): string {
  if (fault?.kind === "text") return STREAM_ERROR;
  if (fault?.kind === "html") return "<!doctype html><title>Just a moment</title>";
  const half = text.slice(0, Math.ceil(text.length / 2));
  if (fault?.kind === "cut") return half + STREAM_ERROR;
  if (fault?.kind === "badJson") return half;
  return text;
}

function refusal(status: number, reason: string): Response {
  return Response.json({ error: true, reason }, { status });
}

async function parametersOf(c: Context): Promise<URLSearchParams> {
  const parameters = new URL(c.req.url).searchParams;
  if (c.req.method === "GET") return parameters;
  const text = await c.req.text();
  if (!c.req.header("content-type")?.includes("json")) {
    for (const [name, value] of new URLSearchParams(text)) parameters.append(name, value);
    return parameters;
  }
  for (const [name, value] of Object.entries(jsonObject(text))) {
    for (const each of Array.isArray(value) ? value : [value]) {
      parameters.append(name, String(each));
    }
  }
  return parameters;
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw new ForecastError("Could not decode JSON body");
  }
}
