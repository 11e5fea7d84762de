// A worker's life: its timetable behind a health server, until it is told to stop.
import { getLogger } from "shared/server/log.ts";
import { familiesOfProgram, type Family } from "shared/server/meter/families.ts";
import { RequestMeter } from "shared/server/meter/request_meter.ts";
import { serveMetrics } from "shared/server/meter/serve_metrics.ts";
import { flushSentry } from "shared/server/sentry.ts";
import { KeptStatus } from "shared/server/status/kept_status.ts";
import { familiesOfStatus, STATUS_DOWN } from "shared/server/status/status_families.ts";
import { stopOnSignal } from "shared/server/stopping.ts";
import { handleHealth } from "./health.ts";
import { sweep } from "./sweep/sweep.ts";
import { type Parts, runTimetable } from "./timetable.ts";

const log = getLogger(["worker"]);

/** @param options.offersSweep in development: `POST /sweep` runs one now */
export function runWorker(
  parts: Parts,
  { hostname, port, metricsPort, version = "local", offersSweep }: {
    hostname: string;
    port: number;
    metricsPort?: number;
    version?: string;
    offersSweep: boolean;
  },
): void {
  const { sql, outside } = parts;
  const stopping = new AbortController();
  const { ended } = runTimetable(parts, stopping.signal);
  const server = Deno.serve(
    { hostname, port, onListen: () => {} },
    handleHealth({
      sql,
      sweepNow: offersSweep ? () => sweep(outside.clock(), outside) : undefined,
    }),
  );
  const meter = { requests: new RequestMeter(), startedAt: outside.clock(), version };
  const kept = new KeptStatus(sql, outside.clock);
  const metrics = serveMetrics({
    hostname,
    port: metricsPort,
    listFamilies: async () => [
      ...familiesOfProgram("worker", meter),
      ...await kept.read().then(familiesOfStatus, noteUnread),
    ],
  });
  // A sweep that takes longer than stopping may is done again.
  stopOnSignal("worker", async () => {
    stopping.abort();
    await Promise.all([server.shutdown(), metrics?.shutdown()]);
    await ended();
    await sql.end({ timeout: 5 });
    await flushSentry();
  });
  // Last: who reads it may tell it to stop at once.
  log.info("worker is ready", { port: server.addr.port });
}

function noteUnread(error: unknown): Family[] {
  log.warn("figures cannot be read", { error });
  return STATUS_DOWN;
}
