// Texts that nobody has sent yet.
import assert from "node:assert/strict";
import fc from "fast-check";
import { runs } from "../../testing/fuzz/runs.ts";
import { readMeaning } from "./meaning.ts";

const ASKED = fc.constantFrom(undefined, "water", "wet", "stop") as fc.Arbitrary<
  "water" | "wet" | "stop" | undefined
>;
const WORDS = fc.array(
  fc.constantFrom(
    ...["stop", "STOP", "para", "停", "no", "yes", "si", "是", "11231", "1123", "status", "pause"],
    ...["level", "heavy", "flood", "knee", "deep", "dry", "water", "thanks", "still", "wet", "1"],
    ...[
      "2",
      "Liked",
      "“FloodLine: …”",
      "?",
      ".",
      "\n",
      "texts",
      "don't",
      "my",
      "me",
      "🛑",
      "español",
    ],
  ),
  { maxLength: 12 },
).map((words) => words.join(" "));
const TEXT = fc.oneof(WORDS, fc.string({ unit: "binary", maxLength: 400 }), fc.lorem());

Deno.test("any text means something, the same each time", () => {
  fc.assert(
    fc.property(
      TEXT,
      ASKED,
      fc.option(fc.string(), { nil: undefined }),
      (body, asked, optOutType) => {
        const meaning = readMeaning({ body, optOutType }, asked);
        assert.ok(meaning.wish.kind);
        assert.deepEqual(readMeaning({ body, optOutType }, asked), meaning);
        const { wish } = meaning;
        if ("zip" in wish && wish.zip !== undefined) assert.match(wish.zip, /^\d{5}$/);
      },
    ),
    runs(2_000),
  );
});

Deno.test("STOP alone is STOP, in whatever case, spaces, letters and dots", () => {
  const stop = fc.constantFrom(
    "stop",
    "unsubscribe",
    "end",
    "quit",
    "cancel",
    "stopall",
    "para",
    "停止",
  );
  const around = fc.stringMatching(/^[ .!\n\t]{0,4}$/);
  fc.assert(
    fc.property(stop, fc.nat(), around, around, ASKED, (word, cases, before, after, asked) => {
      const text = [...word].map((letter, n) => cases >> n & 1 ? letter.toUpperCase() : letter)
        .join("");
      assert.equal(readMeaning({ body: before + text + after }, asked).wish.kind, "stop", text);
    }),
    runs(1_000),
  );
});

Deno.test("what the carrier has done is done, whatever the words beside it", () => {
  fc.assert(
    fc.property(TEXT, (body) => {
      const { wish, byCarrier } = readMeaning({ body, optOutType: "STOP" }, undefined);
      assert.equal(wish.kind, "stop");
      assert.ok(byCarrier);
    }),
    runs(500),
  );
});
