// The database a command works on: the one that DATABASE_URL names, else one in our own PostgreSQL.
import { join } from "node:path";
import {
  DatabaseConfig,
  type Environment,
  inDevelopment,
  readConfig,
  SANDBOX,
} from "shared/server/config.ts";
import { connect } from "shared/server/database.ts";
import { clusterFolder } from "./data_folder.ts";
import { type Cluster, startPostgres } from "./embedded.ts";

const EMBEDDED = new URL(SANDBOX.databaseUrl);

export interface Database {
  url: string;
  /** Undefined where DATABASE_URL is set: that server is not ours to start or stop. */
  cluster?: Cluster;
}

/** A database that answers, made where it is missing. `port`: of our own PostgreSQL. */
export async function openDatabase(
  environment: Environment,
  dotEnv: string,
  { port = Number(EMBEDDED.port), directory = "" } = {},
): Promise<Database> {
  const { DATABASE_URL: url } = readConfig(
    DatabaseConfig,
    inDevelopment(environment, dotEnv),
    dotEnv,
  );
  if (url !== SANDBOX.databaseUrl) return { url };
  const cluster = await startPostgres({
    directory: directory || join(await clusterFolder(), "postgres"),
    port,
  });
  await createDatabase(cluster.url, EMBEDDED.pathname.slice(1));
  return { url: cluster.url + EMBEDDED.pathname, cluster };
}

async function createDatabase(server: string, name: string): Promise<void> {
  const sql = connect(`${server}/postgres`, { max: 1 });
  try {
    const [found] = await sql`select from pg_database where datname = ${name}`;
    if (!found) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end();
  }
}

/** Whether another program works on our PostgreSQL just now. */
export async function isInUse(cluster: Cluster): Promise<boolean> {
  const sql = connect(`${cluster.url}/postgres`, { max: 1 });
  try {
    const [row] = await sql<[{ others: number }]>`
      select count(*)::int as others from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()`;
    return row.others > 0;
  } finally {
    await sql.end();
  }
}
