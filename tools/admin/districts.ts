// The districts, and how a new one comes in.
import type { Sql } from "shared/server/database.ts";
import { readBoundary } from "./boundary.ts";
import { Mistake } from "./mistake.ts";

export async function listDistricts(sql: Sql): Promise<string> {
  const rows = await sql<{ slug: string; name: string; timeZone: string; zips: string[] }[]>`
    select slug, name, time_zone, array(
      select zip from bid_zips z where z.bid_id = bids.id order by zip
    ) as zips
    from bids order by slug`;
  if (rows.length === 0) return "No districts yet: districts add SLUG NAME TIME_ZONE FILE ZIP…";
  return rows.map(({ slug, name, timeZone, zips }) =>
    `${slug}  ${name}  ${timeZone}  ${zips.join(" ")}`
  ).join("\n");
}

export interface NewDistrict {
  slug: string;
  name: string;
  timeZone: string;
  /** Of its boundary. */
  file: string;
  zips: string[];
}

export async function addDistrict(sql: Sql, district: NewDistrict): Promise<string> {
  const { slug, name, timeZone, file, zips } = district;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    throw new Mistake(`"${slug}" is no slug: small letters, digits and dashes, like court-smith`);
  }
  if (!name.trim()) throw new Mistake("A district needs a name");
  if (!isTimeZone(timeZone)) {
    throw new Mistake(`"${timeZone}" is no time zone: they look like America/New_York`);
  }
  await refuseUnknown(sql, zips);
  const boundary = await readBoundary(file);
  const added = await sql.begin(async (tx) => {
    const [row] = await tx<{ id: string }[]>`
      insert into bids (slug, name, time_zone, boundary)
      values (${slug}, ${name.trim()}, ${timeZone}, ${JSON.stringify(boundary)}::text::jsonb)
      on conflict (slug) do nothing
      returning id`;
    if (!row) return false;
    await tx`
      insert into bid_zips (bid_id, zip)
      select distinct ${row.id}::uuid, zip from unnest(${zips}::text[]) as zip`;
    return true;
  });
  if (!added) throw new Mistake(`There is a district "${slug}" already`);
  return `${slug} is a district now. Next: managers add PHONE ${slug}`;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return name.includes("/");
  } catch {
    return false;
  }
}

async function refuseUnknown(sql: Sql, zips: string[]): Promise<void> {
  if (zips.length === 0) throw new Mistake("A district needs at least one ZIP code");
  const rows = await sql<{ zip: string }[]>`select zip from zips where zip = any(${zips})`;
  const unknown = zips.filter((zip) => !rows.some((row) => row.zip === zip));
  if (unknown.length > 0) throw new Mistake(`Not a ZIP code: ${unknown.join(", ")}`);
}
