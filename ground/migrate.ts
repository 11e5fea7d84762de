// A database brought up to date, ZIP codes included.
import { connect } from "shared/server/database.ts";
import { migrate } from "shared/server/migrations.ts";
import { setProgramPassword } from "shared/server/roles.ts";
import { drawMissingOutlines } from "./outlines/missing.ts";
import { measureZips } from "./zips/reach.ts";
import { hasNewestZips } from "./zips/releases.ts";

/**
 * As the owner: applies migrations, fills `zips`, lets the programs in; says what it did, a line each. On a
 * database that a newer release has migrated it only lets the programs in: its ZIP codes are newer, too.
 *
 * @throws MigrationError, which says what failed
 */
export async function migrateDatabase(
  url: string,
  say: (line: string) => void = console.log,
  programPassword?: string,
): Promise<void> {
  const { applied, ahead } = await migrate(url);
  for (const name of applied) say(`applied ${name}`);
  const sql = connect(url, { max: 1 });
  try {
    if (programPassword) await setProgramPassword(sql, programPassword);
    if (ahead.length > 0) {
      say(`the database is ahead of this release, up to ${ahead.at(-1)}: left as it is`);
      return;
    }
    if (!await hasNewestZips(sql)) {
      // Megabytes of sources: read only where they have changed.
      const { inWords, loadZips } = await import("./zips/load.ts");
      say(inWords(await loadZips(sql)));
    } else if (applied.length === 0) say("the database is up to date");
    await measureZips(sql);
    const outlines = await drawMissingOutlines(sql);
    if (outlines > 0) say(`drew the outlines of ${outlines} districts`);
  } finally {
    await sql.end();
  }
}
