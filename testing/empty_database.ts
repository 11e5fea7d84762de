// A database with nothing in it, beside the tests' own: what a restore begins with on a new machine.
import { connect, type Sql } from "shared/server/database.ts";
import { asProgramRole } from "shared/server/roles.ts";
import { PATIENCE } from "./database.ts";

interface EmptyDatabase extends AsyncDisposable {
  /** As the programs connect, once it is migrated. */
  url: string;
  ownerUrl: string;
  /** As its owner. */
  sql: Sql;
}

/** `await using database = await createEmptyDatabase();` */
export async function createEmptyDatabase(env = Deno.env.toObject()): Promise<EmptyDatabase> {
  const server = env.FLOODLINE_TEST_POSTGRES;
  if (!server) throw new Error("Run tests with `deno task test [path]`");
  const name = `empty_${crypto.randomUUID().replaceAll("-", "")}`;
  await ask(server, (admin) => admin`create database ${admin(name)}`);
  const ownerUrl = `${server}/${name}`;
  const sql = connect(ownerUrl, { max: 1, name: "floodline-admin", patience: PATIENCE });
  return {
    url: asProgramRole(ownerUrl),
    ownerUrl,
    sql,
    async [Symbol.asyncDispose]() {
      await sql.end({ timeout: 1 });
      await ask(server, (admin) => admin`drop database ${admin(name)} with (force)`);
    },
  };
}

async function ask(server: string, question: (admin: Sql) => Promise<unknown>): Promise<void> {
  const admin = connect(`${server}/postgres`, { max: 1, patience: PATIENCE });
  try {
    await question(admin);
  } finally {
    await admin.end();
  }
}
