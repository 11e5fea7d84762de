// What each role of the database may do, held over every table there is.
import assert from "node:assert/strict";
import { parse } from "yaml";
import { cloneDatabase } from "../../testing/database.ts";
import { connect } from "./database.ts";
import { checkRole, PROGRAM_ROLE, RoleError, setProgramPassword } from "./roles.ts";

Deno.test("every table has row-level security, for its owner too, and lets the programs in", async () => {
  await using database = await cloneDatabase();
  const open = await database.sql`
    select relname as name from pg_class c
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not (
        relrowsecurity and relforcerowsecurity
        and exists (
          select from pg_policy
          where polrelid = c.oid and polroles = array['floodline_program'::regrole::oid]
            and pg_get_expr(polqual, polrelid) = 'true'
        )
        and has_table_privilege('floodline_program', oid, 'select')
      )
    order by name`;
  assert.deepEqual(
    open.map(({ name }) => name),
    [],
    "end the migration that makes a table with: select guard_tables();",
  );
});

Deno.test("the programs own nothing, pass by nothing, and change no migration", async () => {
  await using database = await cloneDatabase();
  const sql = connect(database.url, { max: 1 });
  try {
    await checkRole(sql);
    const [role] = await sql`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
      from pg_roles where rolname = current_user`;
    assert.deepEqual([...new Set(Object.values(role!))], [false]);
    for (
      const statement of [
        "update schema_migrations set sha256 = 'x'",
        "alter table users disable row level security",
        "drop policy own_district on reports",
        "create table extra (id int)",
        "truncate users",
        "create role another",
      ]
    ) await assert.rejects(sql.unsafe(statement), /permission denied|must be owner/, statement);
  } finally {
    await sql.end();
  }
});

Deno.test("with an owner or a superuser for a role no program starts in production", async () => {
  await using database = await cloneDatabase();
  await assert.rejects(
    checkRole(database.sql),
    (error) => error instanceof RoleError && error.message.includes(PROGRAM_ROLE),
  );
});

Deno.test("a table that managers may read shows them rows by a policy, of what is theirs or anybody's", async () => {
  await using database = await cloneDatabase();
  const readable = await database.sql<{ role: string; name: string; policies: string[] }[]>`
    select role, relname as name, array(
      select pg_get_expr(polqual, polrelid) from pg_policy
      where polrelid = c.oid and role::regrole::oid = any(polroles)
    ) as policies
    from pg_class c, unnest(array['floodline_manager', 'floodline_person']) as role
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and has_any_column_privilege(role, c.oid, 'select')`;
  assert.ok(readable.length > 30);
  for (const { role, name, policies } of readable) {
    assert.equal(policies.length, 1, `${name} for ${role}`);
    const isTheirs = /own_bid_id|own_user_id|floodline\.user_id|own_phone|reports r/.test(
      policies[0]!,
    );
    if (isTheirs) continue;
    const columns = await database.sql<{ name: string }[]>`
      select attname as name from pg_attribute
      where attrelid = ${name}::regclass and attnum > 0 and not attisdropped
        and has_column_privilege(${role}, attrelid, attnum, 'select')`;
    const personal = columns.filter((column) =>
      /^(user_id|phone|ip|note|object_key)$/.test(column.name)
    );
    assert.deepEqual(personal, [], `${name} is open to ${role}`);
  }
});

Deno.test("managers read no view but those that are theirs or anybody's", async () => {
  await using database = await cloneDatabase();
  const listViews = async (role: string) => {
    const views = await database.sql<{ name: string }[]>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'v'
        and has_table_privilege(${role}, oid, 'select')
      order by name`;
    return views.map(({ name }) => name);
  };
  // Views see all rows, but media_outside, which sees those of who asks: each was looked at for what it shows.
  assert.deepEqual(await listViews("floodline_person"), [
    "media_outside",
    "newer_of_senders",
    "public_reports",
    "reported_places",
    "watched_zips",
    "zip_messages",
    "zip_thresholds",
  ]);
  // The own ones by own_bid_id().
  assert.deepEqual(await listViews("floodline_manager"), [
    "media_outside",
    "own_act_languages",
    "own_acts",
    "own_broadcast_acts",
    "own_broadcast_texts",
    "own_broadcast_versions",
    "own_followers",
    "own_incident_people",
    "own_incident_questions",
    "own_invitations",
    "own_level_changes",
    "own_message",
    "own_staff",
    "own_storm_texts",
    "own_tide_texts",
    "zip_thresholds",
  ]);
});

Deno.test("an installation of before gets its programs' password by migrating, whatever is in it", async () => {
  await using database = await cloneDatabase();
  const hash = async () =>
    (await database.sql`select rolpassword from pg_authid where rolname = ${PROGRAM_ROLE}`)[0]!
      .rolpassword;
  await setProgramPassword(database.sql, `it's "one"; drop role`);
  const first = await hash();
  assert.match(first, /^SCRAM-SHA-256\$/);
  await setProgramPassword(database.sql, "another");
  assert.notEqual(await hash(), first);
});

/** Those that programs are, or become for a transaction. */
const NOT_OWNERS = ["floodline_program", "floodline_manager", "floodline_person"];

Deno.test("no role that a program has owns anything, passes by policies, or is one that does", async () => {
  await using database = await cloneDatabase();
  const above = await database.sql`
    select r.rolname as role, other.rolname as reaches
    from pg_roles r, pg_roles other
    where r.rolname = any(${NOT_OWNERS}) and pg_has_role(r.oid, other.oid, 'member')
      and (
        other.rolsuper or other.rolbypassrls or other.rolcreaterole or other.rolcreatedb
        or other.rolreplication
        or other.oid = (select datdba from pg_database where datname = current_database())
        or other.rolname like 'pg\_%'
      )`;
  assert.deepEqual([...above], []);
  const owned = await database.sql`
    select c.kind, c.name, pg_get_userbyid(c.owner) as owner
    from (
      select 'table' as kind, relname::text as name, relowner as owner from pg_class
      union all select 'function', proname, proowner from pg_proc
      union all select 'type', typname, typowner from pg_type
      union all select 'schema', nspname, nspowner from pg_namespace
      union all select 'database', datname, datdba from pg_database
    ) c
    where pg_get_userbyid(c.owner) = any(${NOT_OWNERS})`;
  assert.deepEqual([...owned], []);
  const [schema] = await database.sql`
    select bool_or(has_schema_privilege(role, n.oid, 'create')) as may_make_schema_parts,
      bool_or(has_database_privilege(role, current_database(), 'create')) as may_make_schemas
    from pg_namespace n, unnest(${NOT_OWNERS}::text[]) as role
    where n.nspname !~ '^pg_(toast|temp)'`;
  assert.deepEqual({ ...schema }, { mayMakeSchemaParts: false, mayMakeSchemas: false });
});

Deno.test("a function that runs as its owner looks names up where the owner said, and there alone", async () => {
  await using database = await cloneDatabase();
  const functions = await database.sql<{ name: string; config: string[] | null }[]>`
    select p.oid::regprocedure::text as name, p.proconfig as config
    from pg_proc p
    where p.prosecdef and p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend where objid = p.oid and deptype = 'e')`;
  assert.ok(functions.length > 0, "there were some");
  for (const { name, config } of functions) {
    const path = config?.find((setting) => setting.startsWith("search_path="));
    // What anybody may make things in comes last, where nothing of ours is shadowed by it.
    assert.match(path ?? "", /^search_path=(pg_catalog, )?public(, pg_temp)?$/, name);
  }
  const open = await database.sql`
    select p.oid::regprocedure::text as name
    from pg_proc p
    where p.prosecdef and p.pronamespace = 'public'::regnamespace
      -- Nobody calls a trigger's, and only a table's owner makes one of it.
      and p.prorettype <> 'trigger'::regtype
      and has_function_privilege('public', p.oid, 'execute')
      and not exists (select from pg_depend where objid = p.oid and deptype = 'e')`;
  assert.deepEqual([...open], [], "revoke execute from public, and grant it to whom it is for");
});

Deno.test("in docker compose api and worker are the role that owns nothing, only migrations the owner, and web has no database", async () => {
  const file = await Deno.readTextFile(new URL("../../docker-compose.yml", import.meta.url));
  const { services } = parse(file, { merge: true }) as {
    services: Record<string, { environment?: Record<string, string> }>;
  };
  const roleOf = (name: string) => {
    const address = services[name]!.environment?.DATABASE_URL;
    return address && new URL(address).username;
  };
  assert.deepEqual(
    Object.fromEntries(["api", "worker", "web", "migrate"].map((name) => [name, roleOf(name)])),
    { api: PROGRAM_ROLE, worker: PROGRAM_ROLE, web: undefined, migrate: "floodline" },
  );
});
