// `deno task migrate`: brings a database up to date, ZIP codes included.
import { Common, DatabaseConfig, readConfig, readDotEnv } from "shared/server/config.ts";
import { connect } from "shared/server/database.ts";
import { migrate } from "shared/server/migrations.ts";

/** Applies migrations and fills `zips`; says what it did, a line each. */
export async function migrateDatabase(url: string, say = console.log): Promise<void> {
  const applied = await migrate(url);
  for (const name of applied) say(`applied ${name}`);
  const sql = connect(url, { max: 1 });
  try {
    const [{ loaded }] = await sql<[{ loaded: boolean }]>`
      select exists (select from zips) as loaded`;
    if (!loaded) {
      // Megabytes of Census data: read only where they are missing.
      const { loadZips } = await import("./zips.ts");
      say(`added ${(await loadZips(sql)).toLocaleString("en-US")} ZIP codes`);
    } else if (applied.length === 0) say("the database is up to date");
  } finally {
    await sql.end();
  }
}

if (import.meta.main) {
  const schema = Common.pick({ FLOODLINE_ENV: true }).extend(DatabaseConfig.shape);
  const config = readConfig(schema, Deno.env.toObject(), await readDotEnv());
  await migrateDatabase(config.DATABASE_URL);
}
