// The API as it runs by its configuration: in a process of its own, or in a test's.
import { randomInt } from "node:crypto";
import { hostOf } from "shared/server/config.ts";
import { Drain, drainMsOf } from "shared/server/draining.ts";
import { familiesOfProgram, gauge } from "shared/server/meter/families.ts";
import { RequestMeter } from "shared/server/meter/request_meter.ts";
import { serveMetrics } from "shared/server/meter/serve_metrics.ts";
import { allowanceFrom } from "shared/server/outbox/purses.ts";
import { carrierFrom, storageFrom } from "shared/server/providers.ts";
import { createApp } from "./app.ts";
import { type KeptAnswers, keptInProcess } from "shared/kept_answers/kept_answers.ts";
import { type KeptParts, partsInProcess } from "shared/server/kept_parts.ts";
import type { ApiConfig } from "./config.ts";
import type { Deps } from "./deps.ts";
import { CODE_LIMITS, type CodeLimit, forDevelopment, TRY_LIMITS } from "./limits/codes/limits.ts";
import { ChangedAccounts } from "./sessions/changed_accounts.ts";
import { deriveKeys } from "./sessions/keys.ts";

/** A message about a change can get lost: so old an answer is made anew all the same. */
const KEPT = { freshMs: 15_000 };

interface RunningApi {
  port: number;
  /** Answers what was asked, ends the streams, and lets go of the database. */
  stop(): Promise<void>;
}

interface Connections extends Pick<Deps, "sql" | "keptSql" | "probeSql"> {
  patience?: number;
  kept?: KeptAnswers;
  roomParts?: KeptParts;
}

export async function runApi(
  config: ApiConfig,
  {
    sql,
    keptSql,
    probeSql,
    patience = 1,
    kept = keptInProcess(KEPT),
    roomParts = partsInProcess(KEPT),
  }: Connections,
): Promise<RunningApi> {
  const stopping = new AbortController();
  const now = () => new Date();
  const meter = {
    requests: new RequestMeter(),
    boards: 0,
    startedAt: now(),
    version: config.FLOODLINE_VERSION,
  };
  const isProduction = config.FLOODLINE_ENV === "production";
  const limits = isProduction ? (own: readonly CodeLimit[]) => own : forDevelopment;
  const app = createApp({
    sql,
    keptSql,
    probeSql,
    kept,
    roomParts,
    patience,
    carrier: carrierFrom(config),
    storage: storageFrom(config),
    keys: await deriveKeys(config.JWT_SECRET, config.JWT_SECRET_ACCEPTED),
    changedAccounts: new ChangedAccounts(sql, now),
    publicUrl: config.PUBLIC_URL,
    codeLimits: limits(CODE_LIMITS),
    tryLimits: limits(TRY_LIMITS),
    allowance: allowanceFrom(config),
    now,
    makeCode: () => String(randomInt(1_000_000)).padStart(6, "0"),
    pingMs: 25_000,
    meter,
    stopping: stopping.signal,
  });
  const address = { hostname: hostOf(config), port: config.PORT, onListen: () => {} };
  const drain = new Drain(drainMsOf(config));
  const server = Deno.serve(
    address,
    drain.around((request: Request, info: Deno.ServeHandlerInfo) => app.fetch(request, info)),
  );
  const metrics = serveMetrics({
    hostname: hostOf(config),
    port: config.METRICS_PORT,
    listFamilies: () => [
      ...familiesOfProgram("api", meter),
      gauge("boards_listening", "Dashboards that are open on this process.", meter.boards),
    ],
  });
  return {
    port: server.addr.port,
    async stop() {
      await drain.begin();
      stopping.abort();
      await Promise.all([server.shutdown(), metrics?.shutdown()]);
      await Promise.all([sql, keptSql, probeSql].map((each) => each.end({ timeout: 5 })));
    },
  };
}
