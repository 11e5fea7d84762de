import assert from "node:assert/strict";
import { type Entry, findEntries } from "./entries.ts";
import { BLANK, type ReplayedAlert, type ReplayedText, type Snapshot } from "./outbox.ts";
import type { Group } from "./storm.ts";

const NOW = new Date("2026-09-02T00:30:00Z");
const LATER = new Date("2026-09-02T00:31:00Z");

const ROSA: Group = {
  zip: "11231",
  name: "Rosa",
  count: 1,
  level: "heavy",
  language: "es",
  quietHours: null,
  wakesForFlood: false,
  wantsTides: false,
};
const PEOPLE = new Map([["rosa", ROSA]]);

function alert(change: Partial<ReplayedAlert> = {}): ReplayedAlert {
  return {
    id: "a1",
    zip: "11231",
    step: "heavy",
    facts: { source: "forecast", crossed: { minutes: 15, mm: 5 } },
    createdAt: NOW,
    ...change,
  };
}

function text(change: Partial<ReplayedText> = {}): ReplayedText {
  return {
    id: "t1",
    userId: "rosa",
    alertId: "a1",
    zip: "11231",
    besides: [],
    step: "heavy",
    language: "es",
    status: "queued",
    heldFor: null,
    expiredFor: null,
    errorCode: null,
    body: "FloodLine: …",
    segments: 1,
    isTide: false,
    createdAt: NOW,
    sendingAt: null,
    settledAt: null,
    ...change,
  };
}

function entriesBetween(before: Partial<Snapshot>, after: Partial<Snapshot>): Entry[] {
  return findEntries({ ...BLANK, ...before }, { ...BLANK, ...after }, { now: NOW, people: PEOPLE });
}

Deno.test("alike decisions of one sweep are one entry, with its texts counted by language", () => {
  const alerts = [alert(), alert({ id: "a2", zip: "11215" })];
  const texts = [
    text(),
    text({ id: "t2", userId: "x", alertId: "a2", zip: "11215", language: "en" }),
    text({ id: "t3", userId: "y", status: "held", heldFor: "quiet" }),
  ];
  const [entry, ...more] = entriesBetween({}, { alerts, texts });
  assert.equal(more.length, 0);
  assert.ok(entry?.kind === "decision");
  assert.deepEqual(entry.zips, ["11215", "11231"]);
  assert.deepEqual(entry.queued, { es: 1, en: 1 });
  assert.deepEqual(entry.held, { es: 1 });
  assert.deepEqual(entry.heldFor, ["quiet"]);
  assert.deepEqual(entry.names, ["Rosa"]);
  assert.equal(entry.example?.language, "en");
});

Deno.test("decisions with other facts are told apart", () => {
  const facts = { source: "forecast", crossed: { minutes: 60, mm: 10 } } as const;
  const alerts = [alert(), alert({ id: "a2", zip: "11215", facts })];
  assert.equal(entriesBetween({}, { alerts }).length, 2);
});

Deno.test("what became of a text is told once", () => {
  const held = text({ status: "held", heldFor: "quiet" });
  const delivered = text({ status: "delivered", sendingAt: NOW, settledAt: LATER });
  const cases: [why: string, before: ReplayedText, after: ReplayedText, kinds: Entry["kind"][]][] =
    [
      ["still queued", text(), text(), []],
      ["on its way", text(), text({ status: "sent", sendingAt: NOW }), []],
      ["on the phone", text(), delivered, ["arrived"]],
      ["known before", delivered, delivered, []],
      ["refused", text(), text({ status: "refused", errorCode: 21610, settledAt: NOW }), [
        "arrived",
      ]],
      ["held on", held, held, []],
      ["told after all", held, text({ heldFor: "quiet" }), ["released"]],
      ["told, and on the phone", held, { ...delivered, heldFor: "quiet" }, ["released", "arrived"]],
      ["never told", held, { ...held, status: "expired", expiredFor: "superseded" }, ["gone"]],
    ];
  for (const [why, before, after, kinds] of cases) {
    const alerts = [alert()];
    const entries = entriesBetween({ alerts, texts: [before] }, { alerts, texts: [after] });
    assert.deepEqual(entries.map(({ kind }) => kind), kinds, why);
  }
});

Deno.test("a sweep is told when it went wrong, a service when it falls ill or is well again", () => {
  const sweep = (status: string) => ({ slot: NOW, status, startedAt: NOW, figures: null });
  const nws = (illSince: Date | null) => ({ name: "weatherService", illSince, detail: {} });
  assert.deepEqual(
    entriesBetween({}, { sweeps: [sweep("failed")], conditions: [nws(NOW)] })
      .map(({ kind }) => kind),
    ["condition", "sweep"],
  );
  assert.deepEqual(
    entriesBetween({ sweeps: [sweep("failed")], conditions: [nws(NOW)] }, {
      sweeps: [sweep("done")],
      conditions: [nws(null)],
    }).map((entry) => entry.kind === "condition" && entry.isWell),
    [true],
  );
});
