// The database: there, new enough, migrated, and with programs that own nothing in it.
import { connect, type Sql } from "shared/server/database.ts";
import { checkMigrated } from "shared/server/migrations.ts";
import { checkRole } from "shared/server/roles.ts";
import { type Diagnosis, fail, look, pass } from "./finding.ts";

const OLDEST_MAJOR = 18;

export async function checkDatabase(
  url: string,
  { isProduction }: { isProduction: boolean },
): Promise<Diagnosis[]> {
  const sql = connect(url, { max: 1, name: "floodline-admin" });
  try {
    const reached = await look(
      "database",
      "see DATABASE_URL, and whether PostgreSQL runs",
      () => checkVersion(sql),
    );
    if (reached.some(({ outcome }) => outcome === "toDo")) return reached;
    return [
      ...reached,
      ...await look("migrations", "run `deno task migrate`", async () => {
        await checkMigrated(sql);
        return [pass("migrations", "all applied")];
      }),
      ...await look("role", "see migrations/0052_roles.sql", async () => {
        if (isProduction) await checkRole(sql);
        return [pass("role", "programs own nothing, and pass by no policy")];
      }),
    ];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function checkVersion(sql: Sql): Promise<Diagnosis[]> {
  const [row] = await sql<[{ version: string; number: number }]>`
    select current_setting('server_version') as version,
      current_setting('server_version_num')::int as number`;
  const says = `PostgreSQL ${row.version} answers`;
  if (Math.floor(row.number / 10_000) >= OLDEST_MAJOR) return [pass("database", says)];
  return [fail("database", says, `FloodLine needs PostgreSQL ${OLDEST_MAJOR} or newer`)];
}
