// How a program that answers visitors ends without refusing one. Caddy keeps connections to it, and may send a
// request on one in the very moment in which it is closed: what changes something may not be sent again then.
// So for a while it goes on answering, whoever comes, and tells Caddy with each answer to end that connection.
// Caddy keeps an idle one for less than that (Caddyfile): when the program then closes its door, nobody is
// at it.
import type { z } from "zod";
import type { Common } from "./config.ts";

const DRAIN_MS = 2_000;

/** In development nobody keeps connections, and who stops a program waits for it. */
export function drainMsOf(
  { FLOODLINE_ENV }: Pick<z.infer<typeof Common>, "FLOODLINE_ENV">,
): number {
  return FLOODLINE_ENV === "production" ? DRAIN_MS : 0;
}

type Answering<Info> = (request: Request, info: Info) => Response | Promise<Response>;

export class Drain {
  #hasBegun = false;

  constructor(private readonly forMs: number) {}

  around<Info>(handler: Answering<Info>): Answering<Info> {
    return async (request, info) => {
      const response = await handler(request, info);
      return this.#hasBegun ? askingToEndIt(response) : response;
    };
  }

  /** Resolves when nobody holds a connection any more but for what it waits for. */
  async begin(): Promise<void> {
    this.#hasBegun = true;
    if (this.forMs > 0) await new Promise((resolve) => setTimeout(resolve, this.forMs));
  }
}

function askingToEndIt(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set("connection", "close");
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
