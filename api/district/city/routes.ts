import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { DistrictReport } from "shared/api/district.ts";
import type { Deps } from "../../deps.ts";
import { answer, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { getDistrictReport } from "../reports/district_report.ts";
import { sendToCity } from "./city.ts";

export function cityRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/district/reports/{id}/city",
      tags: ["District"],
      summary: "Send a report to the city",
      description:
        "By Open311, where an operator has set the city's endpoint. Once the city has it, its status is " +
        "`passed_on`, with the city's number. Asked twice, it is sent once; again only where the city has " +
        "refused it, or a day after it has not answered.",
      middleware: requireStaff(deps, "work"),
      request: { params: z.object({ id: z.uuid() }) },
      responses: {
        200: answer(DistrictReport, "The report, on its way"),
        ...refusals("reportNotFound", "cityNotSet", "privateByWish", "sameAsAnother"),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      await sendToCity(deps, c.var.session, id);
      return c.json(await getDistrictReport(deps, c.var.session, id), 200);
    },
  );
  return app;
}
