// The HTTP API, as a process.
import { connect } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { waitUntilReady } from "shared/server/ready_database.ts";
import { flushSentry } from "shared/server/sentry.ts";
import { startAs } from "shared/server/starting.ts";
import { stopOnSignal } from "shared/server/stopping.ts";
import { ApiConfig } from "./config.ts";
import { runApi } from "./run.ts";

const log = getLogger(["api"]);
/** Of the connections; the others are 10. */
const KEPT = 3;

await startAs("api", ApiConfig, Deno.env.toObject(), serve);

async function serve(config: ApiConfig): Promise<void> {
  const { DATABASE_URL: url, DATABASE_DIRECT_URL: directUrl } = config;
  const sql = connect(url, { name: "floodline-api", directUrl });
  const keptSql = connect(url, { name: "floodline-api-kept", max: KEPT });
  const probeSql = connect(url, { name: "floodline-api-probe", max: 1 });
  await waitUntilReady(sql, config);
  const api = await runApi(config, { sql, keptSql, probeSql });
  stopOnSignal("api", async () => {
    await api.stop();
    await flushSentry();
  });
  // Last: who reads it may tell it to stop at once.
  log.info("listening", { port: api.port });
}
