// GET /alerts/active, /zones/{type}/{id}
import { Hono } from "hono";
import type { Faults } from "../state/fault_kinds.ts";
import { hang, takeFault } from "../faults.ts";
import { type NwsZone, type SandboxState, weatherNow } from "../state/state.ts";
import { featureOf, stamp } from "./feature.ts";
import { contains, type Polygon } from "../state/polygon.ts";
import { findZone, zoneFeature } from "./zones.ts";

export function nwsRoutes(state: SandboxState): Hono {
  const app = new Hono();
  app.get("/alerts/active", async (c) => {
    if (!c.req.header("user-agent")?.trim()) return c.html(ACCESS_DENIED, 403);
    const fault = takeFault(state, "nws");
    if (fault?.kind === "timeout") await hang(state, c.req.raw);
    if (fault?.kind === "503") return problem(503, "Service Unavailable");
    if (fault?.kind === "html") return c.html(ACCESS_DENIED);
    const query = new URL(c.req.url).searchParams;
    const unknown = [...query.keys()].find((name) => !KNOWN.includes(name));
    if (unknown) {
      return problem(400, "Bad Request", `Query parameter "${unknown}" is not recognized`);
    }
    const point = query.get("point");
    if (point && !/^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/.test(point)) {
      return problem(400, "Bad Request", 'Parameter "point" is invalid');
    }
    const events = query.getAll("event").flatMap((list) => list.split(",")).filter(Boolean);
    const now = weatherNow(state);
    const active = state.warnings.filter((warning) =>
      warning.endsAt > now &&
      (events.length === 0 || events.includes(warning.event)) &&
      (!point || contains(warning.polygon, point.split(",").map(Number) as [number, number]))
    );
    const features = fault?.kind === "empty" ? [] : active.map(featureOf).reverse();
    const page = Number(query.get("cursor") ?? 0);
    const isPaged = fault?.kind === "pages" || query.has("cursor");
    const list = JSON.stringify({
      "@context": [
        "https://geojson.org/geojson-ld/geojson-context.jsonld",
        { "@version": "1.1", wx: "https://api.weather.gov/ontology#" },
      ],
      type: "FeatureCollection",
      features: isPaged ? features.slice(page, page + 1) : withFault(features, fault),
      // Also behind the last: the service names a page that is empty.
      ...isPaged && page < features.length &&
        { pagination: { next: nextPage(c.req.url, page + 1) } },
      title: "Current watches, warnings, and advisories",
      updated: stamp(now),
    });
    const half = list.slice(0, Math.ceil(list.length / 2));
    return new Response(fault?.kind === "cut" ? half : list, {
      headers: { "content-type": "application/geo+json" },
    });
  });
  app.get("/zones/:type/:id", async (c) => {
    if (!c.req.header("user-agent")?.trim()) return c.html(ACCESS_DENIED, 403);
    const fault = takeFault(state, "nwsZones");
    if (fault?.kind === "timeout") await hang(state, c.req.raw);
    if (fault?.kind === "503") return problem(503, "Service Unavailable");
    if (fault?.kind === "html") return c.html(ACCESS_DENIED);
    const { type, id } = c.req.param();
    const zone = findZone(state, id);
    const isThere = zone && (type === "county") === (zone.type === "county");
    if (!isThere || fault?.kind === "404") {
      return problem(404, "Not Found", `No ${type} zone ${id}`);
    }
    return new Response(JSON.stringify(zoneFeature(zoneWithFault(zone, fault))), {
      headers: { "content-type": "application/geo+json" },
    });
  });
  return app;
}

/** As zones have come: in parts, in a collection, with a hole where another zone lies, with no area, or another. */
function zoneWithFault(zone: NwsZone, fault: Faults["nwsZones"]): NwsZone {
  const { coordinates } = zone.geometry as Polygon;
  switch (fault?.kind) {
    case "noGeometry":
      return { ...zone, geometry: null };
    case "other":
      return { ...zone, id: "NYZ999" };
    case "multi":
      return { ...zone, geometry: { type: "MultiPolygon", coordinates: [coordinates, ISLET] } };
    case "collection": {
      const geometries = [{ type: "MultiPolygon", coordinates: [coordinates] }, {
        type: "Polygon",
        coordinates: ISLET,
      }];
      return { ...zone, geometry: { type: "GeometryCollection", geometries } };
    }
    case "hole": {
      const geometry = { type: "Polygon", coordinates: [...coordinates, ...coordinates] };
      return { ...zone, geometry };
    }
    default:
      return zone;
  }
}

const ISLET = [[[-71.6, 41.15], [-71.55, 41.15], [-71.55, 41.2], [-71.6, 41.15]]];

/** What has been on lists: nothing at all, each twice, and what no one can read. */
function withFault(features: unknown[], fault: Faults["nws"]): unknown {
  if (fault?.kind === "nullFeatures") return null;
  if (fault?.kind === "twice") return [...features, ...features];
  return fault?.kind === "odd" ? [null, { type: "Feature" }, "?", ...features] : features;
}

function nextPage(address: string, cursor: number): string {
  const url = new URL(address);
  url.searchParams.set("cursor", String(cursor));
  return url.href;
}

const KNOWN = [
  "cursor",
  "event",
  "point",
  "status",
  "message_type",
  "severity",
  "certainty",
  "urgency",
];

/** The service's gatekeeper answers, not the service: hence HTML. */
const ACCESS_DENIED = `<HTML><HEAD>
<TITLE>Access Denied</TITLE>
</HEAD><BODY>
<H1>Access Denied</H1>

You don't have permission to access this resource on this server.
</BODY>
</HTML>
`;

function problem(status: number, title: string, detail = title): Response {
  const correlationId = crypto.randomUUID().slice(0, 8);
  return new Response(
    JSON.stringify({
      correlationId,
      title,
      type: `https://api.weather.gov/problems/${title.replaceAll(" ", "")}`,
      status,
      detail,
      instance: `https://api.weather.gov/requests/${correlationId}`,
    }),
    { status, headers: { "content-type": "application/problem+json" } },
  );
}
