import type { BoardPage } from "shared/api/board_page.ts";
import type { MapData } from "shared/api/map.ts";
import type { OwnDistrict } from "shared/api/district.ts";
import { boundsOf, type View } from "shared/geo/view.ts";
import { viewOfArea, viewOfBox } from "shared/geo/view_of.ts";
import type { ReportFilter } from "shared/report_filter.ts";
import type { PageQuery } from "shared/server/pages.ts";
import { mayDo } from "shared/staff_roles.ts";
import type { Deps } from "../../deps.ts";
import { getGround } from "../../map/map.ts";
import { isOneOfOperators } from "../../sessions/operators.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { asProgram } from "../../sessions/viewer.ts";
import { getColleagues } from "../assign/assign.ts";
import { compose, type RoomPart } from "../kept/part.ts";
import type { OpenRoom } from "../kept/room.ts";
import { getDistrict } from "../own/own_district.ts";
import { getReportList } from "../reports/report_list.ts";
import { getTemplates } from "../templates/templates.ts";
import { getToday } from "../today/today.ts";
import { getBoardMap } from "./board_map.ts";
import { getFilters } from "./filters/filters.ts";
import { getBoardOverview } from "./overview/overview.ts";

/** What its parts answer alone, together: what of it was made for others is not made again. */
export async function getBoardPage(
  deps: Deps,
  room: OpenRoom,
  { role }: Pick<StaffSession, "role">,
  filter: ReportFilter,
  page: PageQuery,
): Promise<RoomPart<BoardPage>> {
  const mayWork = mayDo(role, "work");
  const [reader, own, stats, overview, filters, list, colleagues, templates, maps] = await Promise
    .all([
      getReader(deps, room, role),
      getDistrict(room),
      getToday(deps, room),
      getBoardOverview(deps, room),
      getFilters(deps, room),
      getReportList(deps, room, filter, page),
      mayWork ? getColleagues(room) : undefined,
      mayWork ? getTemplates(deps, room) : undefined,
      getMaps(deps, room, filter),
    ]);
  return compose({
    ...{ reader, own, stats, overview, filters, list, colleagues, templates },
    ...maps,
  });
}

async function getReader(
  { sql }: Pick<Deps, "sql">,
  room: OpenRoom,
  role: StaffSession["role"],
): Promise<RoomPart<BoardPage["reader"]>> {
  const { userId } = room.person;
  const { text } = await room.get<boolean>(
    { key: ["operator"], isPersonal: true, isOfPersonAlone: true },
    async () => JSON.stringify(await isOneOfOperators(sql, userId)),
  );
  const reader = JSON.stringify({ id: userId, role, isOperator: JSON.parse(text) });
  return { text: reader, hash: reader };
}

/** The ground, and what lies on it. */
async function getMaps(deps: Deps, room: OpenRoom, filter: ReportFilter) {
  const view = filter.bbox ? viewOfBox(filter.bbox) : await findView(room);
  const [ground, map] = await Promise.all([
    // As anybody may know it: other districts' too.
    room.get<MapData>(
      { key: ["ground", view] },
      async () => JSON.stringify(await asProgram(() => getGround(deps.sql, view, deps.now()))),
    ),
    getBoardMap(deps, room, filter, boundsOf(view)),
  ]);
  return { ground, map };
}

/** Of the whole district. */
async function findView(room: OpenRoom): Promise<View> {
  const { text } = await room.get<View>({ key: ["view"] }, async () => {
    const { boundary }: OwnDistrict = JSON.parse((await getDistrict(room)).text);
    return JSON.stringify(viewOfArea(boundary));
  });
  return JSON.parse(text);
}
