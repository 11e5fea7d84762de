import type { MeExport } from "shared/api/people.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../deps.ts";
import { listMediaOf } from "../uploads/media.ts";
import { getMe } from "./me.ts";
import { findEverything } from "./sql.ts";

/** All rows that carry somebody's id or number, with links to their photos and videos. */
export async function exportMe(deps: Deps, userId: string): Promise<MeExport> {
  const [me, everything, media] = await Promise.all([
    getMe(deps.sql, userId),
    findEverything(deps.sql, userId),
    listMediaOf(deps, userId),
  ]);
  if (!everything) throw new AppError("sessionExpired");
  return { me, ...everything, media };
}
