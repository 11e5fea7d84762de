import type { DistrictReportList } from "shared/api/district.ts";
import type { ReportFilter } from "shared/report_filter.ts";
import type { PageQuery } from "shared/server/pages.ts";
import type { Deps } from "../../deps.ts";
import type { RoomPart } from "../kept/part.ts";
import type { OpenRoom } from "../kept/room.ts";
import { arrivedBy, fixFilter, isPersonal, wantsPlanAnew } from "./matching/matching.ts";
import { listReports } from "./sql.ts";

export async function getReportList(
  deps: Pick<Deps, "now">,
  room: OpenRoom,
  filter: ReportFilter,
  { before, limit }: PageQuery,
): Promise<RoomPart<DistrictReportList>> {
  const key = ["list", filter, before, limit];
  return await room.get({ key, isPersonal: isPersonal(filter) }, (read) =>
    read(async (tx) => {
      const now = deps.now();
      const narrowed = await fixFilter(tx, room.by, filter, now);
      return await listReports(tx, { ...narrowed, asOf: arrivedBy(now) }, { before, limit });
    }, { plansAnew: wantsPlanAnew(filter) }));
}
