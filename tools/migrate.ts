// `deno task migrate`: brings a database up to date, ZIP codes included.
import { Common, DatabaseConfig, readConfig, readDotEnv } from "shared/server/config.ts";
import { connect } from "shared/server/database.ts";
import { migrate } from "shared/server/migrations.ts";
import { measureZips } from "./zips/reach.ts";
import { hasNewestZips } from "./zips/releases.ts";

/** Applies migrations and fills `zips`; says what it did, a line each. */
export async function migrateDatabase(url: string, say = console.log): Promise<void> {
  const applied = await migrate(url);
  for (const name of applied) say(`applied ${name}`);
  const sql = connect(url, { max: 1 });
  try {
    if (!await hasNewestZips(sql)) {
      // Megabytes of sources: read only where they have changed.
      const { inWords, loadZips } = await import("./zips/load.ts");
      say(inWords(await loadZips(sql)));
    } else if (applied.length === 0) say("the database is up to date");
    await measureZips(sql);
  } finally {
    await sql.end();
  }
}

if (import.meta.main) {
  const schema = Common.pick({ FLOODLINE_ENV: true }).extend(DatabaseConfig.shape);
  const config = readConfig(schema, Deno.env.toObject(), await readDotEnv());
  await migrateDatabase(config.DATABASE_URL);
}
