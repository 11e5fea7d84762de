// Listening, and stopping without breaking off what runs.
import { Drain } from "shared/server/draining.ts";
import { stopOnSignal } from "shared/server/stopping.ts";

export type Handler = (req: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

interface ServeOptions {
  hostname: string;
  /** 0: any free one. */
  port: number;
  onListen: (port: number) => void;
  /** How long it goes on answering when it is told to stop: see shared/server/draining.ts */
  drainMs: number;
  /** Tells those that answer without an end to make one. */
  onStop: () => void;
  /** When everything that was asked is answered. */
  onStopped: () => Promise<void>;
}

/**
 * Serves until the program is told to stop, which ends then. Does not wait for that: `Deno.exit` hangs
 * under `--watch` while main.ts is awaiting something.
 */
export function serve(handler: Handler, options: ServeOptions): void {
  const { hostname, port, drainMs, onListen, onStop, onStopped } = options;
  const drain = new Drain(drainMs);
  const server = Deno.serve({ hostname, port, onListen: () => {} }, drain.around(handler));
  stopOnSignal("web", async () => {
    await drain.begin();
    onStop();
    await server.shutdown();
    await onStopped();
  });
  // Last: who reads it may tell it to stop at once.
  onListen(server.addr.port);
}
