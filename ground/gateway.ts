// One origin in development, as Caddy makes it in production: /api/* to the api, the rest to the web.
import { ERRORS } from "shared/errors.ts";
import { en } from "shared/words/en.ts";

/** How long a request waits for a program that is restarting. */
const PATIENCE_MS = 2000;
const RETRY_MS = 50;

/** Between two neighbours only, never passed on. */
const HOP_BY_HOP = ["connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"];

interface Upstreams {
  /** Ports on this machine. */
  api: number;
  web: number;
}

/** A fetch that pools connections sends a POST again when one resets: each has its own. */
const http = Deno.createHttpClient({ poolMaxIdlePerHost: 0 });

export function createGateway(upstreams: Upstreams): Deno.ServeHandler<Deno.NetAddr> {
  return async (request, { remoteAddr, completed }) => {
    // Not `request.signal`: that aborts after a good answer too.
    const hungUp = new AbortController();
    completed.catch(() => hungUp.abort());
    const url = new URL(request.url);
    const isApi = url.pathname.startsWith("/api/");
    const port = isApi ? upstreams.api : upstreams.web;
    if (!await isListening(port)) return unavailable(isApi);
    try {
      return await pass(request, {
        target: `http://127.0.0.1:${port}${url.pathname}${url.search}`,
        signal: hungUp.signal,
        forwarded: {
          "x-forwarded-for": remoteAddr.hostname,
          "x-forwarded-proto": url.protocol.slice(0, -1),
          "x-forwarded-host": url.host,
          "x-request-id": crypto.randomUUID(),
        },
      });
    } catch (error) {
      if (hungUp.signal.aborted) return new Response(null, { status: 499 });
      if (error instanceof TypeError) return unavailable(isApi); // cut off by a restart
      throw error;
    }
  };
}

/** Asked for by a connection of its own: a request's body can be sent only once. */
async function isListening(port: number): Promise<boolean> {
  const deadline = Date.now() + PATIENCE_MS;
  while (true) {
    try {
      (await Deno.connect({ hostname: "127.0.0.1", port })).close();
      return true;
    } catch (error) {
      if (!(error instanceof Deno.errors.ConnectionRefused)) throw error;
    }
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** Streams both ways, and hangs up when either side does. */
async function pass(
  request: Request,
  { target, forwarded, signal }: {
    target: string;
    forwarded: Record<string, string>;
    signal: AbortSignal;
  },
): Promise<Response> {
  const headers = withoutHops(request.headers);
  for (const [name, value] of Object.entries(forwarded)) headers.set(name, value);
  // What comes compressed would be unpacked on the way, with headers that still say otherwise.
  headers.set("accept-encoding", "identity");
  const init: RequestInit & { client: Deno.HttpClient } = {
    method: request.method,
    headers,
    body: request.body,
    redirect: "manual",
    signal,
    client: http,
  };
  const response = await fetch(target, init);
  return new Response(response.body, {
    status: response.status,
    headers: withoutHops(response.headers),
  });
}

function withoutHops(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of HOP_BY_HOP) kept.delete(name);
  return kept;
}

function unavailable(isApi: boolean): Response {
  const [status, message] = [ERRORS.unavailable, en.errors.unavailable];
  const headers = { "retry-after": "5", "cache-control": "no-store" };
  return isApi
    ? Response.json({ error: { code: "unavailable", message } }, { status, headers })
    : new Response(`${message}\n`, { status, headers });
}
