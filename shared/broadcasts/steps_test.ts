import assert from "node:assert/strict";
import {
  BROADCAST_STATES,
  BROADCAST_STEPS,
  type BroadcastState,
  type BroadcastStep,
  judgeStep,
  type Standing,
  stateAfter,
} from "./steps.ts";

const ANA = "ana";
const BEN = "ben";

/** From where each step may be taken; from everywhere else it is "notNow". */
const FROM: Record<BroadcastStep, BroadcastState[]> = {
  write: ["draft", "returned", "submitted"],
  submit: ["draft"],
  return: ["submitted"],
  send: ["submitted"],
  stop: ["sending"],
  discard: ["draft", "returned", "submitted"],
};

/** Ana wrote and submitted it; Ben asked for changes. */
const standing = (state: BroadcastState, more: Partial<Standing> = {}): Standing => ({
  state,
  isDrill: false,
  writtenBy: ANA,
  submittedBy: ANA,
  returnedBy: BEN,
  ...more,
});

for (const step of BROADCAST_STEPS) {
  for (const state of BROADCAST_STATES) {
    const may = FROM[step].includes(state);
    Deno.test(`${step} a broadcast that is ${state}: ${may ? "may be done" : "not now"}`, () => {
      for (const by of [ANA, BEN, "a third"]) {
        const verdict = judgeStep(step, standing(state), { by, twoPairs: false });
        assert.equal(verdict, may ? "allowed" : "notNow");
      }
    });
  }
}

type Row = [
  sentence: string,
  step: BroadcastStep,
  by: string,
  of: Standing,
  verdict: ReturnType<typeof judgeStep>,
];
const TWO_PAIRS: Row[] = [
  ["who wrote may not send", "send", ANA, standing("submitted"), "secondPersonNeeded"],
  ["another may", "send", BEN, standing("submitted"), "allowed"],
  [
    "who submitted what another wrote may not",
    "send",
    BEN,
    standing("submitted", { submittedBy: BEN }),
    "secondPersonNeeded",
  ],
  [
    "who wrote what another submitted may not",
    "send",
    ANA,
    standing("submitted", { submittedBy: BEN }),
    "secondPersonNeeded",
  ],
  [
    "who is left may send what somebody gone wrote",
    "send",
    BEN,
    standing("submitted", { writtenBy: null, submittedBy: null }),
    "allowed",
  ],
  ["a drill needs no second", "send", ANA, standing("submitted", { isDrill: true }), "allowed"],
  ["who asked for changes may not make them", "write", BEN, standing("returned"), "othersTurn"],
  ["who wrote makes them", "write", ANA, standing("returned"), "allowed"],
  [
    "in a drill anybody makes them",
    "write",
    BEN,
    standing("returned", { isDrill: true }),
    "allowed",
  ],
  [
    "who asked for changes once may write later",
    "write",
    BEN,
    standing("submitted"),
    "allowed",
  ],
  ["anybody stops", "stop", ANA, standing("sending"), "allowed"],
  ["not even a second sends a draft", "send", BEN, standing("draft"), "notNow"],
];

for (const [sentence, step, by, of, verdict] of TWO_PAIRS) {
  Deno.test(`with two pairs of eyes, ${sentence}`, () => {
    assert.equal(judgeStep(step, of, { by, twoPairs: true }), verdict);
  });
}

Deno.test("every step leads to a state from which some step, or the end, goes on", () => {
  for (const step of BROADCAST_STEPS) assert.ok(BROADCAST_STATES.includes(stateAfter(step)));
  assert.equal(stateAfter("send"), "sending");
  assert.equal(stateAfter("write"), "draft");
});
