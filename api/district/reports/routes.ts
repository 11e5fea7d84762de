import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { NewNote, NewQuestion } from "shared/api/district/acts.ts";
import { ReportChange } from "shared/api/district/changes.ts";
import { DistrictReport, DistrictReportList } from "shared/api/district.ts";
import { MediaAdded } from "shared/api/reports.ts";
import { ReportFilter } from "shared/report_filter.ts";
import type { Deps } from "../../deps.ts";
import { answer, body, jsonText, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { pageQuery } from "../../http/pages.ts";
import { requireStaff, requireStaffOrKey } from "../../sessions/require_session.ts";
import { addNote } from "../acts/acts.ts";
import type { KeptRoom } from "../kept/room.ts";
import { addStaffPictures } from "../pictures/adding.ts";
import { askSender } from "../questions/questions.ts";
import { changeReport, getDistrictReport } from "./district_report.ts";
import { getReportList } from "./report_list.ts";

const tags = ["District"];
const params = z.object({ id: z.uuid() });

/** What people saw in the district, and what its managers do about it. */
export function districtReportRoutes(deps: Deps, room: KeptRoom) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaffOrKey(deps, "look");

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/reports",
      tags,
      summary: "My district's reports, newest first",
      middleware,
      description:
        "By what is asked, all together. Several statuses or depths: `new,seen`, or one each " +
        "time. `since`: `3h`, or a day of the district's; `until`: a day, with it. `bbox`: " +
        "`west,south,east,north`. `fresh`: come in since you last said that all is seen.",
      request: { query: ReportFilter.extend(pageQuery.shape) },
      responses: {
        200: answer(DistrictReportList, "One page"),
        ...refusals("filterOfPerson"),
      },
    }),
    async (c) => {
      const { before, limit, ...filter } = c.req.valid("query");
      const page = { before, limit };
      return jsonText(c, (await getReportList(deps, await room.open(c), filter, page)).text);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/reports/{id}",
      tags,
      summary: "One report, with its photos and what was done about it",
      middleware,
      request: { params },
      responses: {
        200: answer(DistrictReport, "The report"),
        ...refusals("reportNotFound"),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await getDistrictReport(deps, c.var.session, id), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "patch",
      path: "/api/district/reports/{id}",
      tags,
      summary: "Change a report's status, hide it from the public or make it one for staff alone",
      description:
        "To hide, to show again and to make it one for staff alone is for managers. What its " +
        "sender wished to be for staff alone stays so. With `templateId` its sender is told in the " +
        "words of that answer, in their language where it has some.",
      middleware: requireStaffOrKey(deps, "work"),
      request: { params, body: body(ReportChange) },
      responses: {
        200: answer(DistrictReport, "The report, changed"),
        ...refusals(
          "sameAsAnother",
          "privateByWish",
          "reportNotFound",
          "templateGone",
          "statusTold",
        ),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await changeReport(deps, c.var.session, id, c.req.valid("json")), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/district/reports/{id}/notes",
      tags,
      summary: "A note on a report, for staff alone",
      description: "Sent again with the same `submissionId` and words, it is the same note.",
      middleware: requireStaffOrKey(deps, "work"),
      request: { params, body: body(NewNote) },
      responses: {
        200: answer(DistrictReport, "The report, with the note in its history"),
        ...refusals("reportNotFound"),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      await addNote(deps, c.var.session, id, c.req.valid("json"));
      return c.json(await getDistrictReport(deps, c.var.session, id), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/district/reports/{id}/questions",
      tags,
      summary: "Ask who sent a report something, by text",
      description:
        "Where they wanted texts about it, at the end of their quiet hours. What they text back " +
        "within a day, and is no command, comes to the report's history. Sent again with the same " +
        "`submissionId` and words, it is asked once.",
      middleware: requireStaff(deps, "work"),
      request: { params, body: body(NewQuestion) },
      responses: {
        200: answer(DistrictReport, "The report, with the question in its history"),
        ...refusals("reportNotFound", "reporterNotAsked", "reporterNotTexted"),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      await askSender(deps, c.var.session, id, c.req.valid("json"));
      return c.json(await getDistrictReport(deps, c.var.session, id), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/district/reports/{id}/pictures",
      tags,
      summary: "Add photos or a video that staff took there",
      description:
        "Uploaded by `POST /api/uploads`, as a resident's are. The staff alone sees them, once " +
        "hidden data are taken out, until a manager shows one outside. Up to 5 photos or 1 video, " +
        "beside its sender's. Sent twice, they are there once.",
      middleware: requireStaff(deps, "work"),
      request: { params, body: body(MediaAdded) },
      responses: {
        200: answer(DistrictReport, "The report, with them in its history"),
        ...refusals(
          "reportNotFound",
          "mediaNotFound",
          "mediaNotUploaded",
          "mediaNotReadable",
          "mediaTooLarge",
          "tooManyMedia",
          "storageUnavailable",
        ),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      await addStaffPictures(deps, c.var.session, id, c.req.valid("json").mediaIds);
      return c.json(await getDistrictReport(deps, c.var.session, id), 200);
    },
  );

  return app;
}
