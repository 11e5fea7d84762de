// `deno task migrate`: brings a database up to date, ZIP codes included.
import {
  Common,
  ConfigError,
  DatabaseConfig,
  readConfig,
  readDotEnv,
} from "shared/server/config.ts";
import { isUnavailable } from "shared/server/database.ts";
import { MigrationError } from "shared/server/migration_plan.ts";
import { z } from "zod";
import { migrateDatabase } from "../ground/migrate.ts";

const schema = Common.pick({ FLOODLINE_ENV: true }).extend({
  ...DatabaseConfig.shape,
  POSTGRES_PROGRAM_PASSWORD: z.string().optional(),
});
try {
  const config = readConfig(schema, Deno.env.toObject(), await readDotEnv());
  await migrateDatabase(config.DATABASE_URL, console.log, config.POSTGRES_PROGRAM_PASSWORD);
} catch (error) {
  // What is wrong with the configuration, a migration or the database is a sentence to whoever deploys.
  console.error(inWords(error));
  Deno.exit(1);
}

function inWords(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof MigrationError) return `Migration failed. ${error.message}`;
  const { code, message, name, stack } = error as Error & { code?: string };
  const isTheDatabases = name === "PostgresError" || isUnavailable(error);
  if (isTheDatabases) return `Migration failed. The database said: ${message || code} (${code})`;
  return stack ?? message;
}
