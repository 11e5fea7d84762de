import assert from "node:assert/strict";
import type { Entry } from "./entries.ts";
import { linesOf, wrapped } from "./timeline.ts";

const AT = new Date("2026-09-02T00:30:00Z");
const local = (at: Date) => at.toISOString().slice(11, 16);

Deno.test("each entry in words", () => {
  const some = { step: "heavy", zips: ["11231"], count: 1, names: [] } as const;
  const cases: [entry: object, lines: string[]][] = [
    [{ kind: "outside", words: "[the carrier fails]" }, ["00:30     [the carrier fails]"]],
    [
      { kind: "sweep", status: "failed", figures: { zips: 10, unanswered: 10, requests: 5 } },
      ["00:30     SWEEP FAILED: 10 of 10 ZIP codes without weather after 5 requests"],
    ],
    [
      { kind: "condition", name: "weatherService", isWell: true, detail: {} },
      ["00:30     the National Weather Service: well again"],
    ],
    [
      { kind: "condition", name: "carrier", isWell: false, detail: { errorCode: 20003 } },
      ["00:30     the carrier: ILL: error 20003"],
    ],
    [
      { kind: "gone", reason: "superseded", ...some, names: ["Tom"] },
      [
        "00:30     never told: 1 text of heavy rain, 11231; among them Tom; a newer word took " +
        "their place",
      ],
    ],
    [
      { kind: "arrived", ...some, firstAt: AT, delivered: { en: 2 }, failed: {} },
      ["00:30     on phones: 2 texts of heavy rain (en 2)"],
    ],
    [
      {
        kind: "arrived",
        ...some,
        firstAt: new Date(AT.getTime() - 120_000),
        delivered: {},
        failed: { "refused, error 21610": 1 },
      },
      [
        "00:30     on phones: 0 texts of heavy rain, from 00:28 on; 1 NOT (refused, error 21610)",
      ],
    ],
    [
      {
        kind: "decision",
        step: "flood",
        zips: ["11215", "11231"],
        facts: {
          source: "forecast",
          crossed: { minutes: 60, mm: 20 },
          thresholdsOf: "Red Hook BID",
          leadMinutes: 150,
          wettestQuarter: { mm: 7, at: "2026-09-02T01:00:00.000Z" },
          wettestHour: { mm: 23.04, at: "2026-09-02T01:15:00.000Z" },
          until: "2026-09-02T03:00:00.000Z",
        },
        queued: { en: 20, es: 4 },
        held: { en: 3 },
        heldFor: ["quiet"],
        names: ["Rosa"],
        example: { language: "en", segments: 1, body: "FloodLine: careful" },
      },
      [
        "00:30     FLOOD RISK 11215 11231",
        "          why    23 mm in 60 min estimated by 01:15; at or over 20 mm (Red Hook BID); looked " +
        "150 min",
        "                 ahead; until 03:00",
        "          texts  24 now (en 20, es 4); 3 held for quiet hours; among them Rosa",
        '          says   "FloodLine: careful" (en, 1 segment)',
      ],
    ],
  ];
  for (const [entry, lines] of cases) {
    assert.deepEqual(linesOf({ at: AT, ...entry } as Entry, local), lines);
  }
});

Deno.test("lines break at spaces and stay within 100 columns, Chinese counted double", () => {
  const lines = wrapped("12:00 ", `${"word ".repeat(40)}${"洪水警报 ".repeat(30)}`.trim());
  for (const line of lines) {
    const columns = [...line].reduce((n, letter) => n + (letter > "\u2e80" ? 2 : 1), 0);
    assert.ok(columns <= 100, line);
  }
  assert.ok(lines.slice(1).every((line) => line.startsWith("      ")));
});
