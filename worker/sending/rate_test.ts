import assert from "node:assert/strict";
import { TokenBucket } from "./rate.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);

Deno.test("lets a second's worth go at once, then as many as its speed", () => {
  const bucket = new TokenBucket(10, NOW);
  assert.equal(bucket.take(100, NOW), 10);
  assert.equal(bucket.take(100, NOW), 0);
  assert.equal(bucket.take(100, later(250)), 2);
  assert.equal(bucket.take(100, later(60_000)), 10, "an idle minute saves up no more");
});

Deno.test("takes no more than is asked for, and takes back what found no text", () => {
  const bucket = new TokenBucket(10, NOW);
  assert.equal(bucket.take(4, NOW), 4);
  bucket.giveBack(1);
  assert.equal(bucket.take(100, NOW), 7);
  bucket.giveBack(100);
  assert.equal(bucket.take(100, NOW), 10);
});

Deno.test("tells how long until the next", () => {
  const bucket = new TokenBucket(1, NOW);
  assert.equal(bucket.msUntilNext(NOW), 0);
  bucket.take(1, NOW);
  assert.equal(bucket.msUntilNext(NOW), 1000);
  assert.equal(bucket.msUntilNext(later(400)), 600);
});

Deno.test("goes slower than one a second", () => {
  const bucket = new TokenBucket(0.5, NOW);
  assert.equal(bucket.take(9, NOW), 1);
  assert.equal(bucket.take(9, later(1_900)), 0);
  assert.equal(bucket.take(9, later(2_000)), 1);
});

Deno.test("a clock that is set back neither adds nor takes", () => {
  const bucket = new TokenBucket(10, NOW);
  bucket.take(10, NOW);
  assert.equal(bucket.take(10, later(-3600_000)), 0);
  assert.equal(bucket.take(10, later(-3600_000 + 500)), 5);
});
