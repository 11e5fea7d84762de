// The programs of `deno task dev`: what is started, how it is watched, how it is stopped.
import { echo, isColoured } from "./output.ts";

export interface Ports {
  gateway: number;
  web: number;
  api: number;
  worker: number;
  sandbox: number;
  postgres: number;
}

export const PORTS: Ports = {
  gateway: 8080,
  web: 3000,
  api: 8000,
  worker: 8001,
  sandbox: 9000,
  postgres: 5433,
};

/** Another set of ports, all moved by the same. */
export function shifted(ports: Ports, by: number): Ports {
  const moved = Object.entries(ports).map(([name, port]) => [name, port + by]);
  return Object.fromEntries(moved) as unknown as Ports;
}

export type ProgramName = "sandbox" | "api" | "worker" | "web";

/** Routes and islands are found by their folders, which a list of imports does not show. */
const WEB_FOLDERS = ["routes", "islands", "components", "lib", "offline", "assets", "static"];

const ARGUMENTS: Record<ProgramName, string[]> = {
  // Not watched: a restart would forget the texts on its phones.
  sandbox: ["sandbox/main.ts"],
  api: ["--watch", "--no-clear-screen", "api/main.ts"],
  worker: ["--watch", "--no-clear-screen", "worker/main.ts"],
  web: [
    `--watch=${WEB_FOLDERS.map((folder) => `web/${folder}`).join()}`,
    "--no-clear-screen",
    "web/dev.ts",
  ],
};

/** Where each tells that it is at work. */
const READY_PATHS: Record<ProgramName, string> = {
  sandbox: "/",
  api: "/api/ready",
  worker: "/health",
  web: "/health",
};

/** How long a program may take to finish what it does before it is told again, and before its end. */
const PATIENCE_MS = 1000;
const STOP_MS = 5000;

export interface DevProgram {
  name: ProgramName;
  pid: number;
  /** Its exit code, once it has ended. */
  ended: Promise<number>;
  stop(): Promise<void>;
  kill(): void;
}

export function startProgram(
  name: ProgramName,
  { root, port, env, flags }: {
    root: string;
    port: number;
    env: Record<string, string>;
    /** For Deno. */
    flags: string[];
  },
): DevProgram {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", ...flags, ...ARGUMENTS[name]],
    cwd: root,
    env: { ...env, PORT: String(port), ...!isColoured && { NO_COLOR: "1" } },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    // Out of reach of a terminal's Ctrl-C: we stop them, in order.
    detached: true,
  }).spawn();
  let isStopping = false;
  const signal = (signal: Deno.Signal) => {
    try {
      child.kill(signal);
    } catch {
      // ended already
    }
  };
  // Under --watch the program ends at the first signal, and the watcher stays for the next change.
  const watch = (line: string) => {
    if (isStopping && /Watcher.*Process (finished|failed)/.test(line)) signal("SIGTERM");
  };
  const said = Promise.all([echo(name, child.stdout, watch), echo(name, child.stderr, watch)]);
  return {
    name,
    pid: child.pid,
    ended: Promise.all([child.status, said]).then(([{ code }]) => code),
    async stop() {
      isStopping = true;
      signal("SIGTERM");
      const again = setInterval(() => signal("SIGTERM"), PATIENCE_MS);
      const end = setTimeout(() => signal("SIGKILL"), STOP_MS);
      await child.status;
      clearInterval(again);
      clearTimeout(end);
    },
    kill: () => signal("SIGKILL"),
  };
}

/** Polls until a program answers; false when it did not in time, or `signal` said to give up. */
export async function isReady(
  name: ProgramName,
  port: number,
  { signal, seconds }: { signal: AbortSignal; seconds: number },
): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000;
  while (!signal.aborted && Date.now() < deadline) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}${READY_PATHS[name]}`, { signal });
      await response.body?.cancel();
      if (response.ok) return true;
    } catch {
      // not yet
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
