// Listening, and stopping without breaking off what runs.
import type { Handler } from "./isle/app.ts";

export interface ServeOptions {
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
 * Serves until SIGTERM or SIGINT, and ends the program then; a second signal ends it at once. Does
 * not wait for that: `Deno.exit` hangs under `--watch` while main.ts is awaiting something.
 */
export function serve(handler: Handler, options: ServeOptions): void {
  const { hostname, port, onListen, onStop, onStopped } = options;
  const server = Deno.serve({ hostname, port, onListen: ({ port }) => onListen(port) }, handler);
  let isStopping = false;
  const stop = async () => {
    if (isStopping) Deno.exit(1);
    isStopping = true;
    onStop();
    await server.shutdown();
    await onStopped();
    Deno.exit(0);
  };
  Deno.addSignalListener("SIGTERM", stop);
  Deno.addSignalListener("SIGINT", stop);
}
