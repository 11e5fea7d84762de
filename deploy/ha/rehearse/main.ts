// `deno task rehearse-hosts [scene…]`: FloodLine on three hosts, which are then hurt one after the other. Needs root, and
// etcd-server, patroni, postgresql-18, pgbouncer, haproxy and caddy on this machine or in a folder (FLOODLINE_HA_ROOT):
// see deploy/ha/README.md. Ends with 1 where a promise was not kept.
import { HOSTS, makeNetwork, namespaceOf, OUTSIDE, removeNetwork, ROOT } from "./machine.ts";

const INSIDE = "FLOODLINE_HA_INSIDE";
const NEEDED = [
  "/usr/bin/etcd",
  "/usr/bin/patroni",
  "/usr/lib/postgresql/18/bin/postgres",
  "/usr/sbin/pgbouncer",
  "/usr/sbin/haproxy",
  "/usr/bin/caddy",
];

Deno.exit(Deno.env.get(INSIDE) ? await rehearseInside() : await rehearse());

async function rehearse(): Promise<number> {
  const missing = NEEDED.filter((path) => !exists(ROOT + path));
  if (missing.length > 0) {
    console.error(
      `Not here: ${missing.map((path) => ROOT + path).join(", ")}. See deploy/ha/README.md`,
    );
    return 1;
  }
  // Who ends it ends what runs inside, and what is left here is taken away all the same.
  for (const signal of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(signal, () => {});
  await makeNetwork();
  try {
    const { code } = await new Deno.Command("ip", {
      args: [
        ...[
          "netns",
          "exec",
          namespaceOf(OUTSIDE),
          Deno.execPath(),
          "run",
          "--allow-all",
          "--no-check",
        ],
        ...[new URL(import.meta.url).pathname, ...Deno.args],
      ],
      env: { [INSIDE]: "1" },
    }).spawn().status;
    return code;
  } finally {
    await removeNetwork();
  }
}

/** Loaded there alone: it brings the programs' parts with it. */
async function rehearseInside(): Promise<number> {
  const { playScenes } = await import("./play.ts");
  return await playScenes(Deno.args, HOSTS);
}

function exists(path: string): boolean {
  try {
    return Deno.lstatSync(path).isFile || Deno.lstatSync(path).isSymlink;
  } catch {
    return false;
  }
}
