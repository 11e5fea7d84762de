// What the operator must know about sending, beside the carrier's own health: the day's money, whether
// the networks take our texts for spam, which texts come back, and of which nobody knows.
import { noteIll, noteWell } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { findOutcomes } from "shared/server/outbox/outcomes.ts";
import { LOOKS_AFTER_MINUTES } from "shared/server/outbox/overdue.ts";
import { type Allowance, listPurses } from "shared/server/outbox/purses.ts";
import { countFiltered } from "shared/server/outbox/receipts.ts";
import { findSpending } from "shared/server/outbox/spending.ts";
import { countUnanswered } from "shared/server/outbox/unsettled.ts";
import { captureException } from "shared/server/sentry.ts";
import { budgetOf, type Money } from "./money.ts";
import { findRefusals } from "./refusals.ts";

const log = getLogger(["worker", "sending"]);
const HOUR_MS = 3600_000;
/** One is no news; so many in an hour are no chance. */
const FILTERED_AN_HOUR = 20;

export async function watchSpending(sql: Sql, money: Money, now: Date): Promise<void> {
  const { spent, blocked } = await findSpending(sql, budgetOf(money), now);
  const detail = {
    segments: spent,
    dollars: Math.round(spent * money.segmentCents) / 100,
    ofDollars: money.dailyDollars,
    segmentCents: money.segmentCents,
    heldBack: blocked,
  };
  if (blocked === 0) return void await noteWell(sql, "spending", now, detail);
  if (await noteIll(sql, "spending", now, detail)) {
    log.fatal("the alerts' money is spent: texts wait, see SMS_DAILY_DOLLARS", detail);
    captureException(new Error("the day's money for texts is spent"), { job: "sending" });
  }
}

/** Ill while a purse has had to say no since midnight UTC: alerts go on, whatever it was. */
export async function watchPurses(sql: Sql, allowance: Allowance, now: Date): Promise<void> {
  const empty = (await listPurses(sql, now)).filter(({ refused }) => refused > 0);
  const refused = Object.fromEntries(empty.map(({ name, refused }) => [name, refused]));
  const { parts, segmentCents } = allowance;
  const detail = { parts, segmentCents, refused };
  if (empty.length === 0) return void await noteWell(sql, "purses", now, detail);
  if (await noteIll(sql, "purses", now, detail)) {
    log.fatal("the day's money for texts beside the alerts is spent", detail);
    captureException(new Error("the day's money for texts beside the alerts is spent"), {
      job: "sending",
    });
  }
}

export async function watchFiltering(sql: Sql, now: Date): Promise<void> {
  const filtered = await countFiltered(sql, new Date(now.getTime() - HOUR_MS));
  const detail = { filteredLastHour: filtered };
  if (filtered < FILTERED_AN_HOUR) return void await noteWell(sql, "filtering", now, detail);
  if (await noteIll(sql, "filtering", now, detail)) {
    log.fatal("the networks take our texts for spam", detail);
    captureException(new Error("the networks take our texts for spam"), { job: "sending" });
  }
}

/** Texts that ended longer ago say nothing of now. */
const RECENT_MS = 15 * 60_000;

export async function watchRefusals(sql: Sql, now: Date): Promise<void> {
  const refusals = findRefusals(await findOutcomes(sql, new Date(now.getTime() - RECENT_MS)));
  if (!refusals) return void await noteWell(sql, "refusals", now);
  const detail = { ...refusals };
  if (await noteIll(sql, "refusals", now, detail)) {
    log.fatal("texts come back with one error code: see twilio.com/docs/api/errors", detail);
    captureException(new Error(`texts come back with ${refusals.errorCode}`), { job: "sending" });
  }
}

/** In the ordinary case a text without an answer is settled within a minute. */
const UNANSWERED_MS = 3 * 60_000;
/** The last look at what the carrier knows, and half an hour in which it may be asked again. */
const UNTOLD_MS = (LOOKS_AFTER_MINUTES.at(-1)! + 30) * 60_000;

export async function watchUnanswered(sql: Sql, now: Date): Promise<void> {
  const counts = await countUnanswered(sql, {
    openSince: new Date(now.getTime() - UNANSWERED_MS),
    untoldSince: new Date(now.getTime() - UNTOLD_MS),
    givenUpSince: new Date(now.getTime() - HOUR_MS),
  });
  const detail = { ...counts };
  if (counts.open + counts.unproven === 0) return void await noteWell(sql, "unanswered", now);
  if (await noteIll(sql, "unanswered", now, detail)) {
    log.fatal("of some texts it is not known whether they arrived", detail);
    captureException(new Error("it is not known of texts whether they arrived"), {
      job: "sending",
    });
  }
}
