// What is worth a line: the difference between two snapshots of a replay. Pure.
import type { Language } from "shared/languages.ts";
import type { Step } from "shared/api/messages.ts";
import type { ToldTide } from "shared/tides/facts.ts";
import type { AlertFacts } from "shared/storms/facts.ts";
import {
  type ConditionRow,
  type ReplayedAlert,
  type ReplayedText,
  type Snapshot,
  type SweepRow,
  tellsOf,
} from "./outbox.ts";
import type { Group } from "./storm.ts";

export type Entry =
  & { at: Date }
  & (
    /** Rain as it fell, or somebody's doing outside. */
    | { kind: "outside"; words: string }
    | { kind: "decision" } & DecisionEntry
    | { kind: "tide" } & TideEntry
    | { kind: "released"; example: Example } & StepTexts
    | { kind: "gone"; reason: string } & StepTexts
    | { kind: "arrived"; step: Step; zips: string[]; isTide: boolean; firstAt: Date } & Arrivals
    | { kind: "sweep"; status: string; figures: Record<string, unknown> | null }
    | { kind: "condition"; name: string; isWell: boolean; detail: Record<string, unknown> }
  );

/** Texts of one step. */
export interface StepTexts {
  step: Step;
  zips: string[];
  /** Of the sea. */
  isTide: boolean;
  count: number;
  /** Residents whom the storm's file names. */
  names: string[];
}

/** One decision over ZIP codes that share it and its facts, and the texts that it led to. */
export interface DecisionEntry extends ToldTexts {
  step: Step;
  zips: string[];
  facts: AlertFacts;
}

/** The same of one gauge. */
export interface TideEntry extends ToldTexts {
  step: Step;
  zips: string[];
  facts: ToldTide;
}

/** What a decision led to. */
export interface ToldTexts {
  queued: Counts;
  held: Counts;
  heldFor: string[];
  names: string[];
  example?: Example;
}

interface Example {
  language: Language;
  segments: number;
  body: string;
}

interface Arrivals {
  delivered: Counts;
  /** Handed over, but not on the phone: undelivered, failed, refused; by error code. */
  failed: Record<string, number>;
}

export type Counts = Partial<Record<Language, number>>;

/** @param people by user id */
export function findEntries(
  before: Snapshot,
  after: Snapshot,
  { now, people }: { now: Date; people: Map<string, Group> },
): Entry[] {
  const some = (texts: ReplayedText[]): StepTexts => ({
    step: texts[0]!.step,
    zips: zipsOf(texts),
    isTide: texts[0]!.isTide,
    count: texts.length,
    names: namesOf(texts, people),
  });
  // At one moment in the order of cause and effect.
  return [
    ...conditionChanges(before.conditions, after.conditions, now),
    ...newSweeps(before.sweeps, after.sweeps),
    ...decisions(before, after, people),
    ...tideDecisions(before, after, people),
    ...releases(before, after).map((texts): Entry => ({
      kind: "released",
      at: now,
      ...some(texts),
      example: exampleOf(texts)!,
    })),
    ...departures(before, after).map((texts): Entry => ({
      kind: "gone",
      at: now,
      ...some(texts),
      reason: texts[0]!.expiredFor ?? "late",
    })),
    ...arrivals(before, after),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function newSweeps(before: SweepRow[], after: SweepRow[]): Entry[] {
  const seen = new Set(before.map((sweep) => `${sweep.slot.getTime()} ${sweep.status}`));
  return after
    .filter(({ status }) => status === "partial" || status === "failed")
    .filter(({ slot, status }) => !seen.has(`${slot.getTime()} ${status}`))
    .map(({ startedAt, status, figures }) => ({ kind: "sweep", at: startedAt, status, figures }));
}

function conditionChanges(before: ConditionRow[], after: ConditionRow[], now: Date): Entry[] {
  const wasIll = new Set(before.filter((each) => each.illSince).map((each) => each.name));
  return after
    .filter(({ name, illSince }) => (illSince !== null) !== wasIll.has(name))
    .map(({ name, illSince, detail }) => ({
      kind: "condition",
      at: illSince ?? now,
      name,
      isWell: illSince === null,
      detail,
    }));
}

function decisions(before: Snapshot, after: Snapshot, people: Map<string, Group>): Entry[] {
  const known = new Set(before.alerts.map(({ id }) => id));
  const told = after.texts.flatMap((text) =>
    tellsOf(text).map(({ alertId }) => ({ alertId, text }))
  );
  const textsOf = Map.groupBy(told, ({ alertId }) => alertId);
  const fresh = after.alerts.filter(({ id }) => !known.has(id));
  const alike = Map.groupBy(
    fresh,
    ({ step, facts, createdAt }) =>
      JSON.stringify([createdAt, step, { ...facts, warning: facts.warning?.id }]),
  );
  return [...alike.values()].map((alerts) => {
    const { step, facts, createdAt } = alerts[0]!;
    // One of two places is one.
    const texts = [
      ...new Set(alerts.flatMap(({ id }) => (textsOf.get(id) ?? []).map(({ text }) => text))),
    ];
    const zips = zipsOf(alerts);
    return { kind: "decision", at: createdAt, step, zips, facts, ...toldOf(texts, people) };
  });
}

function tideDecisions(
  before: Snapshot,
  after: Snapshot,
  people: Map<string, Group>,
): Entry[] {
  const known = new Set(before.tides.map(({ id }) => id));
  const fresh = after.tides.filter(({ id }) => !known.has(id));
  return [...Map.groupBy(fresh, ({ id }) => id).values()].map((rows) => {
    const { id, step, facts, createdAt } = rows[0]!;
    const texts = after.texts.filter(({ alertId }) => alertId === id);
    const zips = zipsOf(rows);
    return { kind: "tide", at: createdAt, step, zips, facts, ...toldOf(texts, people) };
  });
}

function toldOf(texts: ReplayedText[], people: Map<string, Group>): ToldTexts {
  const held = texts.filter(({ heldFor }) => heldFor);
  return {
    queued: countByLanguage(texts.filter(({ heldFor }) => !heldFor)),
    held: countByLanguage(held),
    heldFor: [...new Set(held.map(({ heldFor }) => heldFor!))],
    names: namesOf(texts, people),
    example: exampleOf(texts),
  };
}

/** Held until now, and told after all. */
function releases(before: Snapshot, after: Snapshot): ReplayedText[][] {
  const held = heldIn(before);
  return byStep(
    after.texts.filter(({ id, status }) =>
      held.has(id) && status !== "held" && status !== "expired"
    ),
  ).map(([, texts]) => texts);
}

/** Never told. */
function departures(before: Snapshot, after: Snapshot): ReplayedText[][] {
  const gone = new Set(before.texts.filter(isExpired).map(({ id }) => id));
  const fresh = after.texts.filter((text) => isExpired(text) && !gone.has(text.id));
  return [
    ...Map.groupBy(fresh, ({ step, isTide, expiredFor }) => `${step} ${isTide} ${expiredFor}`)
      .values(),
  ];
}

function arrivals(before: Snapshot, after: Snapshot): Entry[] {
  const ended = new Set(before.texts.filter(hasEnded).map(({ id }) => id));
  const fresh = after.texts.filter((text) => hasEnded(text) && !ended.has(text.id));
  return byStep(fresh).map(([step, texts]) => {
    const times = texts.map(({ settledAt }) => settledAt!.getTime());
    const failed: Record<string, number> = {};
    for (const { status, errorCode } of texts) {
      if (status === "delivered") continue;
      const why = errorCode ? `${status}, error ${errorCode}` : status;
      failed[why] = (failed[why] ?? 0) + 1;
    }
    return {
      kind: "arrived",
      at: new Date(Math.max(...times)),
      firstAt: new Date(Math.min(...times)),
      step,
      zips: zipsOf(texts),
      isTide: texts[0]!.isTide,
      delivered: countByLanguage(texts.filter(({ status }) => status === "delivered")),
      failed,
    };
  });
}

function heldIn({ texts }: Snapshot): Set<string> {
  return new Set(texts.filter(({ status }) => status === "held").map(({ id }) => id));
}

function isExpired({ status }: ReplayedText): boolean {
  return status === "expired";
}

function hasEnded({ status, settledAt }: ReplayedText): boolean {
  return settledAt !== null && status !== "expired";
}

/** Of the sky and of the sea apart. */
function byStep(texts: ReplayedText[]): [Step, ReplayedText[]][] {
  const alike = Map.groupBy(texts, ({ step, isTide }) => `${step} ${isTide}`);
  return [...alike.values()].map((some) => [some[0]!.step, some]);
}

function namesOf(texts: ReplayedText[], people: Map<string, Group>): string[] {
  return texts.flatMap(({ userId }) => people.get(userId)?.name ?? []);
}

function zipsOf(rows: Pick<ReplayedAlert, "zip">[]): string[] {
  return [...new Set(rows.map(({ zip }) => zip))].sort();
}

function countByLanguage(texts: ReplayedText[]): Counts {
  const counts: Counts = {};
  for (const { language } of texts) counts[language] = (counts[language] ?? 0) + 1;
  return counts;
}

/** English where there is one. */
function exampleOf(texts: ReplayedText[]): Example | undefined {
  const text = texts.find(({ language }) => language === "en") ?? texts[0];
  return text && { language: text.language, segments: text.segments, body: text.body };
}
