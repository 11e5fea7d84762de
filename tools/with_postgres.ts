// Runs a program with a database: `with_postgres.ts PROGRAM [args…]`. Where DATABASE_URL is unset, our
// own PostgreSQL is started, or borrowed from a `deno task dev` beside us, and left as it was found:
// then this is development, unless somebody has said otherwise.
// Standard output is the program's alone.
import { ConfigError, inDevelopment, readDotEnv } from "shared/server/config.ts";
import { type Database, isInUse, openDatabase } from "../ground/postgres/database.ts";
import { Children } from "./children.ts";

const [program, ...args] = Deno.args;
if (!program) throw new Error("Usage: with_postgres.ts PROGRAM [args…]");
const environment = Deno.env.toObject();
const dotEnv = await readDotEnv();

const children = new Children();
const database = await open();
const child = children.start(["run", "--allow-all", program, ...args], {
  env: {
    DATABASE_URL: program === "tools/migrate.ts" ? database.ownerUrl : database.url,
    ...database.cluster && {
      FLOODLINE_ENV: inDevelopment(environment, dotEnv).FLOODLINE_ENV!,
      OWNER_DATABASE_URL: database.ownerUrl,
    },
  },
});
const { code } = await child.status;
await leave(database);
Deno.exit(code);

async function open(): Promise<Database> {
  try {
    return await openDatabase(environment, dotEnv);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    Deno.exit(1);
  }
}

async function leave({ cluster }: Database): Promise<void> {
  if (!cluster?.started) return;
  // A `deno task dev` that began meanwhile has adopted it.
  if (!await isInUse(cluster)) await cluster.stop();
}
