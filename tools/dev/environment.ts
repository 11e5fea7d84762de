// What the programs of `deno task dev` are told: only what neither the environment nor `.env` says.
import { parseEnv } from "node:util";
import type { Environment } from "shared/server/config.ts";
import type { Ports } from "../programs/programs.ts";

export function environmentFor(
  ports: Ports,
  { databaseUrl, environment, dotEnv }: {
    databaseUrl: string;
    environment: Environment;
    dotEnv: string;
  },
): Record<string, string> {
  const set: Environment = { ...parseEnv(dotEnv), ...environment };
  const sandbox = `http://localhost:${ports.sandbox}`;
  const defaults: Record<string, string> = {
    FLOODLINE_ENV: "development",
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: `http://localhost:${ports.gateway}`,
    API_URL: `http://127.0.0.1:${ports.api}`,
    WORKER_URL: `http://127.0.0.1:${ports.worker}`,
    OPEN_METEO_URL: sandbox,
    NWS_URL: sandbox,
    COOPS_API_URL: sandbox,
    SWEEP_CRON: "* * * * *",
    SMS_PER_SECOND: "10",
    // With an account of one's own, the SDKs know where to go.
    ...!set.TWILIO_ACCOUNT_SID && { TWILIO_API_URL: sandbox },
    ...!set.AWS_ACCESS_KEY_ID && { S3_ENDPOINT: sandbox },
  };
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => !set[name]));
}
