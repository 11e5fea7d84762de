import type { HotSpots } from "shared/api/district/hot_spots.ts";
import type { JsonText } from "shared/server/json_text.ts";
import type { Deps } from "../../deps.ts";
import { asManager } from "../manager.ts";
import { readHotSpots } from "./sql.ts";

const NOT_COUNTED: HotSpots = {
  countedAt: null,
  since: null,
  storms: [],
  dryStorms: 0,
  withoutPoint: 0,
  spots: [],
  complaints: [],
};

export async function getHotSpots(
  { sql }: Pick<Deps, "sql">,
  bidId: string,
): Promise<JsonText<HotSpots>> {
  const counted = await asManager(sql, bidId, (tx) => readHotSpots(tx, bidId));
  return counted ?? JSON.stringify(NOT_COUNTED);
}
