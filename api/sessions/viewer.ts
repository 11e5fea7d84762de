// What a manager's session reads goes through the database's own row-level security, whichever feature
// asks (docs/decisions/0027-roles.md). Chosen here, by the session, for every statement of the request.
import type postgres from "postgres";
import { makeContext } from "shared/server/async_context.ts";
import type { Sql } from "shared/server/database.ts";
import { findRequestId } from "../http/request_id.ts";
import type { Session } from "./session.ts";

type Viewer = Pick<Session, "userId"> & { bidId: string };
/** Of one request; changes where its session is read anew on the way. */
const requests = makeContext<{ viewer?: Viewer }>();

/** What `work` reads, it reads as the session may. */
export async function asSession<T>(
  session: Pick<Session, "userId" | "bidId"> | undefined,
  work: () => Promise<T>,
): Promise<T> {
  return await requests.run({ viewer: viewerOf(session) }, work);
}

/** The same for a program with a district's key: it has nothing of its own. */
export async function asKeyOf<T>(bidId: string, work: () => Promise<T>): Promise<T> {
  return await requests.run({ viewer: { userId: "", bidId } }, work);
}

/** For what is FloodLine's own to read or write down on the way: sessions, limits, logs. */
export async function asProgram<T>(work: () => Promise<T>): Promise<T> {
  return await requests.run({}, work);
}

/** Its facts have just been read anew: a manager may have become one, or be none any more. */
export function seeAs(session: Session): void {
  const request = requests.getStore();
  if (request?.viewer) request.viewer = viewerOf(session);
}

function viewerOf(session: Pick<Session, "userId" | "bidId"> | undefined): Viewer | undefined {
  return session?.bidId ? { userId: session.userId, bidId: session.bidId } : undefined;
}

/**
 * The same pool for whoever it is that asks: where it is a manager's session, each statement and each
 * transaction runs as role floodline_person, to which the database shows their own rows, their
 * district's, and what anybody may know.
 */
export function confineBySession(sql: Sql): Sql {
  return new Proxy(sql, {
    apply(pool, self, args) {
      const result = Reflect.apply(pool, self, args);
      const viewer = requests.getStore()?.viewer;
      return viewer && result instanceof Promise ? confine(pool, result, viewer) : result;
    },
    get(pool, name) {
      const viewer = requests.getStore()?.viewer;
      if (!viewer) {
        const requestId = findRequestId();
        if (name === "begin" && requestId) {
          return (...args: unknown[]) => beginNamed(pool, requestId, args);
        }
        return Reflect.get(pool, name);
      }
      if (name === "begin") return (work: Work) => begin(pool, viewer, work);
      // Text that is sent as it is has no place in a request, and would pass by all this.
      if (name === "unsafe" || name === "file" || name === "reserve") return undefined;
      return Reflect.get(pool, name);
    },
  });
}

type Work = (tx: postgres.TransactionSql) => Promise<unknown>;

/** A statement of the driver's does nothing until it is waited for; inside another it is a part of it. */
function confine(pool: Sql, query: Promise<unknown>, viewer: Viewer): Promise<unknown> {
  let asked: Promise<unknown> | undefined;
  const ask = () => asked ??= begin(pool, viewer, (tx) => tx`${query as never}`);
  return Object.assign(query, {
    then: (...args: Parameters<Promise<unknown>["then"]>) => ask().then(...args),
    catch: (...args: Parameters<Promise<unknown>["catch"]>) => ask().catch(...args),
    finally: (...args: Parameters<Promise<unknown>["finally"]>) => ask().finally(...args),
    execute: () => (ask().catch(() => {}), query),
  });
}

async function begin(pool: Sql, { userId, bidId }: Viewer, work: Work): Promise<unknown> {
  return await pool.begin(async (tx) => {
    // Sent at once, ahead of the work's first query and without a wait for the answer.
    const role = tx`
      select set_config('role', 'floodline_person', true),
        set_config('floodline.user_id', ${userId}, true),
        set_config('floodline.bid_id', ${bidId}, true),
        ${nameOf(tx, findRequestId())}`.execute();
    const [, done] = await Promise.all([role, work(tx)]);
    return { done };
  }).then(({ done }) => done);
}

/** Whoever looks at what waits in the database, and for whom, sees which request it is (0040). */
async function beginNamed(pool: Sql, requestId: string, args: unknown[]): Promise<unknown> {
  const work = args.at(-1) as Work;
  const named = async (tx: postgres.TransactionSql) => {
    // Sent at once, ahead of the work's first query and without a wait for the answer.
    const name = tx`select ${nameOf(tx, requestId)}`.execute();
    const [, done] = await Promise.all([name, work(tx)]);
    return { done };
  };
  const begin = pool.begin as (...args: unknown[]) => Promise<{ done: unknown }>;
  return (await begin(...args.slice(0, -1), named)).done;
}

/** "floodline-api 0199f…", until the transaction ends: PostgreSQL keeps 63 letters of it. */
function nameOf(tx: postgres.TransactionSql, requestId = "") {
  return tx`set_config(
    'application_name',
    trim(split_part(current_setting('application_name'), ' ', 1) || ' ' || ${
    requestId.slice(0, 40)
  }::text),
    true
  )`;
}
