// All that a district's board shows, in one answer.
import { z } from "zod";
import { STAFF_ROLES } from "../staff_roles.ts";
import { DistrictReportList, DistrictStats, OwnDistrict } from "./district.ts";
import { MapData } from "./map.ts";
import { Colleague } from "./district/acts.ts";
import { BoardMap, BoardOverview, SavedFilter } from "./district/board.ts";
import { AnswerTemplate } from "./district/templates.ts";

export const BoardPage = z.object({
  /** Who asks. */
  reader: z.object({ id: z.uuid(), role: z.enum(STAFF_ROLES), isOperator: z.boolean() }),
  own: OwnDistrict,
  stats: DistrictStats,
  overview: BoardOverview,
  filters: z.array(SavedFilter),
  list: DistrictReportList,
  /** Without reports: those of the room lie on it. */
  ground: MapData,
  map: BoardMap,
  /** Absent for whoever may not work on reports. */
  colleagues: z.array(Colleague).optional(),
  templates: z.array(AnswerTemplate).optional(),
});
export type BoardPage = z.infer<typeof BoardPage>;
