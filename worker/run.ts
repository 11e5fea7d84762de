// A worker's life: its timetable behind a health server, until it is told to stop.
import { getLogger } from "shared/server/log.ts";
import { flushSentry } from "shared/server/sentry.ts";
import { handleHealth } from "./health.ts";
import { sweep } from "./sweep/sweep.ts";
import { type Parts, runTimetable } from "./timetable.ts";

const log = getLogger(["worker"]);
/** Longer than a request to the carrier takes; a sweep that takes longer is done again. */
const SHUT_DOWN_MS = 15_000;

/** @param options.offersSweep in development: `POST /sweep` runs one now */
export function runWorker(
  parts: Parts,
  { hostname, port, offersSweep }: { hostname: string; port: number; offersSweep: boolean },
): void {
  const { sql, outside } = parts;
  const stop = new AbortController();
  const { ended } = runTimetable(parts, stop.signal);
  const server = Deno.serve(
    { hostname, port, onListen: ({ port }) => log.info("worker is ready", { port }) },
    handleHealth({
      sql,
      sweepNow: offersSweep ? () => sweep(outside.clock(), outside) : undefined,
    }),
  );
  for (const name of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(name, shutDown);

  /** Begins nothing new, finishes what runs, ends. */
  async function shutDown(): Promise<void> {
    if (stop.signal.aborted) return;
    log.info("worker is shutting down");
    setTimeout(() => Deno.exit(1), SHUT_DOWN_MS);
    stop.abort();
    await server.shutdown();
    await ended();
    await sql.end({ timeout: 5 });
    await flushSentry();
    log.info("worker has stopped");
    Deno.exit(0);
  }
}
