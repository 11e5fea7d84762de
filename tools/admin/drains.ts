// A district's catch basins from its city's file: those within it and across the street.
import { type Area, partsOf } from "shared/geo/areas.ts";
import type { Sql } from "shared/server/database.ts";
import { readDrains } from "shared/server/files/drains/drains.ts";
import { type KnownDrain, matchDrains } from "shared/server/files/drains/match.ts";
import { storeDrains, tellDrains } from "shared/server/files/drains/store.ts";
import { findCrossing } from "shared/server/files/streets/crossing.ts";
import type { Street } from "shared/server/files/streets/streets.ts";
import { bytesOf, refuseAs } from "./file_bytes.ts";
import { Mistake } from "./mistake.ts";

interface NewDrains {
  slug: string;
  file: string;
  isMended: boolean;
}

/** Nothing is lost: one that the file no longer has is marked as gone. */
export async function loadDrains(
  sql: Sql,
  { slug, file, isMended }: NewDrains,
  now: Date,
): Promise<string> {
  const [district] = await sql<{ id: string; boundary: Area }[]>`
    select id, boundary from bids where slug = ${slug}`;
  if (!district) throw new Mistake(`There is no district "${slug}": see districts list`);
  const streets = await sql<Street[]>`
    select name, line from bid_streets where bid_id = ${district.id} and name <> ''`;
  const ground = {
    parts: partsOf(district.boundary),
    findCorner: (words: string) => findCrossing(streets, words),
  };
  const no = `${file} holds no drains: `;
  const bytes = await bytesOf(file, no);
  const { drains, mends, leftOut, read } = refuseAs(no, () => readDrains(bytes, ground));
  if (mends.length > 0 && !isMended) {
    throw new Mistake(`${file}: ${mends[0]!.words} Say --mend to take it so`);
  }
  const changes = await sql.begin(async (tx) => {
    await tx`select from bids where id = ${district.id} for update`;
    const known = await tx<KnownDrain[]>`
      select id, source_id, kind, latitude, longitude, gone_at is not null as is_gone
      from drains where bid_id = ${district.id} order by id`;
    const changes = matchDrains(known, drains);
    await storeDrains(tx, district.id, changes, now);
    return changes;
  });
  const left = leftOut.map(({ count, why }) => `${count} ${why}`).join(", ");
  return `${slug}, of ${read} in the file: ${tellDrains(changes).join("; ")}.` +
    (left ? ` Left out: ${left}.` : "");
}
