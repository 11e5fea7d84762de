import type { BoardPage } from "../api/board_page.ts";
import type { StaffRole } from "../staff_roles.ts";
import {
  boardMap,
  boardOverview,
  districtReportRow,
  districtStats,
  ownDistrict,
  savedFilter,
} from "./district.ts";
import { mapData } from "./map.ts";
import { staff } from "./people.ts";

/** As one of Red Hook's staff gets it in this role. */
export function boardPage(
  changes: Partial<BoardPage> = {},
  role: StaffRole = "manager",
): BoardPage {
  return {
    reader: { id: staff().id, role, isOperator: false },
    own: ownDistrict(),
    stats: districtStats(),
    overview: boardOverview(),
    filters: [savedFilter()],
    list: {
      reports: [districtReportRow()],
      next: null,
      eventId: "41",
      asOf: "2026-11-22T17:59:55.000Z",
    },
    ground: mapData(),
    map: boardMap(),
    ...role !== "viewer" && { colleagues: [], templates: [] },
    ...changes,
  };
}
