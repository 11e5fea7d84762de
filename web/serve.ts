// Listening, and stopping without breaking off what runs.
import { stopOnSignal } from "shared/server/stopping.ts";

export type Handler = (req: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

interface ServeOptions {
  hostname: string;
  /** 0: any free one. */
  port: number;
  onListen: (port: number) => void;
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
  const { hostname, port, onListen, onStop, onStopped } = options;
  const server = Deno.serve({ hostname, port, onListen: ({ port }) => onListen(port) }, handler);
  stopOnSignal("web", async () => {
    onStop();
    await server.shutdown();
    await onStopped();
  });
}
