// Writes down what was decided: episodes, alerts and messages in one transaction, so that a crash
// leaves all of it or none.
import type { Sql } from "shared/server/database.ts";
import { enqueueAlerts } from "shared/server/outbox/enqueue.ts";
import { CLEAR_AFTER_MS, type Decision } from "shared/storms/decide.ts";
import {
  closeEpisodes,
  holdEpisodes,
  insertAlerts,
  lockStorms,
  type NewAlert,
  openEpisodes,
  type PlannedZip,
  raiseEpisodes,
} from "./sql.ts";
import { alertText, clearText } from "shared/server/words/alerts.ts";

export interface Decided {
  place: PlannedZip;
  decision: Decision;
}

export interface Enqueued {
  started: number;
  steppedUp: number;
  cleared: number;
  messages: number;
}

export async function enqueue(
  sql: Sql,
  decided: Decided[],
  { now, publicUrl }: { now: Date; publicUrl: string },
): Promise<Enqueued> {
  return await sql.begin(async (tx) => {
    await lockStorms(tx);
    const started = await openEpisodes(
      tx,
      pick(decided, "start").map(({ place, decision }) => ({ ...place, level: decision.level })),
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
    await holdEpisodes(
      tx,
      pick(decided, "hold").map(({ place, decision }) => ({
        episodeId: place.episode!.id,
        wetAt: decision.wetAt,
      })),
    );
    const cleared = await closeEpisodes(
      tx,
      pick(decided, "clear").map(({ place }) => place.episode!.id),
      { now, dryFrom: new Date(now.getTime() - CLEAR_AFTER_MS) },
    );
    const byZip = new Map(decided.map((d) => [d.place.zip, d]));
    const alerts = [...started, ...steppedUp, ...cleared].map(({ episodeId, zip }) =>
      toAlert(episodeId, byZip.get(zip)!, { now, publicUrl })
    );
    const messages = await tell(tx, alerts, now);
    return {
      started: started.length,
      steppedUp: steppedUp.length,
      cleared: cleared.length,
      messages,
    };
  });
}

function pick<Kind extends Decision["kind"]>(
  decided: Decided[],
  kind: Kind,
): { place: PlannedZip; decision: Extract<Decision, { kind: Kind }> }[] {
  return decided.filter(({ decision }) => decision.kind === kind) as never;
}

function toAlert(
  episodeId: string,
  { place, decision }: Decided,
  { now, publicUrl }: { now: Date; publicUrl: string },
): NewAlert & { body: string } {
  switch (decision.kind) {
    case "start":
    case "stepUp": {
      const { level, facts } = decision;
      return {
        episodeId,
        step: level,
        facts,
        body: alertText("en", { level, facts, place, publicUrl, now }),
      };
    }
    case "clear": {
      const { facts } = decision;
      return {
        episodeId,
        step: "clear",
        facts,
        body: clearText("en", { facts, place, publicUrl }),
      };
    }
    default:
      throw new Error(`${decision.kind} tells nobody anything`);
  }
}

/** Returns how many residents get a text. */
async function tell(
  tx: Parameters<typeof enqueueAlerts>[0],
  alerts: (NewAlert & { body: string })[],
  now: Date,
): Promise<number> {
  if (alerts.length === 0) return 0;
  const ids = await insertAlerts(tx, alerts, now);
  const told = alerts.map(({ body }, i) => ({
    alertId: ids[i]!,
    bodies: { en: body, es: body, zh: body },
  }));
  return await enqueueAlerts(tx, told, now);
}
