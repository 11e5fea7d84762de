// Workers that are killed at random moments, and started again.
import type { Random } from "../../ground/random.ts";
import type { Program } from "../programs.ts";
import { until } from "../until.ts";
import type { WorkerWorld } from "../worker.ts";

interface Crew extends AsyncDisposable {
  /** How many were killed so far. */
  kills: number;
  /** When the last kill is done and all workers are up again. */
  over: Promise<void>;
}

/** Of the time that its start took: what a worker does in a life takes longer on a busy machine, too. */
const LIFE = 0.6;
/** As long as the sandbox takes for an answer, and what is done with it. */
const MIDST_MS = 150;
/** Longer than a machine at its limit takes to kill; shorter than workers wait for the carrier. */
const HELD_MS = 3_000;

/** What a worker lives to see. By chance alone few would be killed in the midst of a sweep or a text. */
const LIVES = [
  "whenever",
  "a sweep's beginning",
  "the midst of a sweep",
  // That the storm goes on however slow the machine is.
  "a sweep's end",
  "the midst of a text",
  "the midst of a text",
] as const;

/**
 * Keeps `workers` running until so many kills, at moments that `random` chooses. The last ones stay up, and
 * sweep once.
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
      await live(world, worker, random);
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

async function live(world: WorkerWorld, worker: Program, random: Random): Promise<void> {
  const pause = (longest: number) =>
    new Promise((resolve) => setTimeout(resolve, random.between(0, longest)));
  const longestMs = LIFE * worker.startedInMs;
  const life = random.pick(LIVES);
  if (life === "the midst of a text") {
    using _held = holdAnswers(world);
    await untilAsked(world, "twilio", { method: "POST", withinMs: longestMs });
    return void await pause(MIDST_MS);
  }
  if (life === "whenever") return void await pause(longestMs);
  const sweep = sweepNow(worker);
  if (life === "the midst of a sweep") {
    await untilAsked(world, "openMeteo", { method: "GET", withinMs: 2 * longestMs });
    return void await pause(MIDST_MS);
  }
  if (life === "a sweep's end") await sweep;
  await pause(longestMs);
}

let holding = 0;
let usualMs: number | undefined;

/** What is asked meanwhile gets its answer late: whoever is killed then has not had it, on any machine. */
function holdAnswers({ sandbox: { state } }: WorkerWorld): Disposable {
  if (holding++ === 0) usualMs = state.latency.twilioAnswerMs;
  state.latency.twilioAnswerMs = HELD_MS;
  return {
    [Symbol.dispose]() {
      if (--holding === 0) state.latency.twilioAnswerMs = usualMs;
    },
  };
}

/** By any worker, anew; or where none does, no longer than so. */
async function untilAsked(
  { sandbox }: WorkerWorld,
  service: "twilio" | "openMeteo",
  { method, withinMs }: { method: "GET" | "POST"; withinMs: number },
): Promise<void> {
  const newest = () => sandbox.requests(service).findLast((request) => request.method === method);
  const last = newest();
  await until(() => newest() !== last, withinMs / 1000).catch(() => {});
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
