// Where it is that somebody speaks of: its ZIP code, and whose district it is in.
import type { Location } from "shared/api/reports.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { refuseUnknownZips } from "./unknown_zips.ts";
import { findDistrictOfPoint, findDistrictOfZip, findNearestZip } from "./sql.ts";

interface Locality {
  zip: string;
  location: Location | null;
  /** Null: no district there. The report is kept all the same. */
  bidId: string | null;
}

/** Farther than this from any ZIP code is not in the United States. */
const NEAR_METRES = 50_000;

/** The district by the point, else by the ZIP code; the ZIP code as given, else the nearest. */
export async function locate(
  sql: Query,
  { zip, location }: { zip?: string; location?: Location },
): Promise<Locality> {
  if (!zip && !location) throw new AppError("placeNeeded");
  if (zip) await refuseUnknownZips(sql, { zip });
  if (!location) {
    return { zip: zip!, location: null, bidId: await findDistrictOfZip(sql, zip!) };
  }
  const nearest = await findNearestZip(sql, location, NEAR_METRES);
  if (!nearest) throw new AppError("locationOutsideUs");
  const bidId = await findDistrictOfPoint(sql, location) ??
    await findDistrictOfZip(sql, zip ?? nearest);
  return { zip: zip ?? nearest, location, bidId };
}
