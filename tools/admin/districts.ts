// The districts: which there are, how one comes in, changes and goes.
import { type Area, areaOf, type Part, partsOf } from "shared/geo/areas.ts";
import type { Query, Sql } from "shared/server/database.ts";
import { partsMetres } from "shared/server/files/flat.ts";
import { countPositions, drawOutline } from "shared/server/files/boundary/outline.ts";
import { squareMiles, type ZipPlace } from "shared/server/files/boundary/sense.ts";
import { counted } from "shared/server/files/geojson/positions.ts";
import { listZipPlaces } from "shared/server/zip_places.ts";
import { type OwnBoundary, readOwnBoundary, type WantedBoundary } from "./boundary_file.ts";
import { refuseOtherClock, refuseTimeZone } from "./clocks.ts";
import { Mistake } from "./mistake.ts";
import { tellOverlaps } from "./overlaps.ts";

const LONGEST_NAME = 100;

export async function listDistricts(sql: Sql): Promise<string> {
  const rows = await sql<
    {
      slug: string;
      name: string;
      timeZone: string;
      boundary: Area;
      zips: string[];
      staff: number;
      reports: number;
      open: number;
    }[]
  >`
    select
      slug, name, time_zone, boundary,
      array(select zip from bid_zips z where z.bid_id = bids.id order by zip) as zips,
      (select count(*)::int from users u where u.bid_id = bids.id) as staff,
      r.reports, r.open
    from bids
    cross join lateral (
      select count(*)::int as reports, count(*) filter (where is_open(status))::int as open
      from reports where bid_id = bids.id and withdrawn_at is null
    ) as r
    order by slug`;
  if (rows.length === 0) return "No districts yet: districts add SLUG NAME TIME_ZONE FILE ZIP…";
  return rows.map(({ slug, name, timeZone, boundary, zips, staff, reports, open }) =>
    [
      slug,
      name,
      timeZone,
      zips.join(" "),
      sizeOf(partsOf(boundary)),
      `${staff} staff`,
      `${counted(reports, "report")}, ${open} open`,
    ].join("  ")
  ).join("\n");
}

interface NewDistrict {
  slug: string;
  name: string;
  timeZone: string;
  boundary: WantedBoundary;
  zips: string[];
}

export async function addDistrict(sql: Sql, district: NewDistrict): Promise<string> {
  const { slug, name, timeZone, boundary, zips } = district;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    throw new Mistake(`"${slug}" is no slug: small letters, digits and dashes, like court-smith`);
  }
  refuseName(name);
  refuseTimeZone(timeZone);
  const places = await findZips(sql, zips);
  refuseOtherClock(timeZone, places);
  const read = await readOwnBoundary(boundary, places);
  const overlaps = await tellOverlaps(sql, slug, read.parts);
  const added = await sql.begin(async (tx) => {
    const [row] = await tx<{ id: string }[]>`
      insert into bids (slug, name, time_zone, boundary, outline)
      values (
        ${slug}, ${name.trim()}, ${timeZone}, ${asJson(read.parts)}::text::jsonb,
        ${outlineAsJson(read.parts)}::text::jsonb
      )
      on conflict (slug) do nothing
      returning id`;
    if (!row) return false;
    await writeZips(tx, row.id, zips);
    return true;
  });
  if (!added) {
    throw new Mistake(`There is a district "${slug}" already: districts change ${slug} mends it`);
  }
  return [
    `${slug} is a district now, ${sizeOf(read.parts)}. Next: staff add PHONE ${slug}`,
    ...tellRead(read),
    ...overlaps,
  ].join("\n");
}

/** It stands on pages, maps and in texts. */
export function refuseName(name: string): void {
  if (!name.trim()) throw new Mistake("A district needs a name");
  if (name.trim().length > LONGEST_NAME || /\p{Cc}/u.test(name)) {
    throw new Mistake(`A district's name is one line of ${LONGEST_NAME} letters at most`);
  }
}

/** Where they are, to see whether a boundary lies near. */
export async function findZips(
  sql: Query,
  zips: string[],
): Promise<(ZipPlace & { timeZone: string })[]> {
  if (zips.length === 0) throw new Mistake("A district needs at least one ZIP code");
  const places = await listZipPlaces(sql, zips);
  const unknown = zips.filter((zip) => !places.some((place) => place.zip === zip));
  if (unknown.length > 0) throw new Mistake(`Not a ZIP code: ${unknown.join(", ")}`);
  return places;
}

/** What is new follows the tide gauge that the district chose, where nobody else has chosen for it. */
export async function writeZips(tx: Query, id: string, zips: string[]): Promise<void> {
  await tx`
    insert into bid_zips (bid_id, zip)
    select distinct ${id}::uuid, zip from unnest(${zips}::text[]) as zip
    on conflict do nothing`;
  await tx`
    insert into zip_stations (zip, station_id, bid_id, chosen_at)
    select bz.zip, own.station_id, own.bid_id, own.chosen_at
    from bid_zips bz cross join (
      select station_id, bid_id, chosen_at from zip_stations where bid_id = ${id} limit 1
    ) own
    where bz.bid_id = ${id}
    on conflict do nothing`;
}

export function asJson(parts: Part[]): string {
  return JSON.stringify(areaOf(parts));
}

/** What is drawn of it, where that is not the whole. */
export function outlineAsJson(parts: Part[]): string | null {
  const outline = drawOutline(areaOf(parts));
  return outline ? JSON.stringify(outline) : null;
}

/** "0.21 sq mi in 2 parts with 1 hole" */
export function sizeOf(parts: Part[]): string {
  const holes = parts.reduce((sum, part) => sum + part.length - 1, 0);
  const inParts = parts.length > 1 ? ` in ${parts.length} parts` : "";
  const withHoles = holes > 0 ? ` with ${counted(holes, "hole")}` : "";
  return squareMiles(partsMetres(parts)) + inParts + withHoles;
}

/** What was not taken as it stands in the file. */
export function tellRead({ parts, told }: OwnBoundary): string[] {
  const outline = drawOutline(areaOf(parts));
  return [
    ...(outline
      ? [
        `Reports go by all its ${counted(countPositions(areaOf(parts)), "position")}, maps show ` +
        `${countPositions(outline)} of them.`,
      ]
      : []),
    ...told,
  ];
}
