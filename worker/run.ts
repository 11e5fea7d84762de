// A worker's life: its timetable behind a health server, until it is told to stop.
import { getLogger } from "shared/server/log.ts";
import { flushSentry } from "shared/server/sentry.ts";
import { stopOnSignal } from "shared/server/stopping.ts";
import { handleHealth } from "./health.ts";
import { sweep } from "./sweep/sweep.ts";
import { type Parts, runTimetable } from "./timetable.ts";

const log = getLogger(["worker"]);

/** @param options.offersSweep in development: `POST /sweep` runs one now */
export function runWorker(
  parts: Parts,
  { hostname, port, offersSweep }: { hostname: string; port: number; offersSweep: boolean },
): void {
  const { sql, outside } = parts;
  const stopping = new AbortController();
  const { ended } = runTimetable(parts, stopping.signal);
  const server = Deno.serve(
    { hostname, port, onListen: ({ port }) => log.info("worker is ready", { port }) },
    handleHealth({
      sql,
      sweepNow: offersSweep ? () => sweep(outside.clock(), outside) : undefined,
    }),
  );
  // A sweep that takes longer than stopping may is done again.
  stopOnSignal("worker", async () => {
    stopping.abort();
    await server.shutdown();
    await ended();
    await sql.end({ timeout: 5 });
    await flushSentry();
  });
}
