import assert from "node:assert/strict";
import { type Rank, StormClock } from "./clock.ts";
import { Work } from "./work.ts";

const START = new Date("2026-09-01T12:00:00Z");
const at = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

/** Ends when nobody works; lets who looks again sleep on while there is nothing to see. */
function settleOf(work: Work, isToSee = () => false): () => Promise<Rank[]> {
  return async () => {
    await work.ended();
    return isToSee() ? [] : ["poll"];
  };
}

Deno.test("a storm passes from event to event, and nobody's work takes any of its time", async () => {
  const clock = new StormClock(START, Infinity);
  const work = new Work();
  const stop = new AbortController();
  const seen: string[] = [];
  const note = (what: string) =>
    seen.push(`${(clock.now().getTime() - START.getTime()) / 60_000} ${what}`);
  const often = async (every: number, what: string) => {
    for (let n = 1; !stop.signal.aborted; n++) {
      await clock.sleepUntil(at(n * every), "timetable", stop.signal);
      if (stop.signal.aborted) return;
      await work.of(new Promise((resolve) => setTimeout(resolve, 3)));
      note(what);
    }
  };
  const once = async () => {
    await clock.sleepUntil(at(60), "world", stop.signal);
    note("rain");
  };
  const actors = [often(30, "sweep"), often(45, "other"), once()];
  await clock.run(at(100), settleOf(work));
  stop.abort();
  await Promise.all(actors);
  // At 60 the world moves first; at 90 the one that went to sleep first.
  assert.deepEqual(seen, ["30 sweep", "45 other", "60 rain", "60 sweep", "90 other", "90 sweep"]);
  assert.deepEqual(clock.now(), at(100));
});

Deno.test("who looks again sleeps on while there is nothing to see", async () => {
  const clock = new StormClock(START, Infinity);
  const stop = new AbortController();
  let looks = 0;
  let queued = 0;
  const looking = (async () => {
    while (!stop.signal.aborted) {
      await clock.wait(1_000, stop.signal);
      looks++;
      if (queued > 0) queued--;
    }
  })();
  const queueing = (async () => {
    await clock.sleepUntil(at(30), "timetable", stop.signal);
    queued = 5;
  })();
  await clock.run(at(60), settleOf(new Work(), () => queued > 0));
  assert.equal(looks, 5);
  stop.abort();
  await Promise.all([looking, queueing]);
});

Deno.test("a speed makes a storm last that much less than itself", async () => {
  const clock = new StormClock(START, 1200);
  const stop = new AbortController();
  const sleeping = (async () => {
    for (const minutes of [2, 4, 6]) await clock.sleepUntil(at(minutes), "timetable", stop.signal);
  })();
  const begin = performance.now();
  await clock.run(at(6), settleOf(new Work()));
  await sleeping;
  // A timer counts whole milliseconds, and may ring one early.
  assert.ok(performance.now() - begin >= 295, "six minutes at 1200 times take 300 ms");
});
