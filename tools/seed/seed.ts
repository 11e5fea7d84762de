// Fills an empty database with the demo, and the storage with its photos.
import { countHotSpots } from "../../worker/hot_spots/hot_spots.ts";
import { type ConditionName, noteWell } from "shared/server/conditions.ts";
import type { Query, Sql } from "shared/server/database.ts";
import type { Storage } from "shared/server/storage.ts";
import { STEP_MS } from "shared/storms/rain.ts";
import { insertBatch } from "./batch.ts";
import { insertDrafts } from "./draft_broadcast.ts";
import type { SentBroadcast } from "./sent_broadcast.ts";
import { DISTRICTS } from "./districts.ts";
import { insertAll } from "./insert.ts";
import { insertLog } from "./log.ts";
import { storePhotos } from "./photos.ts";
import type { Room } from "./room.ts";
import { insertStreets } from "./streets.ts";
import { insertWater } from "./water.ts";
import type { DemoCell } from "./sweeps.ts";
import { insertTold } from "./told.ts";
import { type DemoWorld, makeDemoWorld, type ZipRow } from "./world.ts";

/** Any number: another one is another six weeks. */
const SEED = 20_261_122;
/** What the last sweep found well; the worker goes on from there. */
const CONDITIONS: ConditionName[] = ["weatherService", "openMeteo", "weatherBudget", "carrier"];
const DAY_MS = 24 * 3600_000;

/** All of it or nothing. Returns the figures of what is there now. */
export async function seed(
  sql: Sql,
  storage: Storage,
  { now, publicUrl }: { now: Date; publicUrl: string },
): Promise<{ residents: number; reports: number; photos: number; texts: number }> {
  const zips = await sql<ZipRow[]>`
    select zip, city, time_zone, latitude, longitude from zips
    where zip = any(${DISTRICTS.flatMap((district) => district.zips)})
    order by zip`;
  const world = makeDemoWorld([...zips], { seed: SEED, now, publicUrl });
  await storePhotos(storage, world.files, now);
  await insertWorld(sql, world, now);
  await countHotSpots({ sql }, now);
  return {
    residents: world.users.filter((user) => user.bidId === null).length,
    reports: [world.reports, world.batch.reports].flat().length,
    photos: world.photos.length,
    texts: [
      world.messages,
      world.room.notices,
      world.told,
      world.sea.texts,
      world.broadcast.notices,
      world.batch.texts,
    ]
      .flat()
      .length,
  };
}

async function insertWorld(sql: Sql, world: DemoWorld, now: Date): Promise<void> {
  await sql.begin(async (tx) => {
    await insertAll(tx, "bids", world.bids);
    await insertStreets(tx, world.bids);
    await insertWater(tx, world.bids);
    await insertAll(tx, "bid_zips", world.bidZips);
    await insertAll(tx, "bid_levels", world.bidLevels);
    await insertAll(tx, "users", world.users);
    await insertAll(tx, "places", world.places);
    for (const cell of world.cells) await insertCell(tx, cell);
    await insertAll(tx, "sweeps", world.sweeps);
    await insertAll(tx, "warnings", world.warnings);
    await insertAll(tx, "episodes", world.episodes);
    const alerts = world.alerts.map(({ episode, ...alert }) => ({
      ...alert,
      episodeId: episode.id,
    }));
    await insertAll(tx, "alerts", alerts);
    await insertAll(tx, "messages", world.messages);
    await insertAll(tx, "receipts", world.receipts);
    await insertAll(tx, "reports", world.reports);
    await insertAll(tx, "report_acts", world.acts);
    await insertAll(tx, "depth_answers", world.answers);
    await insertAll(tx, "media", world.photos);
    await insertDrafts(tx, world, now);
    await insertRoom(tx, world.room);
    await insertTold(tx, world.told);
    await insertSea(tx, world.sea);
    await insertAll(tx, "drains", world.city.drains);
    await insertAll(tx, "complaints", world.city.complaints);
    await insertBroadcast(tx, world.broadcast);
    await insertBatch(tx, world.batch);
    await insertLog(tx, world.log);
    for (const name of CONDITIONS) await noteWell(tx, name, now);
  });
}

async function insertSea(tx: Query, sea: DemoWorld["sea"]): Promise<void> {
  await insertAll(tx, "stations", sea.stations);
  await insertAll(tx, "zip_stations", sea.zipStations);
  await insertAll(tx, "tides", sea.tides);
  await insertAll(tx, "tide_alerts", sea.alerts);
  await insertAll(tx, "messages", sea.texts);
}

async function insertRoom(tx: Query, room: Room): Promise<void> {
  await insertAll(tx, "report_confirmations", room.confirmations);
  await insertAll(tx, "incidents", room.incidents);
  for (const { incidentId, reportId } of room.incidentReports) {
    await tx`update reports set incident_id = ${incidentId} where id = ${reportId}`;
  }
  await insertAll(tx, "incident_questions", room.questions);
  await insertAll(tx, "messages", room.notices);
  await insertAll(tx, "answer_templates", room.templates);
  await insertAll(tx, "board_looks", room.looks);
  await insertAll(tx, "bid_messages", room.messages);
  await insertAll(tx, "invitations", room.invitations);
}

async function insertBroadcast(
  tx: Query,
  { broadcasts, versions, acts, sendings, notices }: SentBroadcast,
): Promise<void> {
  await insertAll(tx, "broadcasts", broadcasts);
  await insertAll(tx, "broadcast_versions", versions);
  await insertAll(tx, "broadcast_acts", acts);
  await insertAll(tx, "broadcast_sendings", sendings);
  await insertAll(tx, "messages", notices);
}

async function insertCell(
  tx: Query,
  { latitude, longitude, zips, readings }: DemoCell,
): Promise<void> {
  const [{ id }] = await tx<[{ id: string }]>`
    insert into cells (latitude, longitude) values (${latitude}, ${longitude})
    on conflict (latitude, longitude) do update set latitude = excluded.latitude
    returning id::text`;
  await tx`update zips set cell_id = ${id} where zip = any(${zips})`;
  const days = Map.groupBy(readings, ({ at }) => dayOf(at));
  await insertAll(
    tx,
    "rain_days",
    [...days].map(([day, ofDay]) => ({
      cellId: id,
      day,
      mm: hundredthsOf(ofDay),
      readAt: ofDay.at(-1)!.readAt,
    })),
  );
}

/** The UTC day of the quarter hour that ends at `at`. */
function dayOf(at: Date): string {
  return new Date(at.getTime() - STEP_MS).toISOString().slice(0, 10);
}

/** The day's 96 quarter hours in hundredths of a millimetre; null where there is none. */
function hundredthsOf(readings: DemoCell["readings"]): (number | null)[] {
  const hundredths = new Array<number | null>(96).fill(null);
  for (const { at, mm } of readings) {
    hundredths[(at.getTime() - STEP_MS) % DAY_MS / STEP_MS] = Math.round(mm * 100);
  }
  return hundredths;
}
