import type { NewFilter, SavedFilter } from "shared/api/district/board.ts";
import { MAX_SAVED_FILTERS } from "shared/limits.ts";
import { readReportFilter, writeReportFilter } from "shared/report_filter.ts";
import { AppError } from "shared/server/app_error.ts";
import { mayDo, type StaffRole } from "shared/staff_roles.ts";
import type { Deps } from "../../../deps.ts";
import { asManager } from "../../manager.ts";
import { fixFilter } from "../../reports/matching/matching.ts";
import { countMatches, deleteFilter, listFilters, putFilter } from "./sql.ts";

interface By {
  bidId: string;
  userId: string;
  role: StaffRole;
}

/** Each with how many reports it means now. */
export async function getFilters(deps: Deps, by: Omit<By, "role">): Promise<SavedFilter[]> {
  const now = deps.now();
  return await asManager(deps.sql, by.bidId, async (tx) => {
    const filters = await listFilters(tx, by);
    const counts = await Promise.all(filters.map(async ({ query }) => {
      const filter = readReportFilter(new URLSearchParams(query));
      return await countMatches(tx, await fixFilter(tx, by, filter, now));
    }));
    return filters.map((filter, n) => ({ ...filter, count: counts[n]! }));
  });
}

/** `ownerId` null: for all of the staff. */
export async function saveFilter(
  deps: Deps,
  of: { bidId: string; ownerId: string | null },
  wanted: NewFilter,
): Promise<void> {
  const query = writeReportFilter(readReportFilter(new URLSearchParams(wanted.query))).toString();
  const row = { ...of, name: wanted.name, query, savedAt: deps.now() };
  const isSaved = await asManager(
    deps.sql,
    of.bidId,
    (tx) => putFilter(tx, row, MAX_SAVED_FILTERS),
  );
  if (!isSaved) throw new AppError("tooManyFilters");
}

export async function removeFilter(deps: Deps, by: By, id: string): Promise<void> {
  const { bidId, userId, role } = by;
  const isGone = await asManager(
    deps.sql,
    bidId,
    (tx) => deleteFilter(tx, { bidId, userId, id }, mayDo(role, "run")),
  );
  if (!isGone) throw new AppError("filterNotFound");
}
