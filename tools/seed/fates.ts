// What became of each text: whether it waited for its reader, arrived, or did not, and why.
import { codesOf } from "shared/server/carrier_errors.ts";
import { isQuietHour } from "shared/server/outbox/rest.ts";
import type { DemoAlert, Episode } from "./history.ts";
import type { User } from "./people.ts";
import type { Random } from "../../ground/random.ts";

const HOUR_MS = 3_600_000;
const SLOT_MS = HOUR_MS / 2;
/** A pause is of 24 hours. */
const PAUSE_MS = 24 * HOUR_MS;
const CLEAR_HELD_MS = 12 * HOUR_MS;

/** The carrier's codes for what did not arrive, by how often: most phones are only off. */
const ERRORS = Object.fromEntries([
  ...codesOf("unreachable").map((code) => [code, 4]),
  ...codesOf("filtered").map((code) => [code, 1]),
]);

export interface Fate {
  status: "held" | "expired" | "delivered" | "undelivered";
  heldFor: "quiet" | "pause" | null;
  expiredFor: "superseded" | "late" | null;
  errorCode: number | null;
  providerSid: string | null;
  tries: number;
  sendAt: Date;
  sendingAt: Date | null;
  settledAt: Date | null;
}

interface Telling {
  user: User;
  alert: DemoAlert;
  timeZone: string;
  /** All alerts of its storm, and all storms over its ZIP code. */
  siblings: DemoAlert[];
  episodes: Episode[];
  /** Its place in line. */
  waitMs: number;
  now: Date;
  random: Random;
}

/** Undefined: it was never written, for a question is not put to who sleeps. */
export function fateOf(telling: Telling): Fate | undefined {
  const { user, alert, timeZone, waitMs } = telling;
  const heldFor = waitsFor(user, alert.step, alert.createdAt, timeZone);
  if (!heldFor) return fateOfSent(alert.createdAt, { ...telling, heldFor: null, waitMs });
  if (alert.step === "ask") return undefined;
  const releasedAt = wakesAt(telling);
  const overtakenAt = alert.step === "clear" ? nextStorm(telling) : nextAlert(telling);
  if (overtakenAt && overtakenAt <= releasedAt) return unsent(telling, heldFor, overtakenAt);
  const lateAt = new Date(alert.createdAt.getTime() + CLEAR_HELD_MS);
  if (alert.step === "clear" && lateAt < releasedAt && lateAt < telling.now) {
    return unsent(telling, heldFor, lateAt, "late");
  }
  return releasedAt > telling.now
    ? unsent(telling, heldFor, undefined)
    : fateOfSent(releasedAt, { ...telling, heldFor, waitMs });
}

function waitsFor(
  { wakesForFlood, pausedUntil, ...quietHours }: User,
  step: DemoAlert["step"],
  at: Date,
  timeZone: string,
): Fate["heldFor"] {
  if (pausedUntil && at < pausedUntil && +pausedUntil - +at <= PAUSE_MS) return "pause";
  if ((step === "flood" || step === "warning") && wakesForFlood) return null;
  return isQuietHour(hourThere(at, timeZone), quietHours) ? "quiet" : null;
}

/** The first sweep at which its reader may be told. */
function wakesAt({ user, alert, timeZone }: Telling): Date {
  let at = new Date(alert.createdAt.getTime() + SLOT_MS);
  while (waitsFor(user, alert.step, at, timeZone)) at = new Date(at.getTime() + SLOT_MS);
  return at;
}

function nextAlert({ alert, siblings }: Telling): Date | undefined {
  return siblings.find(({ step, createdAt }) => step !== "ask" && createdAt > alert.createdAt)
    ?.createdAt;
}

function nextStorm({ alert, episodes }: Telling): Date | undefined {
  return episodes.find(({ startedAt }) => startedAt > alert.createdAt)?.startedAt;
}

function unsent(
  { alert }: Telling,
  heldFor: Fate["heldFor"],
  settledAt: Date | undefined,
  expiredFor: Fate["expiredFor"] = "superseded",
): Fate {
  return {
    status: settledAt ? "expired" : "held",
    heldFor,
    expiredFor: settledAt ? expiredFor : null,
    errorCode: null,
    providerSid: null,
    tries: 0,
    sendAt: alert.createdAt,
    sendingAt: null,
    settledAt: settledAt ?? null,
  };
}

/** Of a text that left: most arrive. */
export function fateOfSent(
  sendAt: Date,
  { heldFor, waitMs, random, now }:
    & Pick<Telling, "waitMs" | "random" | "now">
    & Pick<Fate, "heldFor">,
): Fate {
  const sendingAt = new Date(sendAt.getTime() + waitMs);
  // None is on its way for good: the first sweep would ask the sandbox for it, in vain, and raise an alarm.
  const status = random.weighted<Fate["status"]>({ delivered: 94, undelivered: 6 });
  // Most phones answer at once; one in a lift or a cellar does when it is out again.
  const seconds = random.isOneIn(12) ? random.whole(40, 400) : random.whole(2, 9);
  const settledAt = new Date(Math.min(sendingAt.getTime() + seconds * 1000, now.getTime() - 1000));
  return {
    status,
    heldFor,
    expiredFor: null,
    errorCode: status === "undelivered" ? Number(random.weighted(ERRORS)) : null,
    providerSid: `SM${random.hex(32)}`,
    tries: 1,
    sendAt,
    sendingAt,
    settledAt,
  };
}

function hourThere(at: Date, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", { timeZone, hour: "numeric", hourCycle: "h23" });
    formats.set(timeZone, format);
  }
  return Number(format.format(at));
}

/** Making one costs fifty times as much as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();
