// NOAA CO-OPS: the data API's datagetter and the metadata API's list of water-level stations.
import { type Context, Hono } from "hono";
import { hang, takeFault } from "../faults.ts";
import type { Faults } from "../state/fault_kinds.ts";
import { type SandboxState, weatherNow } from "../state/state.ts";
import { listOf } from "./list.ts";
import { heightsOf, predictionsOf } from "./heights.ts";
import { STATIONS } from "./stations.ts";

const DATUMS = ["MLLW", "STND", "MHHW", "MHW", "MTL", "MSL", "MLW", "NAVD"];
const DAY_MS = 86_400_000;
const MOST_DAYS = 31;

export function coopsRoutes(state: SandboxState): Hono {
  const app = new Hono();
  app.get("/api/prod/datagetter", async (c) => {
    const fault = takeFault(state, "coops");
    const refused = await refuse(state, c, fault);
    if (refused) return refused;
    const query = new URL(c.req.url).searchParams;
    const station = STATIONS.find(({ id }) => id === query.get("station"));
    if (!station) return problem("The station is not a valid station or there is system error.");
    const datum = query.get("datum");
    if (!datum) return problem("Wrong Datum: Datum cannot be null or empty");
    if (!DATUMS.includes(datum)) {
      return problem(`Wrong Datum: The supported Datum values are: ${DATUMS.join(", ")}`);
    }
    const [from, to] = [readTime(query.get("begin_date")), readTime(query.get("end_date"))];
    if (from === undefined || to === undefined) {
      return problem("The begin_date or end_date value is invalid or out of range.");
    }
    if (to - from > MOST_DAYS * DAY_MS) {
      return problem(
        "Range Limit Exceeded: The size limit for data retrieval for this product is 31 days",
      );
    }
    if (query.get("time_zone") !== "gmt" || query.get("units") !== "metric" || datum !== "MLLW") {
      return problem("This sandbox plays GMT, metres and MLLW alone.");
    }
    if (!station.datums || fault?.kind === "noData") return problem(NO_DATA);
    const span = { from, to };
    const isPredicted = query.get("product") === "predictions";
    const answer = isPredicted
      ? predictionsOf(state, station, span)
      : heightsOf(state, station, { from, to: Math.min(to, weatherNow(state).getTime()) }, fault);
    const json = JSON.stringify(answer);
    return asJson(fault?.kind === "cut" ? json.slice(0, json.length / 2) : json);
  });
  app.get("/mdapi/prod/webapi/stations.json", async (c) => {
    const fault = takeFault(state, "coops");
    const refused = await refuse(state, c, fault);
    if (refused) return refused;
    if (c.req.query("type") !== "waterlevels") {
      return asJson(JSON.stringify({ count: 0, stations: [] }));
    }
    return asJson(JSON.stringify(listOf(STATIONS, c.req.query("units") === "metric")));
  });
  return app;
}

/** What hits each of its answers. */
async function refuse(
  state: SandboxState,
  c: Context,
  fault: Faults["coops"],
): Promise<Response | undefined> {
  switch (fault?.kind) {
    case "timeout":
      return await hang(state, c.req.raw);
    case "503":
      return new Response("Service Unavailable", { status: 503 });
    case "429":
      return new Response('{"message":"Too Many Requests"}', { status: 429 });
    case "403":
      return new Response('{"message":"Forbidden"}', { status: 403 });
    case "html":
      return c.html("<html><body>Scheduled maintenance</body></html>");
  }
}

const NO_DATA =
  "No data was found. This product may not be offered at this station at the requested time.";

/** Mistakes come with 200, a space before the words and empty lines behind. */
function problem(message: string): Response {
  return asJson(JSON.stringify({ error: { message: ` ${message}` } }) + "\n\n");
}

function asJson(body: string): Response {
  return new Response(body, { headers: { "content-type": "application/json;charset=UTF-8" } });
}

/** "20261127 18:06" in GMT. */
function readTime(text: string | null): number | undefined {
  const [, y, m, d, hour = "00", minute = "00"] =
    /^(\d{4})(\d\d)(\d\d)(?: (\d\d):(\d\d))?$/.exec(text ?? "") ?? [];
  const at = Date.parse(`${y}-${m}-${d}T${hour}:${minute}:00Z`);
  return Number.isNaN(at) ? undefined : at;
}
