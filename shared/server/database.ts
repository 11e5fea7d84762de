import postgres from "postgres";

export type Sql = postgres.Sql;
/** A query function, inside a transaction or out of it. */
export type Query = postgres.Sql | postgres.TransactionSql;

/**
 * A pool of connections. Without a reachable database a query fails within seconds rather than
 * waiting: the driver's own queue has no time limit, hence `connect_timeout` and
 * `statement_timeout`.
 */
export function connect(url: string, { max = 10, name = "floodline" } = {}): Sql {
  return postgres(url, {
    max,
    transform: postgres.camel,
    connect_timeout: 3,
    // Seconds between attempts. By itself the driver waits ever longer, and queries wait with it.
    backoff: () => 0.1,
    idle_timeout: 60,
    max_lifetime: 30 * 60,
    onnotice: () => {},
    connection: { application_name: name, statement_timeout: 15_000 },
  });
}

/** Whether an error means "no database just now" rather than "this query is wrong". */
export function isUnavailable(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? "";
  return UNAVAILABLE.has(code) || code.startsWith("08") || code.startsWith("57P");
}

const UNAVAILABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "53300", // too many connections
]);
