// Databases for tests, copied from the template ahead of being asked for, and dropped behind the
// test's back: a test waits for neither.
import { connect } from "shared/server/database.ts";

/** So many lie ready: tests run a few at a time, and some ask for two. */
const AHEAD = 4;

interface Clones extends AsyncDisposable {
  /** `POST /KIND` gets the name of a fresh database, `DELETE /NAME` gives it back. */
  url: string;
}

/**
 * @param server which PostgreSQL, as its owner: postgres://postgres@127.0.0.1:PORT
 * @param templates kind → database, to which nobody is connected
 */
export function serveClones(server: string, templates: Record<string, string>): Clones {
  const sql = connect(`${server}/postgres`, { max: 2 });
  const ready: Record<string, Promise<string>[]> = {};

  const make = async (template: string) => {
    const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
    // Files copied by the system take a sixth of the time that PostgreSQL takes page by page.
    await sql`create database ${sql(name)} template ${sql(template)} strategy file_copy`;
    return name;
  };
  const take = (kind: string) => {
    const template = templates[kind];
    if (!template) throw new Error(`There is no template of the kind ${kind}`);
    const waiting = ready[kind] ??= [];
    // The first to ask waits; where nobody asks, none is made.
    const name = waiting.shift() ?? make(template);
    while (waiting.length < AHEAD) {
      const next = make(template);
      next.catch(() => {}); // told to whoever takes it
      waiting.push(next);
    }
    return name;
  };
  const drop = (name: string) =>
    sql`drop database if exists ${sql(name)} with (force)`.catch(() => {});

  const listener = Deno.serve(
    {
      port: 0,
      hostname: "127.0.0.1",
      onListen: () => {},
      onError: (error) => new Response(String(error), { status: 500 }),
    },
    async (request) => {
      const name = new URL(request.url).pathname.slice(1);
      if (request.method === "POST") return new Response(await take(name));
      drop(name);
      return new Response();
    },
  );
  return {
    url: `http://127.0.0.1:${listener.addr.port}`,
    async [Symbol.asyncDispose]() {
      await listener.shutdown();
      await sql.end({ timeout: 0 });
    },
  };
}
