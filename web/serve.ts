// Listening, and stopping without breaking off what runs.
import type { Handler } from "./isle/app.ts";

export interface ServeOptions {
  hostname: string;
  /** 0: any free one. */
  port: number;
  onListen: (port: number) => void;
  /** Tells those that answer without an end to make one. */
  onStop: () => void;
}

/**
 * Returns after SIGTERM or SIGINT, when everything that was asked is answered. A second signal ends
 * the program at once.
 */
export async function serve(handler: Handler, options: ServeOptions): Promise<void> {
  const { hostname, port, onListen, onStop } = options;
  const server = Deno.serve({ hostname, port, onListen: ({ port }) => onListen(port) }, handler);
  let isStopping = false;
  const stop = () => {
    if (isStopping) Deno.exit(1);
    isStopping = true;
    onStop();
    server.shutdown();
  };
  Deno.addSignalListener("SIGTERM", stop);
  Deno.addSignalListener("SIGINT", stop);
  await server.finished;
}
