// Writes down what was decided: episodes, alerts and messages in one transaction, so that a crash
// leaves all of it or none.
import type { Level } from "shared/levels.ts";
import type { Query, Sql } from "shared/server/database.ts";
import { lock } from "shared/server/locks.ts";
import { enqueueAlerts } from "shared/server/outbox/enqueue.ts";
import { isOfficial } from "shared/storms/dangers.ts";
import { CLEAR_AFTER_MS, type Danger, type Decision } from "shared/storms/decide.ts";
import type { FallenFacts } from "shared/storms/question.ts";
import type { PlaceDecision } from "./decisions.ts";
import type { PlannedZip } from "./plan/planned_zips.ts";
import {
  closeEpisodes,
  type Hold,
  holdEpisodes,
  insertAlerts,
  openEpisodes,
  raiseEpisodes,
} from "./sql.ts";
import { type Said, type Saying, textsOf } from "./texts.ts";

/** Bounds the memory that the texts of a country of storms take. */
const ALERTS_AT_ONCE = 1_000;

export interface Enqueued {
  started: number;
  steppedUp: number;
  cleared: number;
  /** Storms that had reached their level already, and that a further danger was told of now. */
  warned: number;
  /** Storms whose residents are asked whether it floods. */
  asked: number;
  messages: number;
}

export const NOTHING_ENQUEUED: Readonly<Enqueued> = {
  started: 0,
  steppedUp: 0,
  cleared: 0,
  warned: 0,
  asked: 0,
  messages: 0,
};

export async function enqueue(
  sql: Sql,
  decided: PlaceDecision[],
  saying: Saying,
): Promise<Enqueued> {
  if (decided.length === 0) return NOTHING_ENQUEUED;
  const { now } = saying;
  return await sql.begin(async (tx) => {
    await lock(tx, "storms");
    const started = await openEpisodes(
      tx,
      pick(decided, "start").map(({ place, decision }) => ({
        zip: place.zip,
        level: decision.level,
        spell: decision.spell,
      })),
      now,
    );
    const steppedUp = await raiseEpisodes(
      tx,
      pick(decided, "stepUp").map(({ place, decision }) => ({
        episodeId: place.episode!.id,
        level: decision.level,
      })),
      now,
    );
    await holdEpisodes(tx, decided.flatMap((each) => holdOf(each, now)));
    const cleared = await closeEpisodes(
      tx,
      pick(decided, "clear").map(({ place }) => place.episode!.id),
      { now, dryFrom: new Date(now.getTime() - CLEAR_AFTER_MS) },
    );
    const byZip = new Map(decided.map((d) => [d.place.zip, d]));
    const alerts = [...started, ...steppedUp, ...cleared].map(({ episodeId, zip }) =>
      alertOf(episodeId, byZip.get(zip)!)
    );
    const questions = decided.flatMap((d) => d.question ? [questionOf(d, d.question)] : []);
    const warnings = pick(decided, "warn").map(warningOf);
    const told = await tell(tx, alerts, saying);
    const further = await tell(tx, warnings, saying);
    const asked = await tell(tx, questions, saying);
    return {
      started: started.length,
      steppedUp: steppedUp.length,
      cleared: cleared.length,
      warned: further.alerts,
      asked: asked.alerts,
      messages: told.messages + further.messages + asked.messages,
    };
  });
}

function pick<Kind extends Decision["kind"]>(
  decided: PlaceDecision[],
  kind: Kind,
): { place: PlannedZip; decision: Extract<Decision, { kind: Kind }> }[] {
  return decided.filter(({ decision }) => decision.kind === kind) as never;
}

/** What goes on: nothing that starts or ends. */
function holdOf({ place: { episode }, decision }: PlaceDecision, now: Date): Hold[] {
  if (!episode) return [];
  const known = { episodeId: episode.id, knownFrom: episode.spell?.from };
  switch (decision.kind) {
    case "hold":
      return [{ ...known, wetAt: decision.wetAt, spell: decision.spell }];
    case "stepUp":
    case "warn":
      return [{ ...known, wetAt: now, spell: decision.spell }];
    default:
      return [];
  }
}

type Alert = Said & { episodeId: string; turn: number };

function alertOf(episodeId: string, { place, decision }: PlaceDecision): Alert {
  switch (decision.kind) {
    case "start":
    case "stepUp":
      return alertOfStep(episodeId, decision.level, place, decision);
    case "clear":
      return { episodeId, step: "clear", turn: 1, facts: decision.facts, place };
    default:
      throw new Error(`${decision.kind} tells nobody anything`);
  }
}

function warningOf({ place, decision }: { place: PlannedZip; decision: Danger }): Alert {
  // An advisory is no warning: it concerns whom heavy rain does, and wakes nobody.
  const isWarning = isOfficial(decision.facts.danger) && decision.level === "flood";
  const step = isWarning ? "warning" : decision.level;
  return alertOfStep(place.episode!.id, step, place, decision);
}

/** A step that was told before has its next turn: who decides the same beside us decides the same turn. */
function alertOfStep(
  episodeId: string,
  step: Level | "warning",
  place: PlannedZip,
  { facts }: Danger,
): Alert {
  const told = place.episode?.told.filter((before) => before.step === step) ?? [];
  return { episodeId, step, turn: told.length + 1, facts, place };
}

function questionOf({ place }: PlaceDecision, facts: FallenFacts): Alert {
  return { episodeId: place.episode!.id, step: "ask", turn: 1, facts, place };
}

async function tell(
  tx: Query,
  alerts: Alert[],
  saying: Saying,
): Promise<{ alerts: number; messages: number }> {
  const sum = { alerts: 0, messages: 0 };
  for (let i = 0; i < alerts.length; i += ALERTS_AT_ONCE) {
    const some = alerts.slice(i, i + ALERTS_AT_ONCE);
    const ids = await insertAlerts(tx, some, saying.now);
    const told = some.filter(({ episodeId }) => ids.has(episodeId));
    const texts = told.map((alert) => ({
      alertId: ids.get(alert.episodeId)!,
      bodies: textsOf(alert, saying),
    }));
    sum.alerts += told.length;
    sum.messages += await enqueueAlerts(tx, texts, saying.now);
  }
  return sum;
}
