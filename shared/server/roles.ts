// The roles of the database: who migrates, who works, who looks (migrations/0052_roles.sql).
import type { Sql } from "./database.ts";

/** What api, worker and commands connect as. */
export const PROGRAM_ROLE = "floodline_program";

export class RoleError extends Error {
  override name = "RoleError";
}

/**
 * Row-level security stands for nothing with a role that may pass by it.
 *
 * @throws RoleError saying what to do
 */
export async function checkRole(sql: Sql): Promise<void> {
  const [row] = await sql<[{ name: string; isAboveRules: boolean }]>`
    select current_user as name, rolsuper or rolbypassrls or rolcreaterole or exists (
      select from pg_class where relnamespace = 'public'::regnamespace and relowner = r.oid
    ) as is_above_rules
    from pg_roles r where rolname = current_user`;
  if (!row.isAboveRules) return;
  throw new RoleError(
    `DATABASE_URL connects as ${row.name}, who owns tables or may pass by row-level security: ` +
      `let the programs connect as ${PROGRAM_ROLE}, and only \`deno task migrate\` as the owner`,
  );
}

/** The same database, as the programs connect to it where no password is asked for: our own. */
export function asProgramRole(url: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/)[^@/]*@/, `$1${PROGRAM_ROLE}@`);
}

/** Lets the programs in by this password, and by no earlier one. For the owner. */
export async function setProgramPassword(sql: Sql, password: string): Promise<void> {
  const [row] = await sql<[{ statement: string }]>`
    select format('alter role %I login password %L', ${PROGRAM_ROLE}::text, ${password}::text)
      as statement`;
  await sql.unsafe(row.statement);
}
