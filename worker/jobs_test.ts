import assert from "node:assert/strict";
import { Jobs } from "./jobs.ts";

Deno.test("a job runs once at a time: whoever asks meanwhile waits for that run", async () => {
  const jobs = new Jobs();
  let runs = 0;
  const work = Promise.withResolvers<void>();
  const job = jobs.define("work", () => {
    runs++;
    return work.promise;
  });
  const both = Promise.all([job.run(), job.run()]);
  work.resolve();
  await both;
  assert.equal(runs, 1);
  await job.run();
  assert.equal(runs, 2);
});

Deno.test("a job that fails ends nobody, and may run again", async () => {
  const jobs = new Jobs();
  let runs = 0;
  const job = jobs.define("work", () => {
    runs++;
    throw new Error("on purpose");
  });
  await job.run();
  await job.run();
  assert.equal(runs, 2);
});

Deno.test("the end waits for what runs", async () => {
  const jobs = new Jobs();
  const work = Promise.withResolvers<void>();
  let done = false;
  const job = jobs.define("work", () => work.promise);
  job.run().then(() => done = true);
  queueMicrotask(work.resolve);
  await jobs.ended();
  assert(done);
});
