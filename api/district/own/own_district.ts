import type { OwnDistrict } from "shared/api/district.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../../deps.ts";
import { asManager } from "../manager.ts";
import { findDistrict } from "./sql.ts";

export async function getDistrict(deps: Deps, bidId: string): Promise<OwnDistrict> {
  const district = await asManager(deps.sql, bidId, (tx) => findDistrict(tx, bidId));
  if (!district) throw new AppError("notStaff");
  return district;
}
