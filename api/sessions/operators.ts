import type { Sql } from "shared/server/database.ts";
import { isOperator } from "./sql.ts";
import { asProgram } from "./viewer.ts";

/** Of those who run FloodLine, as the database says now, whoever asks. */
export async function isOneOfOperators(sql: Sql, userId: string): Promise<boolean> {
  return await asProgram(() => isOperator(sql, userId));
}
