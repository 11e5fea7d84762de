import assert from "node:assert/strict";
import { type KeptAnswer, KeptAnswers, type KeptOptions } from "./kept_answers.ts";
import { respond } from "./respond.ts";

const FRESH_MS = 10_000;
const REST_MS = 400;

function open(options: Partial<KeptOptions> = {}) {
  let ms = 0;
  const kept = new KeptAnswers({
    mostBytes: 10_000,
    freshMs: FRESH_MS,
    restMs: REST_MS,
    now: () => ms,
    ...options,
  });
  let made = 0;
  const answer = (tags: string[] = [], bytes = 8): KeptAnswer => ({
    bytes: new Uint8Array(bytes),
    headers: [["content-type", "text/plain"]],
    hash: String(++made),
    tags,
  });
  return {
    kept,
    answer,
    forward: (by: number) => ms += by,
    /** Which making it is of. */
    ask: async (key = "a", tags = ["11231"]) =>
      (await kept.get(key, () => Promise.resolve(answer(tags))))?.hash,
  };
}

Deno.test("however many ask at a time, one makes it", async () => {
  const { kept, answer } = open();
  const { promise, resolve } = Promise.withResolvers<KeptAnswer>();
  let makers = 0;
  const make = () => {
    makers++;
    return promise;
  };
  const asking = Array.from({ length: 1_000 }, () => kept.get("a", make));
  resolve(answer());
  const answers = await Promise.all(asking);
  assert.equal(makers, 1);
  assert.equal(new Set(answers).size, 1);
  assert.deepEqual(kept.counts, { given: 999, made: 1 });
});

Deno.test("it is given until what it tells of changes, or it is too old for who heard of nothing", async () => {
  const { kept, ask, forward } = open();
  assert.equal(await ask(), "1");
  kept.change(["10001"]);
  forward(REST_MS);
  assert.equal(await ask(), "1", "another's change");
  kept.change(["10001", "11231"]);
  assert.equal(await ask(), "2");
  forward(REST_MS);
  kept.change("all");
  assert.equal(await ask(), "3");
  forward(FRESH_MS - 1);
  assert.equal(await ask(), "3");
  forward(1);
  assert.equal(await ask(), "4");
  forward(-1);
  assert.equal(await ask(), "5", "the clock was set back");
});

Deno.test("what changes without an end is made anew every rest, no more often", async () => {
  const { kept, ask, forward } = open();
  const seen = new Set<string | undefined>();
  for (let ms = 0; ms < 4_000; ms += 10) {
    kept.change(["11231"]);
    seen.add(await ask());
    forward(10);
  }
  assert.equal(seen.size, 4_000 / REST_MS);
});

Deno.test("what changed while it was made is not taken for known", async () => {
  const { kept, answer, ask, forward } = open();
  for (const changed of [["11231"], "all"] as const) {
    forward(FRESH_MS);
    const { promise, resolve } = Promise.withResolvers<KeptAnswer>();
    const first = kept.get("a", () => promise);
    kept.change(changed);
    resolve(answer(["11231"]));
    const { hash } = (await first)!;
    forward(REST_MS);
    assert.notEqual(await ask(), hash, String(changed));
  }
});

Deno.test("what is for nobody else is not kept, and a making that fails is told to all who waited", async () => {
  const { kept, ask } = open();
  assert.equal(await kept.get("a", () => Promise.resolve(undefined)), undefined);
  assert.equal(await ask(), "1");
  const failing = () => Promise.reject(new Error("away"));
  const all = await Promise.allSettled([kept.get("b", failing), kept.get("b", failing)]);
  assert.deepEqual(all.map(({ status }) => status), ["rejected", "rejected"]);
  assert.equal(await ask("b"), "2", "and tried again");
});

Deno.test("who makes it knows what it was before", async () => {
  const { kept, answer, forward } = open();
  const first = answer();
  await kept.get("a", () => Promise.resolve(first));
  forward(FRESH_MS);
  const known: unknown[] = [];
  const again = await kept.get("a", (before) => {
    known.push(before);
    return Promise.resolve(before);
  });
  assert.deepEqual(known, [first]);
  assert.equal(again, first);
});

Deno.test("of more than there is room for, those go that were asked for longest ago", async () => {
  const { kept, answer } = open({ mostBytes: 1_000 });
  const ask = async (key: string) =>
    (await kept.get(key, () => Promise.resolve(answer([], 200))))!.hash;
  const a = await ask("a");
  await ask("b");
  await ask("c");
  await ask("d");
  assert.ok(kept.bytes <= 1_000);
  assert.equal(await ask("a"), a);
  await ask("e");
  assert.equal(await ask("a"), a, "asked for a moment ago");
  assert.equal(await ask("b"), "6", "gone, and made anew");
  assert.ok(kept.bytes <= 1_000);
  await kept.get("huge", () => Promise.resolve(answer([], 5_000)));
  assert.ok(kept.bytes <= 1_000, "what is larger than all the room is given, and not kept");
});

const WORDS = new TextEncoder().encode("rain ".repeat(500));
const PAGE: KeptAnswer = {
  bytes: WORDS,
  headers: [["content-type", "text/html"], ["vary", "Cookie"]],
  hash: "abc",
  tags: [],
};

Deno.test("a kept answer is given whole, packed, or not at all, as it is asked for", async () => {
  for (
    const [asked, status, etag, encoding] of [
      [{}, 200, '"abc"', null],
      [{ "accept-encoding": "gzip, deflate, br, zstd" }, 200, '"abc-gzip"', "gzip"],
      [{ "accept-encoding": "br" }, 200, '"abc"', null],
      [{ "accept-encoding": "gzip;q=0, br" }, 200, '"abc"', null],
      [{ "accept-encoding": "gzip;q=0.5" }, 200, '"abc-gzip"', "gzip"],
      [{ "accept-encoding": "xgzip" }, 200, '"abc"', null],
      [{ "if-none-match": '"abc"' }, 304, '"abc"', null],
      [{ "if-none-match": '"abc-gzip"', "accept-encoding": "gzip" }, 304, '"abc-gzip"', null],
      [{ "if-none-match": 'W/"x", W/"abc-zstd"' }, 304, '"abc"', null],
      [{ "if-none-match": "*" }, 304, '"abc"', null],
      [{ "if-none-match": '"abcd"' }, 200, '"abc"', null],
      [{ "if-none-match": "abc" }, 200, '"abc"', null],
    ] as const
  ) {
    const request = { method: "GET", headers: new Headers(asked) };
    const response = await respond(PAGE, request, [["x-request-id", "12345678"]]);
    const { headers } = response;
    const said = JSON.stringify(asked);
    assert.equal(response.status, status, said);
    assert.equal(headers.get("etag"), etag, said);
    assert.equal(headers.get("content-encoding"), encoding, said);
    assert.equal(headers.get("vary"), "Cookie, Accept-Encoding");
    assert.equal(headers.get("x-request-id"), "12345678");
    const bytes = await response.bytes();
    if (status === 304) assert.equal(bytes.length, 0);
    else {
      assert.equal(headers.get("content-length"), String(bytes.length), said);
      const plain = encoding
        ? await new Response(
          new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")),
        )
          .bytes()
        : bytes;
      assert.deepEqual(plain, WORDS, said);
    }
  }
  const head = await respond(PAGE, { method: "HEAD", headers: new Headers() });
  assert.equal((await head.bytes()).length, 0);
  assert.equal(head.headers.get("content-length"), String(WORDS.length));
});
