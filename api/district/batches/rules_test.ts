import assert from "node:assert/strict";
import { BATCH_UNDO_SECONDS } from "shared/limits.ts";
import type { ReportBefore } from "../acts/acts.ts";
import { decideBatchUndo, decideInBatch, type SettledChange } from "./rules.ts";

const ANA = "0199f000-0000-7000-8000-0000000000a1";
const BEFORE: ReportBefore = {
  status: "seen",
  cityNumber: null,
  whose: null,
  hiddenReason: null,
  assignedTo: null,
  privateBy: null,
};
const PASSED = { status: "passed_on", cityNumber: "311-1" } as const;

const CASES: [
  what: string,
  before: Partial<ReportBefore> | undefined,
  change: SettledChange,
  expected: ReturnType<typeof decideInBatch>,
][] = [
  ["a status that it has not", {}, { status: "water_gone" }, "done"],
  ["the status that it has", {}, { status: "seen" }, "already"],
  ["a status, ended otherwise", { status: "nothing_found" }, { status: "water_gone" }, "done"],
  ["a status, the water of another", { status: "same_as" }, { status: "seen" }, "sameAsAnother"],
  ["the city's number, passed on before", PASSED, { ...PASSED, cityNumber: "311-2" }, "done"],
  ["the same number, passed on before", PASSED, { ...PASSED }, "already"],
  ["no number, passed on before with one", PASSED, { status: "passed_on" }, "already"],
  ["no number any more", PASSED, { status: "passed_on", cityNumber: null }, "done"],
  ["a status in own words", {}, { status: "passed_on", templateId: ANA }, "done"],
  ["a number in own words, passed on before", PASSED, {
    ...PASSED,
    cityNumber: "311-2",
    templateId: ANA,
  }, "toldAlready"],
  ["a colleague", {}, { to: ANA }, "done"],
  ["the colleague who has it", { assignedTo: ANA }, { to: ANA }, "already"],
  ["nobody", { assignedTo: ANA }, { to: null }, "done"],
  ["nobody, as before", {}, { to: null }, "already"],
  ["a colleague, the water of another", { status: "same_as" }, { to: ANA }, "done"],
  ["hiding", {}, { hidden: { reason: "a face" } }, "done"],
  ["hiding, hidden for another reason", { hiddenReason: "a plate" }, {
    hidden: { reason: "a face" },
  }, "already"],
  ["showing again", { hiddenReason: "a plate" }, { hidden: null }, "done"],
  ["showing what is shown", {}, { hidden: null }, "already"],
  ["staff only", {}, { isPrivate: true }, "done"],
  ["staff only, as its sender wished", { privateBy: "sender" }, { isPrivate: true }, "already"],
  ["for all again", { privateBy: "staff" }, { isPrivate: false }, "done"],
  ["for all, against its sender's wish", { privateBy: "sender" }, {
    isPrivate: false,
  }, "privateByWish"],
  ["anything, of a report that is not there", undefined, { status: "seen" }, "notFound"],
];

for (const [what, before, change, expected] of CASES) {
  Deno.test(`to several at once, ${what}: ${expected}`, () => {
    assert.equal(decideInBatch(before && { ...BEFORE, ...before }, change), expected);
  });
}

const ACTED = new Date("2026-11-22T18:00:00Z");
const UNDO: [what: string, seconds: number, isUndone: boolean, expected: string][] = [
  ["at once", 0, false, "yes"],
  ["in the last moment", BATCH_UNDO_SECONDS - 0.001, false, "yes"],
  ["when its texts may leave", BATCH_UNDO_SECONDS, false, "batchTooOld"],
  ["a second time", 1, true, "batchUndone"],
];

for (const [what, seconds, isUndone, expected] of UNDO) {
  Deno.test(`what was done to several is undone as one ${what}: ${expected}`, () => {
    const batch = { actedAt: ACTED, undoneAt: isUndone ? ACTED : null };
    const now = new Date(ACTED.getTime() + seconds * 1000);
    assert.equal(decideBatchUndo(batch, now), expected);
  });
}
