// What an operator copies to the hosts agrees with itself and with the programs. That it works is the
// rehearsal's to show: deploy/ha/rehearse/.
import assert from "node:assert/strict";
import { parse } from "yaml";
import { PLANS_ANEW, SESSION_SETTINGS } from "shared/server/database.ts";

function read(name: string): string {
  return Deno.readTextFileSync(new URL(name, import.meta.url));
}

const pgbouncer = new Map(
  [...read("pgbouncer.ini").matchAll(/^(\w+) = (.+)$/gm)].map(([, key, value]) => [key!, value!]),
);

/** "set a = 1; set b = 2" → { a: "1", b: "2" } */
function settingsOf(database: string): Record<string, string> {
  const [, query] = pgbouncer.get(database)!.match(/connect_query='(.+)'/)!;
  return Object.fromEntries(query!.split("; ").map((set) => set.replace("set ", "").split(" = ")));
}

function inWords(settings: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, String(value)]));
}

Deno.test("pgbouncer's sessions are set as the programs' own are, for the worker with its own plans", () => {
  assert.deepEqual(settingsOf("floodline"), inWords(SESSION_SETTINGS));
  assert.deepEqual(
    settingsOf("floodline_worker"),
    inWords({ ...SESSION_SETTINGS, ...PLANS_ANEW }),
  );
  assert.deepEqual(
    pgbouncer.get("ignore_startup_parameters")!.split(", "),
    Object.keys({ ...SESSION_SETTINGS, ...PLANS_ANEW }),
  );
});

Deno.test("pgbouncer has a session for each of a host's connections at once, PostgreSQL for three hosts'", () => {
  const sizes = ["floodline", "floodline_worker"].map((database) =>
    Number(pgbouncer.get(database)!.match(/pool_size=(\d+)/)![1])
  );
  // api: 10 for requests, 3 kept, 1 to probe; worker: 10.
  assert.ok(sizes[0]! >= 14 && sizes[1]! >= 10, String(sizes));
  const { max_connections: most } = patroni.bootstrap.dcs.postgresql.parameters;
  assert.ok(3 * (sizes[0]! + sizes[1]!) + 50 <= most);
});

const patroni = parse(read("patroni.yml"));

Deno.test("a failover forgets nothing that was acknowledged, and is over within half a minute", () => {
  const { ttl, loop_wait, retry_timeout, synchronous_mode, primary_start_timeout } =
    patroni.bootstrap.dcs;
  assert.equal(synchronous_mode, true);
  assert.equal(primary_start_timeout, 0);
  // Patroni's own rule: else a primary might not have given up before another begins.
  assert.ok(loop_wait + 2 * retry_timeout <= ttl);
  assert.ok(ttl <= 20);
});

Deno.test("pgbouncer goes to the primary by HAProxy beside it, as the programs do to listen", () => {
  const bound = read("haproxy.cfg").match(/bind 127\.0\.0\.1:(\d+)/)![1];
  for (const database of ["floodline", "floodline_worker"]) {
    assert.match(pgbouncer.get(database)!, new RegExp(`host=127\\.0\\.0\\.1 port=${bound} `));
  }
  const { services } = parse(read("compose.yml"), { merge: true, customTags: [RESET] });
  for (const [name, database] of [["api", "floodline"], ["worker", "floodline_worker"]] as const) {
    const { DATABASE_URL, DATABASE_DIRECT_URL } = services[name].environment;
    assert.match(
      DATABASE_URL,
      new RegExp(`@127\\.0\\.0\\.1:${pgbouncer.get("listen_port")}/${database}$`),
    );
    assert.match(DATABASE_DIRECT_URL, new RegExp(`@127\\.0\\.0\\.1:${bound}/floodline$`));
  }
});

/** Of Compose: what the other file says is forgotten. */
const RESET = { tag: "!reset", collection: "seq" as const };

Deno.test("PostgreSQL logs what it does on one machine: nobody's values", () => {
  const compose = parse(
    Deno.readTextFileSync(new URL("../../docker-compose.yml", import.meta.url)),
    {
      merge: true,
    },
  );
  const said: string[] = compose.services.postgres.command.filter((word: string) =>
    /^(log_|pg_stat_statements|shared_preload)/.test(word)
  );
  const { parameters } = patroni.bootstrap.dcs.postgresql;
  for (const setting of said) {
    const [, name, value] = /^(.*?)=(.*)$/.exec(setting)!;
    assert.equal(String(parameters[name!]), value, name);
  }
  assert.ok(said.length >= 5, String(said));
});
