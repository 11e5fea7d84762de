// A database of its own for each test, cloned from the migrated template.
import { connect, type Sql } from "shared/server/database.ts";
import { asProgramRole } from "shared/server/roles.ts";

/** See `connect`: half a minute to come to a connection, where the programs give it three seconds. */
export const PATIENCE = 10;

export interface TestDatabase extends AsyncDisposable {
  /** As the programs connect. */
  url: string;
  /** As who migrates connects; `sql` does, too. */
  ownerUrl: string;
  sql: Sql;
  /** As a program: for what may ask more of the database than it is granted. */
  asProgram: Sql;
}

interface CloneOptions {
  /** "few": New York's and a few more. "country": all 33,791, for a test that counts or searches them. */
  zips?: "few" | "country";
  /** Which PostgreSQL: see ground/postgres/throwaway.ts */
  env?: Record<string, string | undefined>;
}

/** `await using database = await cloneDatabase();` */
export async function cloneDatabase(
  { zips = "few", env = Deno.env.toObject() }: CloneOptions = {},
): Promise<TestDatabase> {
  const { FLOODLINE_TEST_POSTGRES: server, FLOODLINE_TEST_CLONES: clones } = env;
  if (!server || !clones) throw new Error("Run tests with `deno task test [path]`");
  const name = await ask(`${clones}/${zips}`, { method: "POST" });
  const ownerUrl = `${server}/${name}`;
  const sql = connect(ownerUrl, { max: 5, patience: PATIENCE });
  const url = asProgramRole(ownerUrl);
  const asProgram = connect(url, { max: 5, patience: PATIENCE });
  return {
    url,
    ownerUrl,
    asProgram,
    sql,
    async [Symbol.asyncDispose]() {
      await Promise.all([sql.end({ timeout: 1 }), asProgram.end({ timeout: 1 })]);
      await ask(`${clones}/${name}`, { method: "DELETE" });
    },
  };
}

/** See ground/postgres/clones.ts */
async function ask(url: string, init: RequestInit): Promise<string> {
  const response = await fetch(url, init);
  const answer = await response.text();
  if (!response.ok) throw new Error(`There is no database for this test: ${answer}`);
  return answer;
}
