// Numbers that an operator has blocked (`deno task admin people block`).
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { asProgram } from "./viewer.ts";

/** @throws AppError numberBlocked, which says what still works */
export async function refuseBlocked(sql: Query, userId: string): Promise<void> {
  if (await isBlocked(sql, userId)) throw new AppError("numberBlocked");
}

export async function isBlocked(sql: Query, userId: string): Promise<boolean> {
  const [row] = await asProgram(async () =>
    await sql`
      select from users join blocked_phones using (phone) where users.id = ${userId}`
  );
  return row !== undefined;
}
