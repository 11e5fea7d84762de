import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { EXPORT_FORMATS, type ExportFormat } from "shared/api/district/exports.ts";
import { ReportFilter } from "shared/report_filter.ts";
import type { Deps } from "../../deps.ts";
import { refusals, UNCHANGED } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { answerStreamUnlessKnown } from "../../http/unchanged.ts";
import { requireStaffOrKey } from "../../sessions/require_session.ts";
import { CONTENT_TYPES, fileAnswer } from "./formats.ts";
import { getListVersion, streamList } from "./list_file.ts";
import type { Turns } from "./turns.ts";

const tags = ["District"];
const SAYS: Record<ExportFormat, string> = {
  csv:
    "for a spreadsheet. RFC 4180, UTF-8 with a byte order mark. A text that a spreadsheet would take for a " +
    "formula begins with an apostrophe; numbers stay numbers",
  geojson:
    "for a map: RFC 7946, in WGS 84; the geometry of a report that gave a ZIP code alone is null",
  kml: "for Google's maps: KML 2.2",
};

/** The list to take along. */
export function exportRoutes(deps: Deps, turns: Turns) {
  const app = new OpenAPIHono<ApiEnv>();

  for (const format of EXPORT_FORMATS) {
    app.openapi(
      createRoute({
        method: "get",
        path: `/api/district/reports.${format}`,
        tags,
        summary: `My district's reports as ${format.toUpperCase()}, as they are this second`,
        description:
          `All that a filter means, ${SAYS[format]}. The filter is the list's. One look at the ` +
          "database, sent as it is read. The `ETag` tells that nothing has changed, without a look at the " +
          "reports; of `since=3h` and the like there is none.",
        middleware: requireStaffOrKey(deps, "look"),
        request: { query: ReportFilter },
        responses: {
          ...fileAnswer(format),
          ...UNCHANGED,
          ...refusals("filterOfPerson"),
        },
      }),
      async (c) => {
        const { bidId, userId } = c.var.session;
        const filter = c.req.valid("query");
        return await answerStreamUnlessKnown(c, {
          fileName: `floodline-reports.${format}`,
          contentType: `${CONTENT_TYPES[format]}; charset=utf-8`,
          version: await getListVersion(deps, bidId, filter),
          begin: () => streamList(deps, turns, { bidId, userId, filter, format }),
        });
      },
    );
  }

  return app;
}
