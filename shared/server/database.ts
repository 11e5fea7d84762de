import postgres from "postgres";
import { forNobody } from "./async_context.ts";
import { SteadySocket } from "./steady_socket.ts";

export type Sql = postgres.Sql;
/** A query function, inside a transaction or out of it. */
export type Query = postgres.Sql | postgres.TransactionSql;

/**
 * Of each session of ours. A pooler in transaction mode sets the same, once for each of its own
 * connections: deploy/ha/pgbouncer.ini.
 */
export const SESSION_SETTINGS = {
  statement_timeout: 15_000,
  // What is asked for lies in memory or on flash. By itself PostgreSQL thinks of a disk that turns, and gathers
  // all of a long record rather than look up the newest of it.
  random_page_cost: 1.1,
} as const;
/** Of sessions whose statements are planned for the values that they are given, each time. */
export const PLANS_ANEW = { plan_cache_mode: "force_custom_plan" } as const;

interface Options {
  /** Connections at most. */
  max?: number;
  name?: string;
  plansAnew?: boolean;
  patience?: number;
  directUrl?: string;
}

/**
 * A pool of connections. Without a reachable database a query fails within seconds rather than
 * waiting: the driver's own queue has no time limit, hence `connect_timeout` and
 * `statement_timeout`.
 *
 * `plansAnew`: a statement is planned for the values it is given, each time. From the sixth time on
 * PostgreSQL would use a plan for any values: eight times slower where one writes a country's texts
 * from arrays; where requests are small and many, planning would cost more than it saves.
 *
 * `patience`: how many times as long it waits for the database. More than once in tests alone: beside
 * others a machine may not come to a connection for seconds, and each would be refused.
 *
 * `directUrl`: PostgreSQL itself, where `url` leads to a pooler in transaction mode. Such a one takes each
 * statement to any session, so what is listened for is heard by the session that nobody has any more.
 */
export function connect(url: string, { directUrl, ...options }: Options = {}): Sql {
  globalThis.addEventListener("unhandledrejection", forgiveLostConnection);
  const sql = beginAgain(open(url, options));
  const heard = directUrl ? listenBy(open(directUrl, { ...options, max: 1 }), sql) : sql;
  return hearForNobody(heard);
}

function open(
  url: string,
  { max = 10, name = "floodline", plansAnew = false, patience = 1 }: Options,
): Sql {
  return postgres(url, {
    max,
    transform: postgres.camel,
    connect_timeout: 3 * patience,
    // Seconds between attempts. By itself the driver waits ever longer, and queries wait with it.
    backoff: () => 0.1,
    idle_timeout: 60,
    max_lifetime: 30 * 60,
    onnotice: () => {},
    connection: {
      application_name: name,
      ...SESSION_SETTINGS,
      statement_timeout: SESSION_SETTINGS.statement_timeout * patience,
      ...plansAnew && PLANS_ANEW,
    },
    ...OWN_SOCKET,
  });
}

/** `sql`, which listens by the other's connection. That one opens none before. */
function listenBy(direct: Sql, sql: Sql): Sql {
  const end = sql.end.bind(sql);
  return Object.assign(sql, {
    listen: direct.listen,
    end: async (options?: { timeout?: number }) =>
      void await Promise.all([end(options), direct.end(options)]),
  });
}

/** What is listened for within a request is heard long after it, and for all. */
function hearForNobody(sql: Sql): Sql {
  const listen = sql.listen.bind(sql);
  return Object.assign(sql, {
    listen: ((channel, onNotify, onListen) =>
      forNobody(() =>
        listen(
          channel,
          (payload) => forNobody(() => onNotify(payload)),
          onListen && (() => forNobody(onListen)),
        )
      )) satisfies Sql["listen"],
  });
}

/** Whether a pooler answers for PostgreSQL: it gives a connection a process id of its own making. */
export async function isPooled(sql: Sql): Promise<boolean> {
  const rows = await sql<[{ pid: number }]>`select pg_backend_pid() as pid`;
  return (rows as unknown as { state: { pid: number } }).state.pid !== rows[0].pid;
}

const MOST_TRIES = 3;

/**
 * Of two transactions that wait for each other PostgreSQL ends one, a second later: it is begun again, as
 * the manual says. Nothing but the database is touched in one, so nothing happens twice.
 */
function beginAgain(sql: Sql): Sql {
  const begin: (...args: unknown[]) => Promise<unknown> = sql.begin.bind(sql) as never;
  const again = async (...args: unknown[]) => {
    for (let tries = 1;; tries++) {
      try {
        return await begin(...args);
      } catch (error) {
        if (tries === MOST_TRIES || !isConflict(error)) throw error;
      }
    }
  };
  return Object.assign(sql, { begin: again });
}

/** A deadlock, or a transaction that met another. */
function isConflict(error: unknown): boolean {
  return ["40P01", "40001"].includes((error as { code?: string } | null)?.code ?? "");
}

/**
 * A connection that is lost while it learns the database's types rejects a promise of the driver's
 * own that nobody waits for. Queries are told by themselves: no reason to end the process.
 */
function forgiveLostConnection(event: PromiseRejectionEvent): void {
  if (isUnavailable(event.reason)) event.preventDefault();
}

/** Among the driver's options, not among its types. */
const OWN_SOCKET = { socket: openSocket };

/** Connecting, not connected: what is written waits, and a failure is told as the driver's own are. */
function openSocket({ host, port }: { host: string[]; port: number[] }): SteadySocket {
  const socket = new SteadySocket();
  socket.connect(port[0]!, host[0]!);
  // Where TLS looks for the name to check, on the driver's own sockets.
  return Object.assign(socket, { host: host[0], port: port[0] });
}

/**
 * Whether an error means "no database just now" rather than "this query is wrong": out of reach, out of
 * room, memory or connections, its disk failing, or a copy that only reads.
 * Codes: postgresql.org/docs/18/errcodes-appendix.html
 */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  return UNAVAILABLE.has(code) || NOT_NOW.some((beginning) => code.startsWith(beginning));
}

/** Whether it answers, and has no room on its disk: reading goes on. */
export function isFull(error: unknown): boolean {
  return codeOf(error) === "53100";
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? "");
}

/** Connection, resources, an operator's hand, the system's own faults. 57014 is our own time limit. */
const NOT_NOW = ["08", "53", "57P", "58"];

const UNAVAILABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "25006", // a standby: where we connected to is the primary no more
]);
