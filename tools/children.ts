// The programs that a tool runs and waits for. It stays until each has ended, to clean up after it.
import { onSignals } from "shared/server/stopping.ts";

/** Longer than our programs give themselves to stop. */
const END_WITHIN_MS = 20_000;

/**
 * From here on a signal ends the programs and not us. Ctrl-C reaches them by itself, for they share our
 * terminal; what else ends a process is passed on, and enforced where it is not heeded in time or is
 * asked for once more.
 */
export class Children {
  readonly #running = new Set<Deno.ChildProcess>();
  #signal?: "SIGTERM" | "SIGKILL";

  constructor({ endWithinMs = END_WITHIN_MS } = {}) {
    onSignals({ first: () => {}, again: () => {} }, ["SIGINT"]);
    onSignals({
      first: () => {
        this.#tell("SIGTERM");
        Deno.unrefTimer(setTimeout(() => this.#tell("SIGKILL"), endWithinMs));
      },
      again: () => this.#tell("SIGKILL"),
    }, ["SIGTERM"]);
  }

  /** Runs Deno with these arguments. Once we are told to end, whatever begins is told so at once. */
  start(args: string[], options: Omit<Deno.CommandOptions, "args"> = {}): Deno.ChildProcess {
    const child = new Deno.Command(Deno.execPath(), { ...options, args }).spawn();
    this.#running.add(child);
    child.status.finally(() => this.#running.delete(child));
    if (this.#signal) child.kill(this.#signal);
    return child;
  }

  #tell(signal: "SIGTERM" | "SIGKILL"): void {
    this.#signal = signal;
    for (const child of this.#running) child.kill(signal);
  }
}
