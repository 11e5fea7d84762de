import assert from "node:assert/strict";
import { type EyesOffVerdict, judgeEyesOff } from "./eyes_off.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3600_000);
const ANA = { id: "ana", since: ago(900) };
const BEN = { id: "ben", since: ago(800) };
const NEW = { id: "new", since: ago(23) };

type Case = [sentence: string, of: Partial<Parameters<typeof judgeEyesOff>[0]>, EyesOffVerdict];

const CASES: Case[] = [
  ["one of two asks for it", {}, "asked"],
  ["who has asked asks again", { asked: { by: "ana", at: ago(1) } }, "waits"],
  ["another agrees", { asked: { by: "ben", at: ago(1) } }, "off"],
  ["another agrees on the last day", { asked: { by: "ben", at: ago(7 * 24 - 1) } }, "off"],
  ["a wish of a week ago stands no more", { asked: { by: "ben", at: ago(7 * 24) } }, "asked"],
  ["nor one of who is no manager any more", { asked: { by: "cleo", at: ago(1) } }, "asked"],
  ["nor one of an account that is gone", { asked: { by: null, at: ago(1) } }, "asked"],
  ["who has just joined may not agree", {
    by: "new",
    managers: [ANA, NEW],
    asked: { by: "ana", at: ago(1) },
  }, "tooSoon"],
  ["nor ask for it", { by: "new", managers: [ANA, NEW] }, "tooSoon"],
  ["the only manager needs nobody", { managers: [ANA] }, "off"],
  ["nor who has long been the only one", { managers: [ANA], leftAt: ago(24) }, "off"],
  ["but not right after the other has gone", { managers: [ANA], leftAt: ago(23) }, "tooSoon"],
  ["however long ago it was asked for", {
    managers: [ANA],
    leftAt: ago(23),
    asked: { by: "ana", at: ago(48) },
  }, "tooSoon"],
];

for (const [sentence, of, verdict] of CASES) {
  Deno.test(`the second pair of eyes, ${sentence}: ${verdict}`, () => {
    const usual = { by: "ana", managers: [ANA, BEN], asked: null, leftAt: null, now: NOW };
    assert.equal(judgeEyesOff({ ...usual, ...of }), verdict);
  });
}
