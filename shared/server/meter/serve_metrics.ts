// `/metrics`, on a port of its own: Caddy passes nothing on to it, so nobody outside can ask.
import { forNobody } from "../async_context.ts";
import { getLogger } from "../log.ts";
import { type Family, writeFamilies } from "./families.ts";

const log = getLogger(["shared", "server", "meter"]);

interface ServeOptions {
  hostname: string;
  /** Undefined: nobody collects figures, and nothing listens. 0 takes any free one. */
  port: number | undefined;
  /** Asked at each request. */
  listFamilies: () => Promise<Family[]> | Family[];
}

/** Undefined where nothing listens. */
export function serveMetrics({ hostname, port, listFamilies }: ServeOptions) {
  if (port === undefined) return undefined;
  return Deno.serve({
    hostname,
    port,
    onListen: ({ port: metricsPort }) => log.info("figures are served", { metricsPort }),
  }, async (request) => {
    if (new URL(request.url).pathname !== "/metrics") return new Response(null, { status: 404 });
    if (request.method !== "GET") return new Response(null, { status: 405 });
    const { text, contentType } = await forNobody(async () => writeFamilies(await listFamilies()));
    return new Response(text, { headers: { "content-type": contentType } });
  });
}
