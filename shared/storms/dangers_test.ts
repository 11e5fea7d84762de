import assert from "node:assert/strict";
import { compareDangers, type DangerKind, DANGERS, isNews, type ToldDanger } from "./dangers.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

Deno.test("what is told of each danger after each other, within one storm's hour", () => {
  // Rows: told before; columns: true now. + is told.
  const table = `
                   shown statement any coastalStatement heavy advisory coastalAdvisory river coastal rain surge flashFlood considerable emergency
  shown              .       .      .        +            +       +           +           +      +     +     +       +           +           +
  statement          .       .      .        +            +       +           +           +      +     +     +       +           +           +
  any                .       .      .        +            +       +           +           +      +     +     +       +           +           +
  coastalStatement   +       +      +        .            +       +           +           +      +     +     +       +           +           +
  heavy              .       .      .        +            .       .           +           +      +     +     +       +           +           +
  advisory           .       .      .        +            .       .           +           +      +     +     +       +           +           +
  coastalAdvisory    +       +      +        .            +       +           .           +      +     +     +       +           +           +
  river              +       +      +        +            +       +           +           .      +     +     +       +           +           +
  coastal            +       +      +        .            +       +           .           +      .     +     +       +           +           +
  rain               .       .      .        +            .       .           +           +      +     .     +       +           +           +
  surge              +       +      +        .            +       +           .           +      .     +     .       +           +           +
  flashFlood         .       .      .        +            .       .           +           +      +     .     +       .           +           +
  considerable       .       .      .        +            .       .           +           +      +     .     +       .           .           +
  emergency          .       .      .        +            .       .           +           +      +     .     +       .           .           .`;
  const [columns, ...rows] = table.trim().split("\n").map((line) => line.trim().split(/ +/));
  assert.deepEqual(columns, DANGERS);
  for (const [before, ...cells] of rows) {
    const told: ToldDanger[] = [{ kind: before as DangerKind, at: ago(30) }];
    const spell = { from: ago(30), at: ago(0) };
    const said = DANGERS.map((kind) => isNews({ kind }, told, { now: NOW, spell }) ? "+" : ".");
    assert.deepEqual(said, cells, before);
  }
});

const warned = (kind: DangerKind, minutesAgo: number, chain: string): ToldDanger => {
  return { kind, at: ago(minutesAgo), chain };
};
const RIVER = warned("river", 3 * 24 * 60, "river");

type Case = [
  sentence: string,
  now: Omit<ToldDanger, "at">,
  told: ToldDanger[],
  spell: [from: number, at: number] | undefined,
  isTold: boolean,
];

const CASES: Case[] = [
  [
    "an update of a warning that was told",
    { kind: "flashFlood", chain: "a" },
    [warned("flashFlood", 90, "a")],
    [90, 0],
    false,
  ],
  [
    "one found again on the list after hours",
    { kind: "flashFlood", chain: "a" },
    [RIVER, warned("flashFlood", 300, "a")],
    [300, 240],
    false,
  ],
  [
    "one cancelled and issued anew at once, under another id",
    { kind: "flashFlood", chain: "b" },
    [warned("flashFlood", 90, "a")],
    [90, 10],
    false,
  ],
  [
    "an update that makes it an emergency",
    { kind: "emergency", chain: "a" },
    [warned("flashFlood", 90, "a")],
    [90, 0],
    true,
  ],
  [
    "one issued anew that is an emergency",
    { kind: "emergency", chain: "b" },
    [warned("flashFlood", 90, "a")],
    [90, 10],
    true,
  ],
  [
    "an emergency that was less for an update",
    { kind: "emergency", chain: "a" },
    [warned("emergency", 90, "a")],
    [90, 0],
    false,
  ],
  [
    "the next flash flood while a river is high for days",
    { kind: "flashFlood", chain: "b" },
    [RIVER, warned("flashFlood", 600, "a")],
    [600, 400],
    true,
  ],
  [
    "a flash flood 61 minutes after the last",
    { kind: "flashFlood", chain: "b" },
    [RIVER, warned("emergency", 120, "a")],
    [120, 61],
    true,
  ],
  [
    "a rise within that next one, less than the one before",
    { kind: "considerable", chain: "b" },
    [RIVER, warned("emergency", 120, "a"), warned("flashFlood", 10, "b")],
    [10, 0],
    true,
  ],
  [
    "rain of flood level while a river is high for days",
    { kind: "rain" },
    [RIVER],
    undefined,
    true,
  ],
  [
    "rain of flood level that the forecast took back for two hours",
    { kind: "rain" },
    [{ kind: "rain", at: ago(240) }],
    [240, 120],
    false,
  ],
  [
    "rain of flood level after more than three hours without",
    { kind: "rain" },
    [{ kind: "rain", at: ago(400) }],
    [400, 181],
    true,
  ],
  [
    "a river again, by another message",
    { kind: "river", chain: "other" },
    [RIVER],
    undefined,
    false,
  ],
  [
    "heavy rain on the second day of a river's flood",
    { kind: "heavy" },
    [RIVER, { kind: "heavy", at: ago(25 * 60) }],
    undefined,
    true,
  ],
  [
    "heavy rain again on the same day",
    { kind: "heavy" },
    [RIVER, { kind: "heavy", at: ago(23 * 60) }],
    undefined,
    false,
  ],
  [
    "lesser rain, days into a storm of rain alone",
    { kind: "any" },
    [{ kind: "heavy", at: ago(2 * 24 * 60) }],
    undefined,
    false,
  ],
];

for (const [sentence, danger, told, spell, isTold] of CASES) {
  Deno.test(`${sentence}: ${isTold ? "told" : "not told"}`, () => {
    const since = spell && { from: ago(spell[0]), at: ago(spell[1]) };
    assert.equal(isNews(danger, told, { now: NOW, spell: since }), isTold);
  });
}

Deno.test("they are in order, the worst last", () => {
  assert.deepEqual(DANGERS.toSorted(compareDangers), [...DANGERS]);
});
