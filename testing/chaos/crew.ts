// Workers that are killed at random moments, and started again.
import type { Random } from "../../ground/random.ts";
import type { Program } from "../programs.ts";
import type { WorkerWorld } from "../worker.ts";

interface Crew extends AsyncDisposable {
  /** How many were killed so far. */
  kills: number;
  /** When the last kill is done and all workers are up again. */
  over: Promise<void>;
}

const LONGEST_LIFE_MS = 500;

/**
 * Keeps `workers` running until so many kills, at moments that `random` chooses: half of them in a
 * sweep that begins, half whenever; one in six lives to see its sweep's end, that the storm goes on
 * however slow the machine is. The last ones stay up, and sweep once.
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
      if (planned === kills) return void sweepNow(worker);
      planned++;
      const sweep = random.isOneIn(2) ? sweepNow(worker) : undefined;
      if (random.isOneIn(3)) await sweep;
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

async function sweepNow(worker: Program): Promise<void> {
  const answer = await fetch(`${worker.url}/sweep`, { method: "POST" }).catch(() => undefined);
  await answer?.body?.cancel().catch(() => {});
}

interface Workers extends AsyncDisposable {
  /** One of them sweeps. */
  sweepNow(): void;
}

/** So many workers, each started again where it ends by itself, as in production. */
export async function keepUp(
  world: WorkerWorld,
  count: number,
  settings: Record<string, string>,
): Promise<Workers> {
  const up = new Set<Program>();
  let isOver = false;
  const start = async () => {
    const worker = await world.startWorker(settings);
    up.add(worker);
    worker.ended.then(() => {
      up.delete(worker);
      if (!isOver) starting.add(start().catch(start));
    });
  };
  const starting = new Set<Promise<void>>();
  await Promise.all(Array.from({ length: count }, start));
  return {
    sweepNow: () => void [...up].slice(0, 1).map(sweepNow),
    async [Symbol.asyncDispose]() {
      isOver = true;
      await Promise.allSettled(starting);
      await Promise.all([...up].map((worker) => worker.kill("SIGKILL")));
    },
  };
}
