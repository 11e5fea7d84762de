import type { DistrictSettings } from "shared/api/district/settings.ts";
import type { Query } from "shared/server/database.ts";

export async function getSettings(sql: Query, bidId: string): Promise<DistrictSettings> {
  const [row] = await sql<[DistrictSettings]>`
    select name, languages, two_pairs_of_eyes from bids where id = ${bidId}`;
  return row;
}

export async function setSettings(
  sql: Query,
  bidId: string,
  { name, languages, twoPairsOfEyes }: DistrictSettings,
): Promise<void> {
  await sql`
    update bids set
      name = ${name}, languages = ${languages}::text[], two_pairs_of_eyes = ${twoPairsOfEyes}
    where id = ${bidId}`;
}
