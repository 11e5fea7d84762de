// What every page about one broadcast begins with.
import { type Context, HttpError } from "fresh";
import { Broadcast } from "shared/api/district/broadcasts.ts";
import { OwnDistrict } from "shared/api/district.ts";
import { DistrictSettings } from "shared/api/district/settings.ts";
import { MapData } from "shared/api/map.ts";
import { isId } from "shared/ids.ts";
import { pathTo } from "shared/path_to.ts";
import { viewOfArea } from "shared/geo/view_of.ts";
import type { Api } from "@/lib/api.ts";
import type { State } from "@/utils.ts";
import { broadcasts } from "@/words/en/district/broadcasts.ts";

/** @throws HttpError 404 where the address has no id in it */
export function idOf({ params }: Context<State>): string {
  if (!isId(params.id!)) throw new HttpError(404, "There is no such broadcast.");
  return params.id!;
}

export async function loadBroadcast(ctx: Context<State>) {
  const { api, now } = ctx.state;
  // Ahead of the requests: one that nobody waits for any more would be refused unheard.
  const id = idOf(ctx);
  const [district, broadcast] = await Promise.all([
    api.get("/api/district", OwnDistrict),
    api.get(pathTo`/api/district/broadcasts/${id}`, Broadcast),
  ]);
  return { district, broadcast, now };
}

/** What the form needs beside what is written: the district's languages; what its map lies on. */
export async function loadForm(api: Api, district: OwnDistrict, { isDrill }: { isDrill: boolean }) {
  const [{ languages }, ground] = await Promise.all([
    api.get("/api/district/settings", DistrictSettings),
    isDrill ? undefined : findGround(api, district),
  ]);
  return { district, languages, ground };
}

/** Undefined: the form does without. */
async function findGround(
  api: Api,
  { boundary, zipPoints }: OwnDistrict,
): Promise<MapData | undefined> {
  const { latitude, longitude, metres } = viewOfArea(boundary, zipPoints);
  const query = pathTo`/api/map?latitude=${latitude}&longitude=${longitude}&metres=${metres}`;
  return await api.get(query, MapData).catch(() => undefined);
}

export function nameOf({ content }: Pick<Broadcast, "content">): string {
  return content.name || broadcasts.unnamed;
}
