// `deno task migrate`: brings a database up to date, ZIP codes included.
import { Common, DatabaseConfig, readConfig, readDotEnv } from "shared/server/config.ts";
import { connect } from "shared/server/database.ts";
import { migrate } from "shared/server/migrations.ts";
import { loadZips } from "./zips.ts";

/** Applies migrations and fills `zips`; says what it did, a line each. */
export async function migrateDatabase(url: string, say = console.log): Promise<void> {
  const applied = await migrate(url);
  for (const name of applied) say(`applied ${name}`);
  const sql = connect(url, { max: 1 });
  try {
    const added = await loadZips(sql);
    if (added > 0) say(`added ${added.toLocaleString("en-US")} ZIP codes`);
  } finally {
    await sql.end();
  }
  if (applied.length === 0) say("the database is up to date");
}

if (import.meta.main) {
  const schema = Common.extend(DatabaseConfig.shape);
  const config = readConfig(schema, Deno.env.toObject(), await readDotEnv());
  await migrateDatabase(config.DATABASE_URL);
}
