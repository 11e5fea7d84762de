import type { NewFilter, SavedFilter } from "shared/api/district/board.ts";
import { MAX_SAVED_FILTERS } from "shared/limits.ts";
import { readReportFilter, type ReportFilter, writeReportFilter } from "shared/report_filter.ts";
import { AppError } from "shared/server/app_error.ts";
import { mayDo, type StaffRole } from "shared/staff_roles.ts";
import type { Deps } from "../../../deps.ts";
import type { Read } from "../../kept/read_together.ts";
import type { RoomPart } from "../../kept/part.ts";
import type { OpenRoom } from "../../kept/room.ts";
import { asManager } from "../../manager.ts";
import { fixFilter, isPersonal } from "../../reports/matching/matching.ts";
import { countMatches, deleteFilter, listFilters, putFilter, type StoredFilter } from "./sql.ts";

interface By {
  bidId: string;
  userId: string;
  role: StaffRole;
}

/**
 * Each with how many reports it means now. What all share means the same to all, and is counted once; but for
 * what is of who asks.
 */
export async function getFilters(
  { now }: Pick<Deps, "now">,
  room: OpenRoom,
): Promise<RoomPart<SavedFilter[]>> {
  const count = (which: (filter: StoredFilter) => boolean) => (read: Read) =>
    read(async (tx) => {
      const filters = (await listFilters(tx, room.person)).filter(which);
      return JSON.stringify(
        await Promise.all(filters.map(async (filter): Promise<SavedFilter> => {
          const narrowed = await fixFilter(tx, room.by, filterOf(filter), now());
          return { ...filter, count: await countMatches(tx, narrowed) };
        })),
      );
    }, { plansAnew: true });
  const isOwn = (filter: StoredFilter) => !filter.isShared || isPersonal(filterOf(filter));
  const [all, own] = await Promise.all([
    room.get<SavedFilter[]>({ key: ["filters"] }, count((filter) => !isOwn(filter))),
    room.get<SavedFilter[]>({ key: ["filters"], isPersonal: true }, count(isOwn)),
  ]);
  const filters = [all, own].flatMap(({ text }) => JSON.parse(text) as SavedFilter[]);
  return { text: JSON.stringify(filters.toSorted(byName)), hash: all.hash + own.hash };
}

function filterOf({ query }: StoredFilter): ReportFilter {
  return readReportFilter(new URLSearchParams(query));
}

function byName(a: SavedFilter, b: SavedFilter): number {
  return compare(a.name, b.name) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
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
