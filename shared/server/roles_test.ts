// What each role of the database may do, held over every table there is.
import assert from "node:assert/strict";
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
