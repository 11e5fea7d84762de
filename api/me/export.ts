import { type ExportKind, Me, MeExport } from "shared/api/people.ts";
import { AppError } from "shared/server/app_error.ts";
import type { z } from "zod";
import type { Deps } from "../deps.ts";
import { listMediaOf } from "../uploads/media.ts";
import { csvOf } from "../http/csv.ts";
import { getSecondFactor } from "../second_factor/second_factor.ts";
import { getMe } from "./me.ts";
import { findEverything } from "./sql.ts";

/** All rows that carry somebody's id or number, with links to their photos and videos. */
export async function exportMe(deps: Deps, userId: string): Promise<MeExport> {
  const [me, secondFactor, everything, media] = await Promise.all([
    getMe(deps.sql, userId),
    getSecondFactor(deps, userId),
    findEverything(deps.sql, userId),
    listMediaOf(deps, userId),
  ]);
  if (!everything) throw new AppError("sessionExpired");
  return { me, secondFactor, ...everything, media };
}

/** One kind of these rows as a table whose columns are the schema's fields. */
export async function exportTable(deps: Deps, userId: string, kind: ExportKind): Promise<string> {
  const mine = await exportMe(deps, userId);
  const { schema, rows } = TABLES[kind];
  return csvOf(Object.keys(schema.element.shape), rows(mine));
}

interface Table {
  schema: z.ZodArray<z.ZodObject>;
  rows: (mine: MeExport) => Record<string, unknown>[];
}

const { reports, media, staffPictures, confirmations, depthAnswers, messages, ownTexts, signIns } =
  MeExport.shape;

const TABLES: Record<ExportKind, Table> = {
  reports: { schema: reports, rows: (mine) => mine.reports },
  media: { schema: media, rows: (mine) => mine.media },
  "staff-pictures": { schema: staffPictures, rows: (mine) => mine.staffPictures },
  confirmations: { schema: confirmations, rows: (mine) => mine.confirmations },
  answers: { schema: depthAnswers, rows: (mine) => mine.depthAnswers },
  places: { schema: Me.shape.places, rows: (mine) => mine.me.places },
  messages: { schema: messages, rows: (mine) => mine.messages },
  "own-texts": { schema: ownTexts, rows: (mine) => mine.ownTexts },
  "sign-ins": { schema: signIns, rows: (mine) => mine.signIns },
};
