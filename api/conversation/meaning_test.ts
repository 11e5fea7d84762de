// Whatever is read wrongly stands in the message: a table of texts, each with what it means.
import assert from "node:assert/strict";
import { type LastQuestion, readMeaning } from "./meaning.ts";
import { NEAR_MISSES, REAL_TEXTS } from "./testdata/real_texts.ts";
import { readWish } from "./wishes.ts";

const read = (body: string, lastQuestion: LastQuestion = undefined, optOutType?: string) =>
  readMeaning({ body, optOutType }, lastQuestion);

for (const [kind, texts] of Object.entries(REAL_TEXTS)) {
  Deno.test(`what people text us: ${kind}`, () => {
    const wrong = Object.values(texts).flat()
      .map((text) => [text, read(text).wish.kind])
      .filter(([, found]) => found !== kind);
    assert.deepEqual(wrong, []);
  });
}

Deno.test("the table has more than a hundred texts, and some of each language for what ends alerts", () => {
  const count = Object.values(REAL_TEXTS).flatMap((texts) => Object.values(texts).flat()).length;
  assert.ok(count > 100, String(count));
  for (const kind of ["stop", "maybeStop", "unfollow", "unknown", "reaction", "thanks"] as const) {
    assert.deepEqual(Object.keys(REAL_TEXTS[kind]!), ["en", "es", "zh"], kind);
  }
});

Deno.test("a word or two apart, and another meaning", () => {
  for (const [kind, text, otherKind, other] of NEAR_MISSES) {
    assert.deepEqual(
      [read(text).wish.kind, read(other).wish.kind],
      [kind, otherKind],
      `${text} | ${other}`,
    );
  }
});

Deno.test("case, marks, apostrophes and characters that nobody sees change nothing", () => {
  const disguises: ((text: string) => string)[] = [
    (text) => text.toUpperCase(),
    (text) => `  ${text}!!! `,
    (text) => text.replaceAll("'", "’"),
    (text) => text.replaceAll("'", ""),
    (text) => [...text].join("\u200b"),
    (text) => `\u2060${text}\ufeff`,
    (text) => text.normalize("NFD"),
    (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, ""),
    (text) => `${text} 🙏`,
    (text) => `${text}\n`,
  ];
  const texts = [...REAL_TEXTS.stop!.en!, ...REAL_TEXTS.stop!.es!, ...REAL_TEXTS.stop!.zh!];
  for (const text of texts) {
    for (const disguise of disguises) {
      const disguised = disguise(text);
      assert.equal(read(disguised).wish.kind, "stop", JSON.stringify(disguised));
    }
  }
});

Deno.test("what Twilio has done is done, whatever the words", () => {
  const cases = [
    ["JOIN", "START", "start"],
    ["join floodline", "START", "start"],
    ["ALTO", "STOP", "stop"],
    ["hello there", "STOP", "stop"],
    ["AYUDA", "HELP", "help"],
    ["please stop", "START", "start"],
    ["Liked “x”", "STOP", "stop"],
    ["stop", " stop ", "stop"],
  ] as const;
  for (const [body, type, kind] of cases) {
    assert.deepEqual(read(body, undefined, type), { wish: { kind }, byCarrier: true }, body);
  }
  assert.deepEqual(read("YES", "water", "START"), { wish: { kind: "yes" }, byCarrier: true });
  // Nothing that we know of: the words decide.
  assert.deepEqual(read("please stop", undefined, "PAUSE"), {
    wish: { kind: "stop" },
    byCarrier: false,
  });
  assert.equal(read("STOP").byCarrier, true);
  assert.equal(read("STOP.").byCarrier, false);
});

Deno.test("yes and no are answers to what was asked last", () => {
  for (const yes of ["yes", "Yes please", "YES!", "sí", "sí por favor", "是的"]) {
    assert.deepEqual(read(yes, "stop"), { wish: { kind: "stop" }, byCarrier: false }, yes);
    assert.notEqual(read(yes, "water").wish.kind, "stop", yes);
    assert.notEqual(read(yes).wish.kind, "stop", yes);
  }
  for (const no of ["no", "No.", "nope", "不"]) {
    assert.deepEqual(read(no, "stop").wish, { kind: "thanks" }, no);
    assert.deepEqual(read(no, "water").wish, { kind: "water", water: "dry" }, no);
  }
  assert.deepEqual(read("no thanks", "water").wish, { kind: "water", water: "dry" });
  assert.deepEqual(read("no thanks").wish, { kind: "maybeStop" });
  // Twilio takes YES for START: what we asked was the other thing.
  assert.deepEqual(read("YES", "stop", "START").wish, { kind: "stop" });
});

Deno.test("a thumb on the question is no report", () => {
  for (const text of ["👍", "👍 to “FloodLine: Is it flooding where you are?”", "Liked “Is it…”"]) {
    assert.match(read(text, "water").wish.kind, /^(reaction|thanks)$/, text);
  }
});

Deno.test("several places, each once, and the four digits of a street are none", () => {
  assert.deepEqual(readWish("remove 11231-4105, 11215 and 11231"), {
    kind: "unfollow",
    zips: ["11231", "11215"],
  });
});

Deno.test("no text, however long or odd, takes long to read", () => {
  const odd = ["stop ", "a ", "no quiero ", "“", "👍", "不要", "the all any ", "i please stop x "];
  for (const part of odd) {
    const startedAt = performance.now();
    read(part.repeat(1600 / part.length));
    const tookMs = performance.now() - startedAt;
    // Half a millisecond; a pattern that tries every way would not be done in minutes.
    assert.ok(tookMs < 10_000, `${part}: ${tookMs}`);
  }
});
