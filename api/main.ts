// The HTTP API, as a process.
import { ConfigError, readConfig, readDotEnv } from "shared/server/config.ts";
import { connect } from "shared/server/database.ts";
import { configureLogs, getLogger } from "shared/server/log.ts";
import { waitUntilMigrated } from "shared/server/migrations.ts";
import { checkRole } from "shared/server/roles.ts";
import { configureSentry, flushSentry } from "shared/server/sentry.ts";
import { stopOnSignal } from "shared/server/stopping.ts";
import { ApiConfig } from "./config.ts";
import { runApi } from "./run.ts";

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
  const api = await runApi(config, { sql, keptSql });
  log.info("listening", { port: api.port });
  stopOnSignal("api", async () => {
    await api.stop();
    await flushSentry();
  });
}
