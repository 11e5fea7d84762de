import assert from "node:assert/strict";
import { until } from "../../testing/until.ts";
import { KeptParts, type PartOptions } from "./kept_parts.ts";

/** Makings that end when the test says, with the number that each is. */
function startParts(freshMs = 1_000, mostBytes = Infinity) {
  let ms = 0;
  const parts = new KeptParts({ freshMs, mostBytes, now: () => ms });
  const begun: PromiseWithResolvers<string>[] = [];
  const get = async (asked: Partial<PartOptions> = {}) => {
    const part = parts.get({ key: "a", tags: ["red-hook"], ...asked }, () => {
      begun.push(Promise.withResolvers<string>());
      return begun.at(-1)!.promise;
    });
    return (await part).text;
  };
  /** The making of this number is done. */
  const end = async (n: number) => {
    await until(() => begun.length > n);
    begun[n]!.resolve(String(n));
  };
  return { parts, get, begun, end, forward: (by: number) => ms += by };
}

Deno.test("a part is made once for all who ask, until something changes that it tells of", async () => {
  const { parts, get, begun, end } = startParts();
  const all = Promise.all(Array.from({ length: 50 }, () => get()));
  await end(0);
  assert.deepEqual(new Set(await all), new Set(["0"]));
  parts.change(["hoboken"]);
  assert.equal(await get(), "0");
  parts.change(["hoboken", "red-hook"]);
  const anew = get();
  await end(1);
  assert.equal(await anew, "1");
  parts.change("all");
  const after = get();
  await end(2);
  assert.equal(await after, "2");
  assert.equal(begun.length, 3);
});

Deno.test("nobody is given what was begun before something changed: all who ask wait for the one after it", async () => {
  const { parts, get, begun, end } = startParts();
  const before = get();
  parts.change(["red-hook"]);
  const after = Array.from({ length: 180 }, () => get());
  // It has not begun: what changes now will be in it.
  parts.change(["red-hook"]);
  after.push(get());
  assert.equal(begun.length, 1);
  await end(0);
  assert.equal(await before, "0");
  await end(1);
  assert.deepEqual(new Set(await Promise.all(after)), new Set(["1"]));
  assert.equal(await get(), "1");
  assert.equal(begun.length, 2);
});

Deno.test("where nothing is kept, who asks while another's is made waits for the next", async () => {
  const { get, begun, end } = startParts(0);
  const first = get();
  const others = Array.from({ length: 30 }, () => get());
  assert.equal(begun.length, 1);
  await end(0);
  await end(1);
  assert.equal(await first, "0");
  assert.deepEqual(new Set(await Promise.all(others)), new Set(["1"]));
  const later = get();
  await end(2);
  assert.equal(await later, "2");
});

Deno.test("who has just written is given what was begun after they asked, and so is whoever comes next", async () => {
  const { get, begun, end } = startParts();
  const first = get();
  await end(0);
  await first;
  const own = get({ isAnew: true });
  const other = get();
  await end(1);
  assert.deepEqual(await Promise.all([own, other]), ["1", "1"]);
  assert.equal(await get(), "1");
  assert.equal(begun.length, 2);
});

Deno.test("a part grows old by its own measure, at most as old as any", async () => {
  const { get, end, forward } = startParts(1_000);
  const slow = { freshMs: () => 5_000 };
  const quick = { freshMs: () => 500 };
  const first = get(slow);
  await end(0);
  assert.equal(await first, "0");
  forward(999);
  assert.equal(await get(slow), "0");
  forward(1);
  const later = get(quick);
  await end(1);
  assert.equal(await later, "1");
  forward(499);
  assert.equal(await get(quick), "1");
  forward(1);
  const last = get(quick);
  await end(2);
  assert.equal(await last, "2");
  // Somebody has set the clock.
  forward(-10);
  const back = get();
  await end(3);
  assert.equal(await back, "3");
});

Deno.test("a making that fails fails for those who waited for it, and the next is tried anew", async () => {
  const { parts, get, begun, end } = startParts();
  const first = get();
  parts.change("all");
  const settled = Promise.allSettled([first, get(), get()]);
  begun[0]!.reject(new Error("gone"));
  await until(() => begun.length === 2);
  begun[1]!.reject(new Error("gone"));
  assert.deepEqual((await settled).map(({ status }) => status), Array(3).fill("rejected"));
  assert.equal(parts.bytes, 0);
  const again = get();
  await end(2);
  assert.equal(await again, "2");
});

Deno.test("where memory is short those go that were asked for longest ago", async () => {
  const one = startParts();
  const first = one.get();
  await one.end(0);
  await first;
  const { parts, get, begun, end } = startParts(1_000, 2 * one.parts.bytes);
  for (const [n, key] of ["a", "b", "a", "c"].entries()) {
    const part = get({ key });
    if (n !== 2) await end(begun.length - 1);
    await part;
  }
  assert.equal(parts.bytes, 2 * one.parts.bytes);
  assert.equal(await get({ key: "a" }), "0");
  const again = get({ key: "b" });
  await end(3);
  assert.equal(await again, "3");
});

Deno.test("two parts have one hash where they say the same", async () => {
  const { parts } = startParts();
  const [a, b, c] = await Promise.all(
    ["same", "same", "other"].map((text, key) =>
      parts.get({ key: String(key), tags: [] }, () => Promise.resolve(text))
    ),
  );
  assert.equal(a!.hash, b!.hash);
  assert.notEqual(a!.hash, c!.hash);
});
