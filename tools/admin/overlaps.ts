// Districts that lie over one another: an edge drawn a street too far is told, the same one twice is
// refused.
import type { Part } from "shared/geo/areas.ts";
import type { Query } from "shared/server/database.ts";
import { squareMiles } from "shared/server/files/boundary/sense.ts";
import { findOverlaps } from "shared/server/overlaps.ts";
import { Mistake } from "./mistake.ts";

/**
 * @param slug of the district whose boundary this is to be
 * @throws Mistake where another one covers most of it, or it most of another one
 */
export async function tellOverlaps(sql: Query, slug: string, parts: Part[]): Promise<string[]> {
  const overlaps = await findOverlaps(sql, slug, parts);
  return overlaps.map(({ slug: other, commonMetres, isMost, isOlder }) => {
    if (isMost) {
      throw new Mistake(
        `${slug} would lie over the district ${other}, with ${
          squareMiles(commonMetres)
        } in common: ` +
          `draw it beside it, or mend ${other} by districts change or districts remove`,
      );
    }
    return `It overlaps ${other} by ${Math.round(commonMetres).toLocaleString("en-US")} m²: ` +
      `a report from there goes to ${isOlder ? other : slug}, the older of the two.`;
  });
}
