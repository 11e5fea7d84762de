// Workers that are killed at random moments, and started again.
import type { Random } from "../../tools/seed/random.ts";
import type { Program } from "../programs.ts";
import type { WorkerWorld } from "../worker.ts";

export interface Crew extends AsyncDisposable {
  /** How many were killed so far. */
  kills: number;
  /** When the last kill is done and all workers are up again. */
  over: Promise<void>;
}

const LONGEST_LIFE_MS = 500;

/**
 * Keeps `workers` running until so many kills, at moments that `random` chooses: half of them in a
 * sweep that begins, half whenever. The last ones stay up, and sweep once.
 */
export function startCrew(
  world: WorkerWorld,
  { workers, kills, settings, onKill }: {
    workers: number;
    kills: number;
    settings: Record<string, string>;
    onKill?: () => void;
  },
  random: Random,
): Crew {
  const up = new Set<Program>();
  let planned = 0;
  const shift = async () => {
    while (true) {
      const worker = await world.startWorker(settings);
      up.add(worker);
      if (planned === kills) return sweepNow(worker);
      planned++;
      if (random.isOneIn(2)) sweepNow(worker);
      await new Promise((resolve) => setTimeout(resolve, random.between(0, LONGEST_LIFE_MS)));
      await worker.kill("SIGKILL");
      up.delete(worker);
      crew.kills++;
      onKill?.();
    }
  };
  const over = Promise.all(Array.from({ length: workers }, shift)).then(() => {});
  over.catch(() => {}); // told to whoever waits for it
  const crew: Crew = {
    kills: 0,
    over,
    async [Symbol.asyncDispose]() {
      planned = kills;
      await Promise.allSettled([over]);
      await Promise.all([...up].map((worker) => worker.kill("SIGKILL")));
    },
  };
  return crew;
}

function sweepNow(worker: Program): void {
  fetch(`${worker.url}/sweep`, { method: "POST" }).then(
    (answer) => answer.body?.cancel(),
    () => {},
  );
}
