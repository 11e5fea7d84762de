// The rain over a district's ZIP codes, read once for all that tells of it.
import type { Query } from "shared/server/database.ts";
import type { JsonText } from "shared/server/json_text.ts";
import type { Deps } from "../../deps.ts";
import type { OpenRoom } from "../kept/room.ts";
import type { StoredRain } from "./readings.ts";
import { readRain } from "./sql.ts";

const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
/** A day on which clocks are set back has 25 hours. */
const PAST_MS = 25 * HOUR_MS;

/** Since its last midnight but one hour at least, and a day ahead. */
export async function getRain({ now }: Pick<Deps, "now">, room: OpenRoom): Promise<StoredRain> {
  const { text } = await room.get<StoredRain>(
    { key: ["rain"] },
    (read) => read((tx) => readAround(tx, room.by.bidId, now())),
  );
  return JSON.parse(text);
}

/** The same for a district alone. */
export async function findRain(sql: Query, bidId: string, now: Date): Promise<StoredRain> {
  return JSON.parse(await readAround(sql, bidId, now));
}

function readAround(sql: Query, bidId: string, now: Date): Promise<JsonText<StoredRain>> {
  const at = now.getTime();
  return readRain(sql, bidId, new Date(at - PAST_MS), new Date(at + DAY_MS));
}
