// The HTTP API, as a process.
import { randomInt } from "node:crypto";
import { ConfigError, hostOf, readConfig, readDotEnv } from "shared/server/config.ts";
import { connect } from "shared/server/database.ts";
import { configureLogs, getLogger } from "shared/server/log.ts";
import { waitUntilMigrated } from "shared/server/migrations.ts";
import { allowanceFrom } from "shared/server/outbox/purses.ts";
import { carrierFrom, storageFrom } from "shared/server/providers.ts";
import { checkRole } from "shared/server/roles.ts";
import { configureSentry, flushSentry } from "shared/server/sentry.ts";
import { stopOnSignal } from "shared/server/stopping.ts";
import { createApp } from "./app.ts";
import { ChangedAccounts } from "./sessions/changed_accounts.ts";
import { deriveKeys } from "./sessions/keys.ts";
import { CODE_LIMITS, type CodeLimit, forDevelopment, TRY_LIMITS } from "./limits/codes/limits.ts";
import { ApiConfig } from "./config.ts";

const log = getLogger(["api"]);
/** Of the connections; the others are 10. */
const KEPT = 3;

try {
  await serve(readConfig(ApiConfig, Deno.env.toObject(), await readDotEnv()));
} catch (error) {
  // A mistake of configuration is told in words; anything else with where it happened.
  console.error(error instanceof ConfigError ? error.message : error);
  Deno.exit(1);
}

async function serve(config: ApiConfig): Promise<void> {
  await configureLogs("api");
  const { FLOODLINE_ENV: environment, SENTRY_DSN: dsn } = config;
  configureSentry({ dsn, program: "api", environment });
  const sql = connect(config.DATABASE_URL, { name: "floodline-api" });
  const keptSql = connect(config.DATABASE_URL, { name: "floodline-api-kept", max: KEPT });
  try {
    await waitUntilMigrated(sql);
    if (environment === "production") await checkRole(sql);
  } catch (error) {
    const { name, message: reason } = error as Error;
    log.fatal("cannot start", { error: name, reason });
    Deno.exit(1);
  }

  const stopping = new AbortController();
  const now = () => new Date();
  const limits = environment === "production" ? (own: readonly CodeLimit[]) => own : forDevelopment;
  const app = createApp({
    sql,
    keptSql,
    carrier: carrierFrom(config),
    storage: storageFrom(config),
    keys: await deriveKeys(config.JWT_SECRET),
    changedAccounts: new ChangedAccounts(sql, now),
    publicUrl: config.PUBLIC_URL,
    codeLimits: limits(CODE_LIMITS),
    tryLimits: limits(TRY_LIMITS),
    allowance: allowanceFrom(config),
    now,
    makeCode: () => String(randomInt(1_000_000)).padStart(6, "0"),
    pingMs: 25_000,
    stopping: stopping.signal,
  });
  const server = Deno.serve({
    hostname: hostOf(config),
    port: config.PORT,
    onListen: ({ port }) => log.info("listening", { port }),
  }, app.fetch);
  stopOnSignal("api", async () => {
    stopping.abort();
    await server.shutdown();
    await Promise.all([sql.end({ timeout: 5 }), keptSql.end({ timeout: 5 })]);
    await flushSentry();
  });
}
