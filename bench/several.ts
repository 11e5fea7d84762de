// A sweep for people who follow neighbors: what one text in place of several saves.
import { cloneDatabase } from "../testing/database.ts";
import { startSandbox } from "../testing/sandbox.ts";
import { circleOver, follow, OPEN_METEO_MS, RAINING, sweepOnce } from "./sweep.ts";
import { number, type Row } from "./table.ts";

const PLACES_OF_ONE = 3;
/** As SMS_SEGMENT_CENTS is, where nothing else is set. */
const CENTS_A_PART = 1.1;
/** As a sweep of one place each, times the places: it grows with what is told, and no faster. */
const MOST_SECONDS = 1.5 * PLACES_OF_ONE;

export async function benchSeveral(zipCount: number): Promise<Row> {
  await using database = await cloneDatabase({ zips: "country" });
  await using sandbox = await startSandbox();
  const { sql } = database;
  const zips = await follow(sql, zipCount, { placesOfOne: PLACES_OF_ONE });
  await sandbox.rain({ ...circleOver(zips, RAINING), mmPerHour: 12, minutes: 240 });
  sandbox.latency({ openMeteoMs: OPEN_METEO_MS });
  const { seconds } = await sweepOnce({ ...sandbox.environment, DATABASE_URL: database.url });
  const [told] = await sql<[{ tells: number; texts: number; parts: number }]>`
    select
      (select count(*)::int from message_tells) as tells,
      count(*)::int as texts, sum(segments)::int as parts
    from messages`;
  const saved = told.parts / told.texts * (told.tells - told.texts);
  return {
    what: `${number(zipCount)} ZIP codes, each resident follows ${PLACES_OF_ONE}`,
    figure: `${number(seconds, 2)} s, ${number(told.tells)} places told in ` +
      `${number(told.texts)} texts of ${number(told.parts)} parts`,
    comparedTo: `a text a place: ${number(saved)} parts and ` +
      `$${number(saved * CENTS_A_PART / 100)} more`,
    bounds: [
      { measured: seconds, most: MOST_SECONDS, unit: "s", dependsOnMachine: true },
      {
        measured: told.texts / told.tells,
        most: 0.5,
        unit: "texts a place told",
        dependsOnMachine: false,
      },
    ],
  };
}
