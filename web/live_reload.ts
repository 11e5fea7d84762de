// Live reload: a restart by `deno run --watch` cuts the event stream; the page listens again, is
// told another id, and reloads.
import type { Handler } from "./serve.ts";

const LIVE_SCRIPT = "/_live/script.js";
const LIVE_EVENTS = "/_live/events";

/** `id`: another one at every start. `stopping` ends the streams, which have no end themselves. */
export function withLiveReload(handler: Handler, id: string, stopping: AbortSignal): Handler {
  return async (req, info) => {
    const { pathname } = new URL(req.url);
    if (pathname === LIVE_SCRIPT) return respond(script(id), "text/javascript");
    if (pathname === LIVE_EVENTS) return respond(events(id, stopping), "text/event-stream");
    return await withScript(await handler(req, info));
  };
}

/** It comes from our own origin, so that the security policy needs no word for it. */
async function withScript(response: Response): Promise<Response> {
  if (!response.headers.get("content-type")?.startsWith("text/html")) return response;
  const html = await response.text();
  return new Response(`${html}<script type="module" src="${LIVE_SCRIPT}"></script>`, response);
}

/** Listens anew by itself: an EventSource gives up at a gateway's 502 during the restart. */
function script(id: string): string {
  return `function listen() {
  const events = new EventSource("${LIVE_EVENTS}");
  events.onmessage = ({ data }) => {
    if (data !== "${id}") location.reload();
  };
  events.onerror = () => {
    events.close();
    setTimeout(listen, 250);
  };
}
listen();
`;
}

function events(id: string, stopping: AbortSignal): ReadableStream {
  const gone = new AbortController(); // the page, before we are
  return new ReadableStream({
    start(stream) {
      stream.enqueue(new TextEncoder().encode(`data: ${id}\n\n`));
      stopping.addEventListener("abort", () => stream.close(), { signal: gone.signal });
    },
    cancel: () => gone.abort(),
  });
}

function respond(body: BodyInit, type: string): Response {
  return new Response(body, { headers: { "content-type": type, "cache-control": "no-store" } });
}
