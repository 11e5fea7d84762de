import assert from "node:assert/strict";
import { coalesce } from "./coalesce.ts";

/** Each time that it is done, and each rest, ends when the test says. */
function start() {
  const done: PromiseWithResolvers<boolean>[] = [];
  const rests: { ms: number; end: () => void }[] = [];
  const coalesced = coalesce(
    () => {
      done.push(Promise.withResolvers<boolean>());
      return done.at(-1)!.promise;
    },
    2_000,
    (ms) => new Promise((end) => rests.push({ ms, end })),
  );
  return { ...coalesced, done, rests };
}

/** Whatever can go on without waiting has gone on. */
async function settle(): Promise<void> {
  for (let n = 0; n < 10; n++) await Promise.resolve();
}

Deno.test("of 60 in a burst the first is done at once, and all others once more", async () => {
  const { ask, done, rests } = start();
  ask();
  assert.equal(done.length, 1);
  for (let n = 0; n < 30; n++) ask();
  assert.equal(done.length, 1, "not while one is under way");
  done[0]!.resolve(true);
  await settle();
  for (let n = 0; n < 29; n++) ask();
  await settle();
  assert.deepEqual([done.length, rests[0]!.ms], [1, 2_000], "nor while it rests");
  rests[0]!.end();
  await settle();
  assert.equal(done.length, 2);
  done[1]!.resolve(true);
  await settle();
  rests[1]!.end();
  await settle();
  assert.equal(done.length, 2, "nobody has asked since");
  ask();
  assert.equal(done.length, 3, "at once again");
});

Deno.test("what could not be done is tried again, less and less often, until it is", async () => {
  const { ask, done, rests } = start();
  ask();
  for (let n = 0; n < 7; n++) {
    if (n % 2) done[n]!.reject(new Error("no network"));
    else done[n]!.resolve(false);
    await settle();
    rests[n]!.end();
    await settle();
  }
  assert.deepEqual(rests.map(({ ms }) => ms / 1000), [4, 8, 16, 32, 60, 60, 60]);
  done[7]!.resolve(true);
  await settle();
  assert.equal(rests[7]!.ms, 2_000);
  rests[7]!.end();
  await settle();
  assert.equal(done.length, 8);
});

Deno.test("a page that is left asks no more", async () => {
  const { ask, stop, done, rests } = start();
  ask();
  ask();
  stop();
  done[0]!.resolve(true);
  await settle();
  rests[0]!.end();
  await settle();
  assert.equal(done.length, 1);
});
