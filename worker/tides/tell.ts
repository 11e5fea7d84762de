// The tide of a sweep: hear each station, decide, write down what is to be told; then what waited for the morning.
import type { Sql } from "shared/server/database.ts";
import { lock } from "shared/server/locks.ts";
import { getLogger } from "shared/server/log.ts";
import { releaseTides, settleHeldTides } from "shared/server/outbox/tides.ts";
import { captureException } from "shared/server/sentry.ts";
import { decideTide, presentTide } from "shared/tides/decide.ts";
import { levelOfTide } from "shared/tides/levels.ts";
import type { Coops } from "./coops.ts";
import { hearTides } from "./hear.ts";
import { type FollowedStation, listZipsOf } from "./sql.ts";
import { textsOfTide, type TideSaying } from "./texts.ts";
import { writeTide } from "./write.ts";

const log = getLogger(["worker", "tides"]);

/** What the tide was to a sweep. */
export interface TideFigures {
  /** Stations that speak for some ZIP code. */
  stations: number;
  /** Of those, the ones that gave nothing of use. */
  silent: number;
  started: number;
  steppedUp: number;
  cleared: number;
  messages: number;
}

/** Never throws: whatever the tide's service does, the rain is told. Undefined where no station is followed. */
export async function tellTides(
  sql: Sql,
  coops: Coops | undefined,
  saying: TideSaying,
): Promise<TideFigures | undefined> {
  if (!coops) return undefined;
  try {
    const { stations, silent } = await hearTides(sql, coops, saying.now);
    if (stations.length === 0) return undefined;
    const figures = {
      stations: stations.length,
      silent,
      started: 0,
      steppedUp: 0,
      cleared: 0,
      messages: 0,
    };
    for (const station of stations) await tellOne(sql, station, saying, figures);
    await settleHeldTides(sql, saying.now);
    return figures;
  } catch (error) {
    log.error("the tide could not be told", { error });
    captureException(error, { job: "tides" });
    return undefined;
  }
}

async function tellOne(
  sql: Sql,
  station: FollowedStation,
  saying: TideSaying,
  figures: TideFigures,
): Promise<void> {
  const situation = { ...station, now: saying.now, station };
  const decision = decideTide(situation);
  if (decision.kind === "quiet") return;
  const { tide } = station;
  const present = decision.kind === "hold" ? presentTide(situation) : undefined;
  const counts = await sql.begin(async (tx) => {
    // As the rain's: what two sweeps write of one person's texts, they write one after the other.
    await lock(tx, "storms");
    if (tide && present) {
      const texts = (await listZipsOf(tx, station.id)).map((place) => ({
        zip: place.zip,
        bodies: textsOfTide(present.facts, place, saying),
      }));
      await releaseTides(
        tx,
        { tideId: tide.id, level: levelOfTide(present.level), texts },
        saying.now,
      );
    }
    return await writeTide(tx, station, decision, saying);
  });
  figures.started += counts.started;
  figures.steppedUp += counts.steppedUp;
  figures.cleared += counts.cleared;
  figures.messages += counts.messages;
}
