import assert from "node:assert/strict";
import { gatherStorms, type Spell, STORM_GAP_MINUTES } from "./district_storms.ts";

/** `a 12:00-15:00`: its id, from when to when; no end: it goes on. */
function spellsOf(text: string): Spell[] {
  return text.split(", ").map((spell) => {
    const [id, times] = spell.split(" ");
    const [startedAt, clearedAt] = times!.split("-").map((clock) =>
      clock ? Date.parse(`2026-11-22T${clock}Z`) : null
    );
    return { id: id!, startedAt: startedAt!, clearedAt: clearedAt! };
  });
}

const CASES: [what: string, spells: string, storms: string][] = [
  ["one ZIP code's is one", "a 12:00-15:00", "a"],
  ["two at once are one", "a 12:00-15:00, b 12:00-15:00", "ab"],
  ["two that overlap are one", "a 12:00-15:00, b 14:30-17:00", "ab"],
  ["one within the other is one", "a 12:00-18:00, b 13:00-14:00", "ab"],
  [
    "a third is held together by the longest, not by the last",
    "a 12:00-18:00, b 13:00-14:00, c 17:30-19:00",
    "abc",
  ],
  ["where one begins as the other ends it is one", "a 12:00-15:00, b 15:00-17:00", "ab"],
  ["one look later is the same storm", "a 12:00-15:00, b 15:30-17:00", "ab"],
  ["so are two looks", "a 12:00-15:00, b 16:00-17:00", "ab"],
  ["a minute more, and it is another", "a 12:00-15:00, b 16:01-17:00", "a b"],
  [
    "a front over five ZIP codes is one, though the first and the last never met",
    "a 10:00-11:30, b 11:00-12:30, c 12:00-13:30, d 13:00-14:30, e 14:00-15:30",
    "abcde",
  ],
  [
    "the same ZIP code again within the hour is the same storm",
    "a 12:00-15:00, a2 15:30-17:00",
    "aa2",
  ],
  ["what goes on takes in all that begins", "a 12:00-, b 20:00-21:00, c 23:00-", "abc"],
  ["told in any order", "b 14:30-17:00, c 20:00-21:00, a 12:00-15:00", "ab c"],
  [
    "the first has the address, by id where two began at once",
    "b 12:00-15:00, a 12:00-13:00",
    "ab",
  ],
];

for (const [what, spells, storms] of CASES) {
  Deno.test(`a district's storm: ${what}`, () => {
    const gathered = gatherStorms(spellsOf(spells));
    assert.equal(gathered.map((storm) => storm.map(({ id }) => id).join("")).join(" "), storms);
  });
}

Deno.test("a storm keeps its address while it grows", () => {
  const spells = spellsOf("a 12:00-15:00, b 14:30-17:00, c 17:30-18:00, d 18:59-");
  for (let count = 1; count <= spells.length; count++) {
    assert.equal(gatherStorms(spells.slice(0, count))[0]![0]!.id, "a");
  }
});

Deno.test("no spell, no storm; the gap is two of the sweeps", () => {
  assert.deepEqual(gatherStorms([]), []);
  assert.equal(STORM_GAP_MINUTES, 60);
});
