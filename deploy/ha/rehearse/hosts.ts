// A host's services, by the very files that an operator uses (deploy/ha/).
import { type Host, HOSTS, KEPT, OUTSIDE, ROOT, run } from "./machine.ts";
import { type HostService, Services } from "./services.ts";

const HERE = new URL("../", import.meta.url);
const CADDYFILE = new URL("../../../Caddyfile", import.meta.url);

export const PASSWORDS = { postgres: "rehearsal-owner", program: "rehearsal-program" };
export const FRONT = `http://${OUTSIDE.address}:8080`;
/** By HAProxy, from any host. */
export const OWNER_URL = `postgres://postgres:${PASSWORDS.postgres}@127.0.0.1:5000/floodline`;
const DIRECT_URL = programUrl(5000, "floodline");
export const POOLED_URL = programUrl(6432, "floodline");
const WORKER_URL = programUrl(6432, "floodline_worker");

function programUrl(port: number, database: string): string {
  return `postgres://floodline_program:${PASSWORDS.program}@127.0.0.1:${port}/${database}`;
}

/** Three hosts of everything, and the outside with the front, HAProxy and pgbouncer of its own. */
export async function makeHosts(sandbox: Record<string, string>): Promise<Services[]> {
  await Deno.remove(KEPT, { recursive: true }).catch(() => {});
  for (const host of [...HOSTS, OUTSIDE]) await layOut(host);
  const ours = { ...sandbox, PUBLIC_URL: FRONT, HOST: "0.0.0.0", DATABASE_DIRECT_URL: DIRECT_URL };
  return [
    ...HOSTS.map((host) => new Services(host, [...ofDatabase(host), ...WAYS, ...programs(ours)])),
    new Services(OUTSIDE, [...WAYS, front()]),
  ];
}

async function layOut(host: Host): Promise<void> {
  const folder = `${KEPT}/${host.name}`;
  for (const each of ["run/postgresql", "data", "etcd", "pgbouncer", "haproxy"]) {
    await Deno.mkdir(`${folder}/${each}`, { recursive: true });
  }
  const names = HOSTS.map(({ name, address }) => `${address} ${name}`);
  await Deno.writeTextFile(`${folder}/hosts`, ["127.0.0.1 localhost", ...names, ""].join("\n"));
  await Deno.copyFile(new URL("patroni.yml", HERE), `${folder}/patroni.yml`);
  await Deno.copyFile(new URL("pgbouncer.ini", HERE), `${folder}/pgbouncer/pgbouncer.ini`);
  await Deno.copyFile(new URL("haproxy.cfg", HERE), `${folder}/haproxy/haproxy.cfg`);
  await Deno.copyFile(CADDYFILE, `${folder}/Caddyfile`);
  const users = `"floodline_program" "${PASSWORDS.program}"\n`;
  await Deno.writeTextFile(`${folder}/pgbouncer/userlist.txt`, users);
  await run(
    "chroot",
    ROOT || "/",
    "chown",
    "-R",
    "postgres:postgres",
    `/srv/floodline-ha/${host.name}`,
  );
}

function ofDatabase({ name, address }: Host): HostService[] {
  const folder = `/srv/floodline-ha/${name}`;
  const peers = HOSTS.map((host) => `${host.name}=http://${host.address}:2380`);
  return [{
    name: "etcd",
    user: "postgres",
    args: ["etcd"],
    env: {
      ETCD_NAME: name,
      ETCD_DATA_DIR: `${folder}/etcd/data`,
      ETCD_LISTEN_PEER_URLS: `http://${address}:2380`,
      ETCD_LISTEN_CLIENT_URLS: `http://${address}:2379,http://127.0.0.1:2379`,
      ETCD_INITIAL_ADVERTISE_PEER_URLS: `http://${address}:2380`,
      ETCD_ADVERTISE_CLIENT_URLS: `http://${address}:2379`,
      ETCD_INITIAL_CLUSTER: peers.join(","),
      ETCD_INITIAL_CLUSTER_TOKEN: "floodline",
      ETCD_INITIAL_CLUSTER_STATE: "new",
    },
  }, {
    name: "patroni",
    user: "postgres",
    args: ["patroni", `${folder}/patroni.yml`],
    env: {
      PATRONI_NAME: name,
      PATRONI_ETCD3_HOSTS: HOSTS.map((host) => `${host.address}:2379`).join(","),
      PATRONI_RESTAPI_LISTEN: `${address}:8008`,
      PATRONI_RESTAPI_CONNECT_ADDRESS: `${address}:8008`,
      PATRONI_POSTGRESQL_LISTEN: `${address}:5432`,
      PATRONI_POSTGRESQL_CONNECT_ADDRESS: `${address}:5432`,
      PATRONI_POSTGRESQL_DATA_DIR: `${folder}/data/main`,
      PATRONI_POSTGRESQL_BIN_DIR: "/usr/lib/postgresql/18/bin",
      PATRONI_POSTGRESQL_PGPASS: `${folder}/pgpass`,
      PATRONI_SUPERUSER_USERNAME: "postgres",
      PATRONI_SUPERUSER_PASSWORD: PASSWORDS.postgres,
      PATRONI_REPLICATION_USERNAME: "replicator",
      PATRONI_REPLICATION_PASSWORD: "rehearsal-replica",
    },
  }];
}

/** To the database. */
const WAYS: HostService[] = [
  { name: "haproxy", user: "postgres", args: ["haproxy", "-db", "-f", "/etc/haproxy/haproxy.cfg"] },
  { name: "pgbouncer", user: "postgres", args: ["pgbouncer", "/etc/pgbouncer/pgbouncer.ini"] },
];

/** Each on each host. */
function programs(env: Record<string, string>): HostService[] {
  const deno = (
    file: string,
  ) => [Deno.execPath(), "run", "--allow-all", "--no-check", "--cached-only", file];
  return [
    {
      name: "api",
      args: deno("api/main.ts"),
      env: { ...env, DATABASE_URL: POOLED_URL, PORT: "8000" },
    },
    {
      name: "worker",
      args: deno("worker/main.ts"),
      env: {
        ...env,
        DATABASE_URL: WORKER_URL,
        PORT: "8001",
        SWEEP_CRON: "* * * * *",
        SMS_PER_SECOND: "25",
        SMS_DAILY_DOLLARS: "100000",
      },
    },
    {
      name: "web",
      args: deno("web/main.ts"),
      env: { ...env, API_URL: "http://127.0.0.1:8000", PORT: "3000" },
    },
  ];
}

function front(): HostService {
  const upstreams = (port: number) => HOSTS.map(({ address }) => `${address}:${port}`).join(" ");
  const folder = `/srv/floodline-ha/${OUTSIDE.name}`;
  return {
    name: "caddy",
    user: "postgres",
    args: ["caddy", "run", "--config", `${folder}/Caddyfile`, "--adapter", "caddyfile"],
    env: {
      HOME: folder,
      SITE_ADDRESS: FRONT,
      UPSTREAMS: "several",
      API_UPSTREAM: upstreams(8000),
      WEB_UPSTREAM: upstreams(3000),
    },
  };
}
