// What was decided of one tide, written down: episode, alert and texts in the caller's transaction.
import type { Query } from "shared/server/database.ts";
import { enqueueTide } from "shared/server/outbox/tides.ts";
import type { TideDecision } from "shared/tides/decide.ts";
import { levelOfTide } from "shared/tides/levels.ts";
import {
  closeTide,
  type FollowedStation,
  holdTide,
  insertTideAlert,
  listZipsOf,
  openTide,
  type ZipOfStation,
} from "./sql.ts";
import { textsOfClear, textsOfTide, type TideSaying } from "./texts.ts";

interface WrittenTide {
  started: number;
  steppedUp: number;
  cleared: number;
  messages: number;
}

const NOTHING: Readonly<WrittenTide> = { started: 0, steppedUp: 0, cleared: 0, messages: 0 };

/** What another sweep has written meanwhile is not written again, nor told. */
export async function writeTide(
  tx: Query,
  { id: stationId, tide }: FollowedStation,
  decision: TideDecision,
  saying: TideSaying,
): Promise<WrittenTide> {
  const { now } = saying;
  const tell = (tideId: string, step: "heavy" | "flood" | "clear", facts: object, say: Say) => {
    const turn = (tide?.told.filter((told) => told === step).length ?? 0) + 1;
    return tellStep(tx, { tideId, stationId, step, turn, facts, say }, now);
  };
  switch (decision.kind) {
    case "start": {
      const { level, highAt, facts } = decision;
      const tideId = await openTide(tx, { stationId, level, highAt }, now);
      if (!tideId) return NOTHING;
      const say = (place: ZipOfStation) => textsOfTide(facts, place, saying);
      const messages = await tell(tideId, stepOf(level), facts, say);
      return { ...NOTHING, started: 1, messages };
    }
    case "stepUp": {
      const { level, highAt, facts } = decision;
      if (!await holdTide(tx, { id: tide!.id, level, highAt })) return NOTHING;
      const say = (place: ZipOfStation) => textsOfTide(facts, place, saying);
      const messages = await tell(tide!.id, stepOf(level), facts, say);
      return { ...NOTHING, steppedUp: 1, messages };
    }
    case "hold":
      await holdTide(tx, { id: tide!.id, level: tide!.level, highAt: decision.highAt });
      return NOTHING;
    case "clear": {
      const { facts } = decision;
      if (!await closeTide(tx, tide!.id, facts.cameTrue, now)) return NOTHING;
      const say = (place: ZipOfStation) => textsOfClear(facts, place, saying);
      return { ...NOTHING, cleared: 1, messages: await tell(tide!.id, "clear", facts, say) };
    }
    case "lapse":
      await closeTide(tx, tide!.id, null, now);
      return NOTHING;
    case "quiet":
      return NOTHING;
  }
}

type Say = (place: ZipOfStation) => ReturnType<typeof textsOfTide>;

function stepOf(level: Parameters<typeof levelOfTide>[0]): "heavy" | "flood" {
  return levelOfTide(level) === "flood" ? "flood" : "heavy";
}

async function tellStep(
  tx: Query,
  { tideId, stationId, step, turn, facts, say }: {
    tideId: string;
    stationId: string;
    step: "heavy" | "flood" | "clear";
    turn: number;
    facts: object;
    say: Say;
  },
  now: Date,
): Promise<number> {
  const alertId = await insertTideAlert(tx, { tideId, step, turn, facts }, now);
  if (!alertId) return 0;
  const texts = (await listZipsOf(tx, stationId, step === "clear" ? tideId : null))
    .map((place) => ({ zip: place.zip, bodies: say(place) }));
  return await enqueueTide(tx, alertId, { tideId, texts }, now);
}
