// Districts that a boundary would lie over.
import { type Area, areaOf, type Part, partsOf } from "shared/geo/areas.ts";
import type { Query } from "./database.ts";
import { overlapMetres, partsMetres } from "./files/flat.ts";

/** Of the smaller of two districts: with more in common, most of its reports would go to the other. */
const MOST_IN_COMMON = 0.5;
/** The width of a few pavements. */
const TOLD_M2 = 100;

interface Overlap {
  slug: string;
  commonMetres: number;
  /** It is most of one of the two: the same district drawn twice. */
  isMost: boolean;
  /** Whose the reports from there are. */
  isOlder: boolean;
}

/** @param slug of the district whose boundary this is to be */
export async function findOverlaps(sql: Query, slug: string, parts: Part[]): Promise<Overlap[]> {
  const others = await sql<{ slug: string; boundary: Area; isOlder: boolean }[]>`
    select b.slug, b.boundary, coalesce(b.id < own.id, true) as is_older
    from bids b left join bids own on own.slug = ${slug}
    where b.slug <> ${slug} and b.bounds && bounds_of(${JSON.stringify(areaOf(parts))}::text::jsonb)
    order by b.slug`;
  return others.flatMap(({ slug, boundary, isOlder }) => {
    const its = partsOf(boundary);
    const commonMetres = overlapMetres(parts, its);
    const smaller = Math.min(partsMetres(parts), partsMetres(its));
    const isMost = commonMetres > smaller * MOST_IN_COMMON;
    return commonMetres < TOLD_M2 ? [] : [{ slug, commonMetres, isMost, isOlder }];
  });
}
