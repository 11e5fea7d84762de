// Listening, and stopping without breaking off what runs.

export interface ServeOptions {
  hostname: string;
  /** 0: any free one. */
  port: number;
  onListen: (port: number) => void;
}

/** Serves until SIGINT or SIGTERM, then answers what was asked and returns. */
export async function serve(
  handler: (req: Request, info: Deno.ServeHandlerInfo) => Promise<Response>,
  { hostname, port, onListen }: ServeOptions,
): Promise<void> {
  const server = Deno.serve(
    { hostname, port, onListen: (address) => onListen(address.port) },
    handler,
  );
  const stop = () => void server.shutdown();
  Deno.addSignalListener("SIGINT", stop);
  Deno.addSignalListener("SIGTERM", stop);
  await server.finished;
  Deno.removeSignalListener("SIGINT", stop);
  Deno.removeSignalListener("SIGTERM", stop);
}
