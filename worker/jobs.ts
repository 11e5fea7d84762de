// Work that must not end the worker when it fails, and that the worker must not end under.
import { getLogger } from "shared/server/log.ts";
import { captureException } from "shared/server/sentry.ts";

const log = getLogger(["worker"]);

export interface Job {
  /** In lines of the log and in what is told to operators. */
  name: string;
  /** One run at a time: whoever asks meanwhile waits for that one. Never throws. */
  run: () => Promise<void>;
}

export class Jobs {
  readonly #running = new Set<Promise<void>>();

  define(name: string, work: () => Promise<unknown>): Job {
    let running: Promise<void> | undefined;
    return {
      name,
      run: () => {
        if (running) return running;
        const run = this.#guard(name, work).finally(() => {
          this.#running.delete(run);
          running = undefined;
        });
        this.#running.add(run);
        return running = run;
      },
    };
  }

  /** When nothing runs any more. */
  async ended(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #guard(name: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error("job failed", { job: name, error });
      captureException(error, { job: name });
    }
  }
}
