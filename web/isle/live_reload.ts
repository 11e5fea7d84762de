// Live reload: a restart by `deno run --watch` drops the event stream; the browser reconnects, is
// told another id, and reloads.
type Handler = (req: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

export const LIVE_SCRIPT = "/_isle/live.js";
const LIVE_EVENTS = "/_isle/live";

export function withLiveReload(handler: Handler, id: string): Handler {
  return async (req, info) => {
    const { pathname } = new URL(req.url);
    if (pathname === LIVE_SCRIPT) return respond(script(id), "text/javascript");
    if (pathname === LIVE_EVENTS) return respond(events(id), "text/event-stream");
    return await handler(req, info);
  };
}

function script(id: string): string {
  return `new EventSource("${LIVE_EVENTS}").onmessage = ({ data }) => {
  if (data !== "${id}") location.reload();
};`;
}

/** Stays open until the program ends. */
function events(id: string): ReadableStream {
  const first = new TextEncoder().encode(`retry: 100\ndata: ${id}\n\n`);
  return new ReadableStream({ start: (stream) => stream.enqueue(first) });
}

function respond(body: BodyInit, type: string): Response {
  return new Response(body, { headers: { "content-type": type, "cache-control": "no-store" } });
}
