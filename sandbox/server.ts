// The HTTP server. node:http rather than Deno.serve, which offers no way to reset a connection: and
// a reset before the answer is what makes some clients send a text twice.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Severed } from "./faults.ts";

export type Fetch = (request: Request) => Response | Promise<Response>;

interface Server {
  port: number;
  close(): Promise<void>;
}

export async function serve(
  fetch: Fetch,
  { port, hostname }: { port: number; hostname?: string },
): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    answer(fetch, incoming, outgoing).catch((error) => {
      if (!(error instanceof Severed)) console.error(error);
      incoming.socket.resetAndDestroy();
    });
  });
  server.listen(port, hostname);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, "close");
    },
  };
}

async function answer(
  fetch: Fetch,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on("close", () => {
    if (!outgoing.writableFinished) gone.abort(new Severed());
  });
  const body = bodyOf(incoming);
  const response = await fetch(requestFrom(incoming, body.stream, gone.signal));
  outgoing.writeHead(response.status, [...response.headers].flat());
  for await (const chunk of response.body ?? []) {
    if (gone.signal.aborted) break;
    if (!outgoing.write(chunk)) await drained(outgoing, gone.signal);
  }
  outgoing.end();
  body.discard();
}

function requestFrom(
  incoming: IncomingMessage,
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): Request {
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i]!, incoming.rawHeaders[i + 1]!);
  }
  const method = incoming.method ?? "GET";
  return new Request(`http://${incoming.headers.host ?? "localhost"}${incoming.url}`, {
    method,
    headers,
    signal,
    body: method === "GET" || method === "HEAD" ? undefined : body,
  });
}

/**
 * A body that is refused early must still be read to its end: else the client, busy sending, never
 * sees the answer.
 */
function bodyOf(incoming: IncomingMessage) {
  const chunks = incoming.iterator({ destroyOnReturn: false });
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next().catch(() => {
        throw new Severed(); // by the client
      });
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
  }, { highWaterMark: 0 });
  const discard = () => void chunks.return!().then(() => incoming.resume()).catch(() => {});
  return { stream, discard };
}

function drained(outgoing: ServerResponse, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    outgoing.once("drain", resolve);
    gone.addEventListener("abort", () => resolve(), { once: true });
  });
}
