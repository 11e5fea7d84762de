import type { BoardMap } from "shared/api/district/board.ts";
import type { GroundBox } from "shared/geo/ground_box.ts";
import type { ReportFilter } from "shared/report_filter.ts";
import type { Deps } from "../../deps.ts";
import type { RoomPart } from "../kept/part.ts";
import type { OpenRoom } from "../kept/room.ts";
import { fixFilter, isPersonal, wantsPlanAnew } from "../reports/matching/matching.ts";
import { readBoardMap } from "./sql.ts";

export async function getBoardMap(
  deps: Pick<Deps, "now">,
  room: OpenRoom,
  filter: ReportFilter,
  view: GroundBox,
): Promise<RoomPart<BoardMap>> {
  const key = ["map", filter, view];
  return await room.get(
    { key, isPersonal: isPersonal(filter) },
    (read) =>
      read(
        async (tx) => readBoardMap(tx, await fixFilter(tx, room.by, filter, deps.now()), view),
        { plansAnew: wantsPlanAnew(filter) },
      ),
  );
}
