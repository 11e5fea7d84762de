// How every program of ours starts: a mistake of its configuration is told in words, then it has its logs
// and Sentry, and what keeps it from its work is the last that it logs.
import type { z } from "zod";
import { type Common, ConfigError, type Environment, readConfig, readDotEnv } from "./config.ts";
import { configureLogs, getLogger } from "./log.ts";
import { configureSentry } from "./sentry.ts";

/**
 * Runs `begin` by what the environment and `.env` say. Ends the process with 1 where they are wrong, or
 * `begin` fails.
 */
export async function startAs<Config extends typeof Common>(
  program: "api" | "web" | "worker",
  schema: Config,
  environment: Environment,
  begin: (config: z.infer<Config>) => Promise<void>,
  logs?: { toStderr: boolean },
): Promise<void> {
  try {
    refuseTraces(environment);
    const config = readConfig(schema, environment, await readDotEnv()) as z.infer<Config>;
    await configureLogs(program, logs);
    const { SENTRY_DSN: dsn, FLOODLINE_ENV } = config;
    await configureSentry({ dsn, program, environment: FLOODLINE_ENV });
    await begin(config);
  } catch (error) {
    if (error instanceof ConfigError) console.error(error.message);
    else logFailure(program, error as Error);
    Deno.exit(1);
  }
}

/**
 * Deno's own traces write the whole address of each request into a span, in and out: what somebody looks
 * at, a signature of S3's, a number that the carrier is asked about. What a program sets instead is added
 * beside it, so nothing of ours can take it out (docs/decisions/0040).
 */
function refuseTraces({ OTEL_DENO }: Environment): void {
  if (!OTEL_DENO || ["0", "false"].includes(OTEL_DENO)) return;
  throw new ConfigError([
    "OTEL_DENO must not be set: Deno's traces carry whole addresses of requests, with what is personal in them",
  ]);
}

/** With where it happened, but for what is a sentence to whoever runs the program. */
function logFailure(program: string, { name, message: reason, stack }: Error): void {
  const fields = { error: name, reason, ...!IN_WORDS.has(name) && { stack } };
  getLogger([program]).fatal("cannot start", fields);
}

/** By name: the pages know no database. */
const IN_WORDS = new Set(["MigrationError", "RoleError", "PoolerError"]);
