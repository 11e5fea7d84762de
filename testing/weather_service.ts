// A Weather Service that lists what a test gives it, word for word.
import { WeatherService } from "../worker/warnings/nws.ts";

export const NOW = new Date("2026-11-22T18:00:00Z");
export const SQUARE = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]];
export const HOLE = [[4, 4], [6, 4], [6, 6], [4, 6], [4, 4]];
export const FAR = [[50, 50], [60, 50], [60, 60], [50, 60], [50, 50]];

export function feature(geometry: unknown, properties: Record<string, unknown> = {}) {
  return {
    type: "Feature",
    geometry,
    properties: {
      id: `urn:${crypto.randomUUID()}`,
      event: "Flash Flood Warning",
      status: "Actual",
      messageType: "Alert",
      sent: "2026-11-22T12:44:00-05:00",
      references: [],
      headline: "Flash Flood Warning issued",
      senderName: "NWS New York NY",
      onset: "2026-11-22T12:45:00-05:00",
      ends: "2026-11-22T15:45:00-05:00",
      expires: "2026-11-22T14:00:00-05:00",
      ...properties,
    },
  };
}

export function polygon(...rings: number[][][]) {
  return { type: "Polygon", coordinates: rings };
}

/** Null: it is down. */
export function serve(features: unknown[] | null) {
  const service = { features, asked: [] as string[] };
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    (request) => {
      const { pathname, search } = new URL(request.url);
      service.asked.push(`${pathname}${search} as ${request.headers.get("user-agent")}`);
      if (!service.features) return new Response("Service Unavailable", { status: 503 });
      return Response.json({ type: "FeatureCollection", features: service.features });
    },
  );
  const url = `http://127.0.0.1:${server.addr.port}`;
  return Object.assign(service, {
    client: new WeatherService({ url, contact: "ops@floodline.example" }),
    [Symbol.asyncDispose]: () => server.shutdown(),
  });
}
