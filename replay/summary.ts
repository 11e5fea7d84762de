// What a replay came to: figures first, then the promises, each checked against the carrier's own list
// and the storm's file rather than against what the engine says of itself. Pure.
import { isAtLeast, type Level, LEVELS, THRESHOLDS } from "shared/levels.ts";
import { type Step, STEPS } from "shared/api/messages.ts";
import { type Audience, audiencesOf } from "./audience.ts";
import type { TwilioMessage } from "../sandbox/state/state.ts";
import { type ReplayedText, type Snapshot, tellsOf } from "./outbox.ts";
import { cellsOf, type SkyCell, wettestQuarter } from "./sky.ts";
import type { Group, ScriptedStorm } from "./storm.ts";

export interface Summary {
  residents: number;
  steps: StepFigures[];
  /** All that left, whatever became of it. */
  texts: number;
  segments: number;
  dollars: number;
  perResident: { most: number; median: number; none: number };
  /** By level and language. */
  audiences: Audience[];
  /** From a decision to phones, texts held for their reader left out; null: none arrived. */
  minutesToPhone: { first: number; last: number } | null;
  /** Of each cell that it rained on. */
  leads: Lead[];
  sweeps: Record<string, number>;
  nearSweeps: Record<string, number>;
  requests: { openMeteo: number; weatherService: number; carrier: number };
  /** Places that the weather was asked for, as the service counts them: each a call. */
  weatherCalls: number;
  promises: Promises;
}

export interface StepFigures {
  step: Step;
  left: number;
  segments: number;
  delivered: number;
  /** Waited for their readers at first. */
  held: number;
  released: number;
  /** Never left, by reason. */
  expired: Record<string, number>;
}

/** How long before a cell's wettest 15 minutes its people knew of rain that bad. */
export interface Lead {
  zips: string[];
  wettest: { mm: number; at: Date };
  /** What those 15 minutes reach, by FloodLine's thresholds. */
  level: Level;
  /** The first text of that level, or a worse one, on a phone. */
  firstAt: Date | null;
  /** To the start of the 15 minutes; negative: too late; null: nobody was told. */
  minutes: number | null;
}

/** How often each was broken: 0 is as it should be. */
export interface Promises {
  /** Texts that the carrier got more than once. */
  twice: number;
  /** Handed over in quiet hours or a pause of somebody who did not ask for it. */
  woken: number;
  /** Of flood risk, and held from somebody who asked to be woken for it. */
  unwoken: number;
  /** Without an end when the replay ended. */
  open: number;
  /** The same step of the same storm to the same resident, under two ids. */
  repeated: number;
}

interface Played {
  storm: ScriptedStorm;
  snapshot: Snapshot;
  /** By user id. */
  people: Map<string, Group>;
  /** The carrier's list. */
  messages: TwilioMessage[];
  requestCounts: Record<string, number>;
  weatherCalls: number;
  segmentCents: number;
}

export function sumUp(
  { storm, snapshot, people, messages, requestCounts, weatherCalls, segmentCents }: Played,
): Summary {
  const { texts } = snapshot;
  const left = texts.filter(hasLeft);
  const segments = sum(left.map((text) => text.segments));
  return {
    residents: storm.residents.reduce((n, { count }) => n + count, 0),
    steps: STEPS.map((step) => figuresOf(step, texts)).filter(isWorthALine),
    texts: left.length,
    segments,
    dollars: round(segments * segmentCents / 100, 2),
    perResident: perResident(storm, left),
    audiences: audiencesOf(people, left),
    minutesToPhone: minutesToPhone(texts),
    leads: cellsOf(storm).flatMap((cell) => leadOf(storm, cell, snapshot)),
    sweeps: countBy(snapshot.sweeps.map(({ status }) => status)),
    nearSweeps: countBy(snapshot.nearSweeps.map(({ status }) => status)),
    requests: {
      openMeteo: requestCounts.openMeteo ?? 0,
      weatherService: requestCounts.nws ?? 0,
      carrier: requestCounts.twilio ?? 0,
    },
    weatherCalls,
    promises: {
      twice: countTwice(messages),
      woken: countWoken(messages, texts, { people, timeZone: storm.timeZone }),
      unwoken: texts.filter((text) => isUnwoken(text, people.get(text.userId))).length,
      open: texts.filter(({ status }) => ["queued", "sending", "unknown"].includes(status)).length,
      repeated: countRepeated(texts),
    },
  };
}

function hasLeft({ status, sendingAt }: ReplayedText): boolean {
  return sendingAt !== null && status !== "expired" && status !== "queued";
}

function figuresOf(step: Step, all: ReplayedText[]): StepFigures {
  const texts = all.filter((text) => text.step === step);
  const left = texts.filter(hasLeft);
  const held = texts.filter(({ heldFor }) => heldFor !== null);
  const expired = texts.filter(({ status }) => status === "expired");
  return {
    step,
    left: left.length,
    segments: sum(left.map((text) => text.segments)),
    delivered: texts.filter(({ status }) => status === "delivered").length,
    held: held.length,
    released: held.filter(({ status }) => status !== "held" && status !== "expired").length,
    expired: countBy(expired.map(({ expiredFor }) => expiredFor ?? "late")),
  };
}

function isWorthALine({ left, held, expired }: StepFigures): boolean {
  return left + held + Object.keys(expired).length > 0;
}

function perResident(storm: ScriptedStorm, left: ReplayedText[]): Summary["perResident"] {
  const residents = storm.residents.reduce((n, { count }) => n + count, 0);
  const counts = Object.values(countBy(left.map(({ userId }) => userId)));
  const none = residents - counts.length;
  const all = [...Array.from({ length: none }, () => 0), ...counts].sort((a, b) => a - b);
  return { most: all.at(-1) ?? 0, median: all[Math.floor(all.length / 2)] ?? 0, none };
}

function minutesToPhone(texts: ReplayedText[]): Summary["minutesToPhone"] {
  const minutes = texts
    .filter(({ status, heldFor }) => status === "delivered" && heldFor === null)
    .map(({ createdAt, settledAt }) => minutesBetween(createdAt, settledAt!));
  if (minutes.length === 0) return null;
  return { first: round(Math.min(...minutes), 1), last: round(Math.max(...minutes), 1) };
}

const QUARTER_MINUTES = 15;

function leadOf(storm: ScriptedStorm, cell: SkyCell, { texts }: Snapshot): Lead[] {
  const wettest = wettestQuarter(storm, cell);
  const level = wettest &&
    LEVELS.findLast((each) => wettest.mm >= THRESHOLDS[each].mmPer15Min);
  if (!level) return [];
  const arrivals = texts
    .filter((text) =>
      text.status === "delivered" && !text.isTide &&
      tellsOf(text).some(({ zip, step }) => cell.zips.includes(zip) && tells(step, level))
    )
    .map(({ settledAt }) => settledAt!.getTime());
  const firstAt = arrivals.length > 0 ? new Date(Math.min(...arrivals)) : null;
  const minutes = firstAt && Math.round(minutesBetween(firstAt, wettest.at) - QUARTER_MINUTES);
  return [{ zips: cell.zips.toSorted(), wettest, level, firstAt, minutes }];
}

function tells(step: Step, level: Level): boolean {
  if (step === "clear" || step === "ask") return false;
  return isFloodRisk(step) || isAtLeast(step, level);
}

/** By the forecast or by an official warning: what may wake people. */
function isFloodRisk(step: Step): step is "flood" | "warning" {
  return step === "flood" || step === "warning";
}

function countRepeated(texts: ReplayedText[]): number {
  const told = texts.flatMap((text) =>
    tellsOf(text).map(({ alertId }) => `${alertId} ${text.userId}`)
  );
  return told.length - new Set(told).size;
}

function countTwice(messages: TwilioMessage[]): number {
  const ids = messages.flatMap((message) => ourId(message) ?? []);
  return ids.length - new Set(ids).size;
}

/** It is in the address that its receipts go to. */
function ourId({ statusCallback }: TwilioMessage): string | undefined {
  return statusCallback?.split("/").at(-1);
}

function countWoken(
  messages: TwilioMessage[],
  texts: ReplayedText[],
  { people, timeZone }: { people: Map<string, Group>; timeZone: string },
): number {
  const byId = new Map(texts.map((text) => [text.id, text]));
  return messages.filter((message) => {
    const text = byId.get(ourId(message) ?? "");
    const reader = text && people.get(text.userId);
    if (!reader) return false;
    if (reader.pausedUntil && message.createdAt < reader.pausedUntil) return true;
    const isAsked = reader.wakesForFlood && isFloodRisk(text.step);
    return !isAsked && isQuiet(message.createdAt, reader, timeZone);
  }).length;
}

function isUnwoken({ step, heldFor }: ReplayedText, reader: Group | undefined): boolean {
  return isFloodRisk(step) && heldFor === "quiet" && reader?.wakesForFlood === true;
}

function isQuiet(at: Date, { quietHours }: Group, timeZone: string): boolean {
  if (!quietHours) return false;
  const { from, to } = quietHours;
  const format = new Intl.DateTimeFormat("en-US", { timeZone, hour: "numeric", hourCycle: "h23" });
  const hour = Number(format.format(at));
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

function minutesBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 60_000;
}

function countBy(keys: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
