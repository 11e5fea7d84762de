// What runs on a host, and is started again where it ends, as systemd and Docker do it.
import { type Host, KEPT, killAll, namespaceOf, ROOT } from "./machine.ts";

const REPOSITORY = new URL("../../../", import.meta.url).pathname;
const RESTART_AFTER_MS = 1_000;

export interface HostService {
  name: string;
  args: string[];
  env?: Record<string, string>;
  /** Of the packages' root: whom it runs as. Without one, a program of ours, on this machine's own files. */
  user?: string;
}

/** $0 the packages' root, $1 the host's folder, $2 the user: with its own /run, /etc/hosts and settings. */
const ENTER = `
  mount -t proc proc "$0/proc"; mount -t tmpfs tmpfs "$0/dev/shm"
  mount --bind "$1/run" "$0/run"
  mount --bind "$1/hosts" "$0/etc/hosts"
  for folder in pgbouncer haproxy; do mount --bind "$1/$folder" "$0/etc/$folder"; done
  root=$0 user=$2; shift 2
  exec chroot --userspec="$user" "$root" "$@"`;

export class Services {
  readonly #services: HostService[];
  readonly #running = new Map<string, Deno.ChildProcess>();
  #isUp = false;
  /** Ended by themselves, not by us. */
  readonly ends: string[] = [];

  constructor(readonly host: Host, services: HostService[]) {
    this.#services = services;
  }

  start(...names: string[]): void {
    this.#isUp = true;
    const chosen = this.#services.filter(({ name }) => names.length === 0 || names.includes(name));
    for (const service of chosen) if (!this.#running.has(service.name)) this.#keepUp(service);
  }

  /** It is started again a second later. */
  kill(name: string, signal: Deno.Signal): void {
    this.#running.get(name)?.kill(signal);
  }

  /** All of it at once, as by a pulled plug. */
  async lose(): Promise<void> {
    this.#isUp = false;
    const ended = [...this.#running.values()].map(({ status }) => status);
    await killAll(this.host);
    await Promise.all(ended);
  }

  async #keepUp(service: HostService): Promise<void> {
    while (this.#isUp) {
      const process = this.#spawn(service);
      this.#running.set(service.name, process);
      const { code, signal } = await process.status;
      this.#running.delete(service.name);
      if (!this.#isUp) return;
      this.ends.push(`${this.host.name} ${service.name} ${signal ?? code}`);
      await new Promise((resolve) => setTimeout(resolve, RESTART_AFTER_MS));
    }
  }

  #spawn({ name, args, env, user }: HostService): Deno.ChildProcess {
    const folder = `${KEPT}/${this.host.name}`;
    const log = `${folder}/${name}.log`;
    const inside = user
      ? ["sh", "-c", `exec >>"${log}" 2>&1; ${ENTER}`, ROOT || "/", folder, user, ...args]
      : ["sh", "-c", `exec >>"${log}" 2>&1; exec "$0" "$@"`, ...args];
    return new Deno.Command("ip", {
      args: ["netns", "exec", namespaceOf(this.host), ...inside],
      cwd: user ? "/" : REPOSITORY,
      clearEnv: true,
      env: {
        PATH: "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        HOME: "/tmp",
        LANG: "C.UTF-8",
        ...env,
      },
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
  }
}
