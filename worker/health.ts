// How the worker is, for whoever watches it.
import { listConditions } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";

const log = getLogger(["worker"]);

interface HealthOptions {
  sql: Sql;
  /** In development: one sweep now, its figures back. */
  sweepNow?: () => Promise<object | undefined>;
}

export function handleHealth(options: HealthOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const route = `${request.method} ${new URL(request.url).pathname}`;
    try {
      if (route === "GET /health") return Response.json({ status: "ok" });
      if (route === "GET /ready") return await ready(options);
      if (route === "POST /sweep" && options.sweepNow) {
        return Response.json(await options.sweepNow() ?? null);
      }
    } catch (error) {
      log.error("request failed", { route, error });
      return Response.json({ status: "unavailable" }, { status: 503 });
    }
    return Response.json({ status: "notFound" }, { status: 404 });
  };
}

/** Without these, texts do not reach people: told, but nothing that another start would mend. */
const VITAL = ["carrier", "refusals"];

/** 503 without the database alone. An alarm is where texts cannot leave or come back: ill, and ready all the same. */
async function ready({ sql }: HealthOptions): Promise<Response> {
  const [lastSweep] = await sql<{ slot: Date; status: string; finishedAt: Date | null }[]>`
    select slot, status, finished_at from sweeps order by slot desc limit 1`;
  const [{ queued }] = await sql<[{ queued: number }]>`
    select count(*)::int as queued from messages where status = 'queued'`;
  const conditions = await listConditions(sql);
  const isStuck = conditions.some(({ name, illSince }) => VITAL.includes(name) && illSince);
  return Response.json({
    status: isStuck ? "alarm" : "ready",
    lastSweep: lastSweep ?? null,
    queued,
    ill: conditions.filter(({ illSince }) => illSince),
  });
}
