// A weather service that some places upset, in front of the sandbox, and places to ask it for.
import { cellCentre } from "../sandbox/open_meteo/grid.ts";
import type { Ask } from "../worker/weather/ask.ts";
import type { TestSandbox } from "./sandbox.ts";

/** Cells in a row to the north, told apart by their latitudes. */
export function line(count: number): Ask[] {
  return Array.from({ length: count }, (_, i) => ({
    ...cellCentre({ latitude: 26 + i * 0.027, longitude: -90 }),
    cellId: String(i),
    zips: [],
    urgency: "wet",
  }));
}

const ANSWERS = {
  refused: () =>
    Response.json({ error: true, reason: "No data is available for this location" }, {
      status: 400,
    }),
  failed: () => new Response("Internal Server Error", { status: 500 }),
  /** It never ends. */
  endless: () => {
    const chunk = new TextEncoder().encode(`[{"latitude":0,${" ".repeat(65_536)}`);
    return new Response(new ReadableStream({ pull: (stream) => stream.enqueue(chunk) }));
  },
};

/** One that answers so to any question with one of these places; the sandbox answers the others. */
export function upset(
  sandbox: TestSandbox,
  isBad: (place: Ask) => boolean,
  how: keyof typeof ANSWERS = "refused",
) {
  const bad = new Set(line(2_000).filter(isBad).map(({ latitude }) => latitude.toFixed(5)));
  const service = { requests: 0, calls: 0 };
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      const { pathname, search, searchParams } = new URL(request.url);
      const latitudes = searchParams.get("latitude")!.split(",");
      service.requests++;
      service.calls += latitudes.length;
      if (latitudes.some((latitude) => bad.has(latitude))) return ANSWERS[how]();
      return await fetch(`${sandbox.url}${pathname}${search}`);
    },
  );
  return Object.assign(service, {
    url: `http://127.0.0.1:${server.addr.port}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  });
}
