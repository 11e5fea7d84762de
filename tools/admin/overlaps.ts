// Districts that lie over one another: an edge drawn a street too far is told, the same one twice is
// refused.
import { type Area, type Part, partsOf } from "shared/geo/areas.ts";
import type { Query } from "shared/server/database.ts";
import { overlapMetres, partsMetres } from "shared/server/files/flat.ts";
import { squareMiles } from "shared/server/files/boundary/sense.ts";
import { Mistake } from "./mistake.ts";

/** Of the smaller of two districts: with more in common, most of its reports would go to the other. */
const MOST_IN_COMMON = 0.5;
/** The width of a few pavements. */
const TOLD_M2 = 100;

/**
 * @param slug of the district whose boundary this is to be
 * @throws Mistake where another one covers most of it, or it most of another one
 */
export async function tellOverlaps(sql: Query, slug: string, parts: Part[]): Promise<string[]> {
  const others = await sql<{ slug: string; boundary: Area; isOlder: boolean }[]>`
    select b.slug, b.boundary, coalesce(b.id < own.id, true) as is_older
    from bids b left join bids own on own.slug = ${slug}
    where b.slug <> ${slug}
      and b.bounds && bounds_of(${
    JSON.stringify({ type: "MultiPolygon", coordinates: parts })
  }::text::jsonb)
    order by b.slug`;
  return others.flatMap(({ slug: other, boundary, isOlder }) => {
    const its = partsOf(boundary);
    const common = overlapMetres(parts, its);
    const smaller = Math.min(partsMetres(parts), partsMetres(its));
    if (common > smaller * MOST_IN_COMMON) {
      throw new Mistake(
        `${slug} would lie over the district ${other}, with ${squareMiles(common)} in common: ` +
          `draw it beside it, or mend ${other} by districts change or districts remove`,
      );
    }
    if (common < TOLD_M2) return [];
    return [
      `It overlaps ${other} by ${Math.round(common).toLocaleString("en-US")} m²: ` +
      `a report from there goes to ${isOlder ? other : slug}, the older of the two.`,
    ];
  });
}
