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
import { asProgramRole, PROGRAM_ROLE } from "shared/server/roles.ts";
import { clusterFolder } from "./data_folder.ts";
import { type Cluster, startPostgres } from "./embedded.ts";

const EMBEDDED = new URL(SANDBOX.databaseUrl);

export interface Database {
  /** As the programs connect. */
  url: string;
  /** As who migrates connects. Where DATABASE_URL is set, it says for whom. */
  ownerUrl: string;
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
  if (url !== SANDBOX.databaseUrl) return { url, ownerUrl: url };
  const cluster = await startPostgres({
    directory: directory || join(await clusterFolder(), "postgres"),
    port,
  });
  await createDatabase(cluster.url, EMBEDDED.pathname.slice(1));
  const ownerUrl = cluster.url + EMBEDDED.pathname;
  return { url: asProgramRole(ownerUrl), ownerUrl, cluster };
}

async function createDatabase(server: string, name: string): Promise<void> {
  const sql = connect(`${server}/postgres`, { max: 1 });
  try {
    const [found] = await sql`select from pg_database where datname = ${name}`;
    if (!found) await sql`create database ${sql(name)}`;
    // Before the first migration makes it: whoever comes too early is told what is missing.
    const [role] = await sql`select from pg_roles where rolname = ${PROGRAM_ROLE}`;
    if (!role) await sql`create role ${sql(PROGRAM_ROLE)} login`;
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
