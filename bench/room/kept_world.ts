// The years are made once, and kept beside the tests' template for as long as they would be made the same.
import { connect } from "shared/server/database.ts";
import { startPostgres } from "../../ground/postgres/embedded.ts";
import {
  COUNTRY,
  type KeptCluster,
  layOutCluster,
  TEMPLATES,
} from "../../ground/postgres/template.ts";
import { freePort } from "../../ground/ports.ts";
import { fillYears } from "./years.ts";

export const ROOM_DATABASE = "floodline_room";

/** Each with the same day and the same open reports on top. */
export const RECORDS = [10_000, 100_000, 1_000_000] as const;
const LONGEST = 1_000_000;

/** Three years of 500 districts, with so many reports in all. */
export function recordOf(reports: number): KeptCluster {
  return {
    // A longer one is not thrown away as a shorter one's forerunner.
    name: reports === LONGEST ? "room" : `room${reports}`,
    madeOf: [...COUNTRY.madeOf, "bench/room/years.ts", "bench/room/kept_world.ts"],
    make: (folder, directory) => makeRecord(reports, folder, directory),
  };
}

export const ROOM = recordOf(LONGEST);

async function makeRecord(reports: number, folder: string, directory: string): Promise<void> {
  console.error(
    `Three years of 500 districts with ${reports} reports are made, once: this takes some minutes.`,
  );
  await layOutCluster(COUNTRY, folder, directory);
  const cluster = await startPostgres({ directory, port: freePort(), fast: true });
  const admin = connect(`${cluster.url}/postgres`, { max: 1 });
  const sql = connect(`${cluster.url}/${ROOM_DATABASE}`, { max: 1 });
  try {
    // As in docker-compose.yml.
    await admin`alter system set shared_buffers = '256MB'`;
    await admin`create database ${admin(ROOM_DATABASE)} template ${admin(TEMPLATES.country)}`;
    await fillYears(sql, {
      districts: 500,
      reports,
      residents: 1_000_000,
      followers: 61_000,
    });
  } finally {
    await Promise.all([sql.end(), admin.end()]);
    await cluster.stop("fast");
  }
}
