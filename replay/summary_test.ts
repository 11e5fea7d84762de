import assert from "node:assert/strict";
import type { TwilioMessage } from "../sandbox/state/state.ts";
import { BLANK, type ReplayedText } from "./outbox.ts";
import type { Group, ScriptedStorm } from "./storm.ts";
import { type Promises, sumUp } from "./summary.ts";

/** A summer's noon and midnight in New York. */
const NOON = new Date("2026-09-01T16:00:00Z");
const NIGHT = new Date("2026-09-02T04:00:00Z");

const RESIDENT: Group = {
  zip: "11231",
  count: 1,
  level: "heavy",
  language: "en",
  quietHours: { from: 21, to: 8 },
  wakesForFlood: false,
  wantsTides: false,
};

const STORM: ScriptedStorm = {
  name: "A shower",
  note: "Invented.",
  timeZone: "America/New_York",
  sweepMinutes: 30,
  smsPerSecond: 1,
  startsAt: NOON,
  endsAt: NIGHT,
  rain: [],
  warnings: [],
  districts: [],
  residents: [RESIDENT],
  outages: [],
  places: new Map(),
};

function text(change: Partial<ReplayedText> = {}): ReplayedText {
  return {
    id: "t1",
    userId: "u1",
    alertId: "a1",
    zip: "11231",
    besides: [],
    step: "flood",
    language: "en",
    status: "delivered",
    heldFor: null,
    expiredFor: null,
    errorCode: null,
    body: "FloodLine: …",
    segments: 2,
    isTide: false,
    createdAt: NOON,
    sendingAt: NOON,
    settledAt: NOON,
    ...change,
  };
}

function handedOver(createdAt: Date, id = "t1"): TwilioMessage {
  return {
    createdAt,
    statusCallback: `https://floodline.example/api/twilio/status/${id}`,
  } as TwilioMessage;
}

function summaryOf(texts: ReplayedText[], messages: TwilioMessage[], resident = RESIDENT) {
  return sumUp({
    storm: STORM,
    snapshot: { ...BLANK, texts },
    people: new Map([["u1", resident]]),
    messages,
    requestCounts: {},
    weatherCalls: 0,
    segmentCents: 1.1,
  });
}

Deno.test("a promise that is broken is counted", () => {
  const kept: Promises = { twice: 0, woken: 0, unwoken: 0, open: 0, repeated: 0 };
  const paused = { ...RESIDENT, quietHours: null, pausedUntil: NIGHT };
  const wakes = { ...RESIDENT, wakesForFlood: true };
  const cases: [
    why: string,
    texts: ReplayedText[],
    messages: TwilioMessage[],
    resident: Group,
    broken: Partial<Promises>,
  ][] = [
    ["by day", [text()], [handedOver(NOON)], RESIDENT, {}],
    ["twice", [text()], [handedOver(NOON), handedOver(NOON)], RESIDENT, { twice: 1 }],
    ["at night", [text()], [handedOver(NIGHT)], RESIDENT, { woken: 1 }],
    ["at night, asked to be woken", [text()], [handedOver(NIGHT)], wakes, {}],
    [
      "by a warning, asked to be woken",
      [text({ step: "warning" })],
      [handedOver(NIGHT)],
      wakes,
      {},
    ],
    ["by a warning, unasked", [text({ step: "warning" })], [handedOver(NIGHT)], RESIDENT, {
      woken: 1,
    }],
    [
      "a warning held, asked to be woken",
      [text({ step: "warning", heldFor: "quiet" })],
      [],
      wakes,
      { unwoken: 1 },
    ],
    ["for less than a flood", [text({ step: "heavy" })], [handedOver(NIGHT)], wakes, { woken: 1 }],
    ["in a pause", [text()], [handedOver(NOON)], paused, { woken: 1 }],
    ["held, asked to be woken", [text({ heldFor: "quiet" })], [], wakes, { unwoken: 1 }],
    ["held, as wished", [text({ heldFor: "quiet" })], [], RESIDENT, {}],
    ["without an end", [text({ status: "unknown" })], [handedOver(NOON)], RESIDENT, { open: 1 }],
    ["under two ids", [text(), text({ id: "t2" })], [], RESIDENT, { repeated: 1 }],
  ];
  for (const [why, texts, messages, resident, broken] of cases) {
    assert.deepEqual(summaryOf(texts, messages, resident).promises, { ...kept, ...broken }, why);
  }
});

Deno.test("whom the texts went to, by level and language; who got none counts as well", () => {
  const { audiences } = sumUp({
    storm: STORM,
    snapshot: {
      ...BLANK,
      texts: [
        text(),
        text({ id: "t2", alertId: "a2", segments: 1 }),
        text({ id: "t3", userId: "u2", status: "expired", expiredFor: "late", sendingAt: null }),
      ],
    },
    people: new Map([
      ["u1", RESIDENT],
      ["u2", RESIDENT],
      ["u3", { ...RESIDENT, level: "any", language: "zh" }],
    ]),
    messages: [],
    requestCounts: {},
    weatherCalls: 0,
    segmentCents: 1.1,
  });
  assert.deepEqual(audiences, [
    { level: "any", language: "zh", residents: 1, told: 0, texts: 0, segments: 0 },
    { level: "heavy", language: "en", residents: 2, told: 1, texts: 2, segments: 3 },
  ]);
});

Deno.test("what left is paid for, whatever became of it; what never left is not", () => {
  const { texts, segments, dollars, steps } = summaryOf([
    text(),
    text({ id: "t2", alertId: "a2", status: "undelivered" }),
    text({ id: "t3", alertId: "a3", status: "expired", expiredFor: "late", sendingAt: null }),
  ], []);
  assert.deepEqual([texts, segments, dollars], [2, 4, 0.04]);
  assert.deepEqual(steps, [{
    step: "flood",
    left: 2,
    segments: 4,
    delivered: 1,
    held: 0,
    released: 0,
    expired: { late: 1 },
  }]);
});
