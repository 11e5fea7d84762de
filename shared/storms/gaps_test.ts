// A gap is not silence: for an alert what is known counts, only the all-clear needs everything known.
import assert from "node:assert/strict";
import { episode, inShort, NOW, rain } from "../../testing/situations.ts";
import { decide, type Situation } from "./decide.ts";
import { findQuestion } from "./question.ts";

const THE_PAST = { [-105]: null, [-60]: null, [-15]: null, 0: null };
const HOURS_AHEAD = { 150: null, 300: null, 360: null };

const CASES: [sentence: string, situation: Omit<Situation, "now">, decided: string][] = [
  ["a gap in the past hides no rain ahead", { rain: rain({ ...THE_PAST, 15: 6 }) }, "start heavy"],
  ["nor does one hours ahead", { rain: rain({ 15: 12, ...HOURS_AHEAD }) }, "start flood"],
  ["nor one just before it", { rain: rain({ 15: null, 30: 12 }) }, "start flood"],
  ["nor one just after it", { rain: rain({ 15: 12, 30: null, 45: null }) }, "start flood"],
  [
    "an hour known in part counts by what is known",
    { rain: rain({ 15: 4, 30: null, 45: 4, 60: 4 }) },
    "start heavy",
  ],
  ["a gap is no rain either", { rain: rain({ 15: null, 30: null, 45: null }) }, "quiet"],
  [
    "a step up beside a gap",
    { rain: rain({ ...THE_PAST, 30: 12, 45: null }), episode: episode("any", 0) },
    "stepUp flood",
  ],
  [
    "a storm goes on where it is known to",
    { rain: rain({ 15: 5, 30: null }), episode: episode("heavy", 0) },
    "hold",
  ],
  ["dry for an hour, and all is known", { rain: rain(), episode: episode("any", 60) }, "clear"],
  [
    "no all-clear over a gap in that hour",
    { rain: rain({ [-30]: null }), episode: episode("any", 60) },
    "hold",
  ],
  [
    "nor over one just ahead",
    { rain: rain({ 30: null }), episode: episode("any", 60) },
    "hold",
  ],
  [
    "nor over one at the end of the lead",
    { rain: rain({ 120: null }), episode: episode("any", 60) },
    "hold",
  ],
  [
    "but over gaps that do not matter",
    { rain: rain({ [-120]: null, [-75]: null, 135: null }), episode: episode("any", 60) },
    "clear",
  ],
];

for (const [sentence, situation, decided] of CASES) {
  Deno.test(`${sentence}: ${decided}`, () => {
    assert.equal(inShort(decide({ now: NOW, ...situation })), decided);
  });
}

Deno.test("a forecast shorter than the lead tells what it knows, and no all-clear", () => {
  const { firstAt, mm } = rain({ 15: 6 });
  const short = { firstAt, mm: mm.slice(0, 11) };
  assert.equal(inShort(decide({ now: NOW, rain: short })), "start heavy");
  const dry = { firstAt, mm: rain().mm.slice(0, 11) };
  const open = episode("any", 120);
  assert.equal(inShort(decide({ now: NOW, rain: dry, episode: open })), "hold");
});

Deno.test("nobody is asked whether it floods while it is not known that the worst is past", () => {
  const open = { level: "heavy" as const, isAsked: false, isWarned: false };
  const question = (ahead: Record<number, null>) =>
    findQuestion({ now: NOW, rain: rain({ [-45]: 8, ...ahead }), episode: open });
  assert(question({}));
  assert(question({ 240: null }));
  assert.equal(question({ 60: null }), undefined);
});
