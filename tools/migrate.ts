// `deno task migrate`: brings a database up to date, ZIP codes included.
import { Common, DatabaseConfig, readConfig, readDotEnv } from "shared/server/config.ts";
import { z } from "zod";
import { migrateDatabase } from "../ground/migrate.ts";

const schema = Common.pick({ FLOODLINE_ENV: true }).extend({
  ...DatabaseConfig.shape,
  POSTGRES_PROGRAM_PASSWORD: z.string().optional(),
});
const config = readConfig(schema, Deno.env.toObject(), await readDotEnv());
await migrateDatabase(config.DATABASE_URL, console.log, config.POSTGRES_PROGRAM_PASSWORD);
