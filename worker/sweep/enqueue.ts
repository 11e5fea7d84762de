// Writes down what was decided: episodes, alerts and messages in one transaction, so that a crash
// leaves all of it or none.
import type { Level } from "shared/levels.ts";
import type { Query, Sql } from "shared/server/database.ts";
import { lock } from "shared/server/locks.ts";
import { enqueueAlerts } from "shared/server/outbox/enqueue.ts";
import type { Saying } from "shared/server/words/alerts.ts";
import type { Tell } from "shared/server/words/tell.ts";
import { isOfficial } from "shared/storms/dangers.ts";
import { CLEAR_AFTER_MS, type Danger, type Decision } from "shared/storms/decide.ts";
import type { FallenFacts } from "shared/storms/question.ts";
import type { PlaceDecision } from "./decisions.ts";
import type { PlannedZip } from "./plan/planned_zips.ts";
import { listNeighbours, oweAlerts } from "./owed.ts";
import {
  closeEpisodes,
  type Hold,
  holdEpisodes,
  insertAlerts,
  openEpisodes,
  raiseEpisodes,
} from "./sql.ts";
import { writer } from "shared/server/storm_texts.ts";

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

/** What of this run is yet to come. */
interface Coming {
  /** Whether these ZIP codes may have something to say yet; those that have are added. */
  zips: Set<string>;
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
  coming?: Coming,
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
    const inserted = {
      alerts: await insert(tx, alerts, now),
      warnings: await insert(tx, warnings, now),
      questions: await insert(tx, questions, now),
    };
    const told = [...inserted.alerts, ...inserted.warnings, ...inserted.questions];
    return {
      started: started.length,
      steppedUp: steppedUp.length,
      cleared: cleared.length,
      warned: inserted.warnings.length,
      asked: inserted.questions.length,
      messages: await tell(tx, told, saying, coming),
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

type Alert = Tell & { episodeId: string; turn: number; place: PlannedZip };

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

interface Told {
  id: string;
  tell: Tell;
}

/** Without what another sweep told meanwhile. */
async function insert(tx: Query, alerts: Alert[], now: Date): Promise<Told[]> {
  const ids = await insertAlerts(tx, alerts, now);
  return alerts.flatMap((tell) => {
    const id = ids.get(tell.episodeId);
    return id ? [{ id, tell }] : [];
  });
}

/** To who follows no place of which more is to come in this run; the others are told at its end. */
async function tell(
  tx: Query,
  told: Told[],
  saying: Saying,
  coming: Coming | undefined,
): Promise<number> {
  if (told.length === 0) return 0;
  const zips = told.map(({ tell }) => tell.place.zip);
  const nearby = coming ? await listNeighbours(tx, zips, coming.zips) : [];
  const { messages, owed } = await enqueueAlerts(tx, told.map(({ id }) => id), {
    now: saying.now,
    write: writer(tx, saying, new Map(told.map(({ id, tell }) => [id, tell]))),
    nearby,
    isLast: coming === undefined,
    areNew: true,
  });
  await oweAlerts(tx, owed);
  if (coming) {
    const isOwed = new Set(owed);
    for (const { id, tell } of told) if (isOwed.has(id)) coming.zips.add(tell.place.zip);
  }
  return messages;
}
