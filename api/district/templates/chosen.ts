// The answer that is told with a status.
import type { ReportStatus } from "shared/report_statuses.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { type ChosenTemplate, findChosen } from "./sql.ts";

export { type ChosenTemplate, findTold } from "./sql.ts";

/** @throws AppError templateGone, invalidInput where it belongs to another status */
export async function getChosen(
  sql: Query,
  { bidId, id, status }: { bidId: string; id: string; status: ReportStatus },
): Promise<ChosenTemplate> {
  const chosen = await findChosen(sql, { bidId, id });
  if (!chosen) throw new AppError("templateGone");
  if (chosen.status === status) return chosen;
  throw new AppError("invalidInput", {
    fields: { templateId: ({ fields }) => fields.templateOther },
  });
}
