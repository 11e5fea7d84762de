// All that a database is, to be compared with another: every row of every table, and who may do what.
import type { Sql } from "shared/server/database.ts";

/** Each table's rows as text, in an order of their own. */
export async function listRows(sql: Sql): Promise<Record<string, string[]>> {
  const tables = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`;
  const rows: Record<string, string[]> = {};
  for (const { name } of tables) {
    // When it was migrated is the one thing that is the restored one's own.
    const what = name === "schema_migrations" ? "(t.name, t.sha256)::text" : "t::text";
    const found = await sql.unsafe<{ row: string }[]>(
      `select row from (select ${what} as row from ${name} t) as rows order by row collate "C"`,
    );
    rows[name] = found.map(({ row }) => row);
  }
  return rows;
}

/** Questions about the catalogue whose answers a restored database must share. */
const RULES = {
  policies:
    `select schemaname, tablename, policyname, permissive, roles::text, cmd, qual, with_check
    from pg_policies order by 1, 2, 3`,
  relations: `select c.oid::regclass::text as name, relkind, relacl::text, relowner::regrole::text,
      relrowsecurity, relforcerowsecurity, relpersistence, reloptions::text,
      pg_get_expr(relpartbound, c.oid) as bound
    from pg_class c where relnamespace = 'public'::regnamespace order by 1`,
  columns:
    `select attrelid::regclass::text as name, attname, format_type(atttypid, atttypmod) as type,
      attnotnull, attidentity, attgenerated, attacl::text,
      pg_get_expr(adbin, adrelid) as "default"
    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
      and attnum > 0 and not attisdropped order by 1, 2`,
  constraints:
    `select conrelid::regclass::text as name, conname, contype, convalidated, condeferrable,
      condeferred, pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`,
  indexes:
    `select tablename, indexname, indexdef from pg_indexes where schemaname = 'public' order by 1, 2`,
  triggers:
    `select tgrelid::regclass::text as name, tgname, tgenabled, pg_get_triggerdef(oid) as definition
    from pg_trigger where not tgisinternal order by 1, 2`,
  functions:
    `select p.oid::regprocedure::text as name, proacl::text, proowner::regrole::text, prosecdef,
      proconfig::text, md5(prosrc) as body
    from pg_proc p where pronamespace = 'public'::regnamespace order by 1`,
  views: `select viewname, definition from pg_views where schemaname = 'public' order by 1`,
  types: `select t.oid::regtype::text as name, typacl::text, array(
      select enumlabel::text from pg_enum where enumtypid = t.oid order by enumsortorder
    )::text as labels from pg_type t where typnamespace = 'public'::regnamespace order by 1`,
  schema:
    `select nspname, nspacl::text, nspowner::regrole::text from pg_namespace where nspname = 'public'`,
  defaults:
    `select defaclobjtype, defaclacl::text, defaclrole::regrole::text from pg_default_acl order by 1, 2`,
  extensions:
    `select extname, extversion, extnamespace::regnamespace::text from pg_extension order by 1`,
  sequences: `select sequencename, last_value::text, increment_by::text, start_value::text
    from pg_sequences where schemaname = 'public' order by 1`,
};

export async function listRules(sql: Sql): Promise<Record<string, unknown[]>> {
  const rules: Record<string, unknown[]> = {};
  for (const [name, question] of Object.entries(RULES)) {
    rules[name] = (await sql.unsafe(question)).map((row) => ({ ...row }));
  }
  return rules;
}
