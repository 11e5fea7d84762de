import assert from "node:assert/strict";
import { AppError } from "shared/server/app_error.ts";
import { noteIll, noteWell } from "shared/server/conditions.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { claimSlot } from "../../worker/sweep/slot/slot.ts";
import { run } from "../admin.ts";
import { Mistake } from "./mistake.ts";
import { writeTemporaryFile } from "../../testing/temporary.ts";

const NOW = new Date("2026-11-22T12:00:00Z");

const BOUNDARY = {
  type: "Polygon",
  coordinates: [[[-74.03, 40.73], [-74.02, 40.75], [-74.04, 40.75], [-74.03, 40.73]]],
};

function boundaryFile(content: unknown): string {
  return writeTemporaryFile(
    typeof content === "string" ? content : JSON.stringify(content),
    ".geojson",
  );
}

Deno.test("a district comes in with its boundary, and a manager with a number", async () => {
  await using database = await cloneDatabase();
  const admin = (...args: string[]) => run(database.asProgram, args, NOW);
  const file = await boundaryFile({ type: "Feature", properties: {}, geometry: BOUNDARY });
  await admin("districts", "add", "hoboken", "Hoboken", "America/New_York", file, "07030");
  assert.equal(
    await admin("districts", "list"),
    "hoboken  Hoboken  America/New_York  07030  0.72 sq mi  0 staff  0 reports, 0 open",
  );
  const [found] = await database.sql`
    select slug from bids where lies_in(boundary, point(-74.03, 40.74))`;
  assert.equal(found?.slug, "hoboken");

  assert.match(await admin("staff", "add", "(201) 555-0123", "hoboken"), /0123 is manager of/);
  assert.equal(await admin("staff", "list"), "••• ••• 0123  hoboken  manager");
  assert.match(
    await admin("staff", "add", "201 555 0123", "hoboken", "--role", "crew"),
    /0123 is crew of hoboken now\. They/,
  );
  assert.equal(await admin("staff", "list"), "••• ••• 0123  hoboken  crew");
  const [user] = await database.sql`select phone from users where bid_id is not null`;
  assert.equal(user?.phone, "+12015550123");

  assert.match(
    await admin("staff", "remove", "201 555 0123"),
    /out at once\. hoboken has no manager now: staff add/,
  );
  assert.match(await admin("staff", "list"), /No staff yet/);
});

Deno.test("what cannot be is told in words, and nothing is stored", async () => {
  await using database = await cloneDatabase();
  const good = await boundaryFile(BOUNDARY);
  const add = (changes: Partial<Record<"slug" | "name" | "zone" | "file" | "zip", string>>) => {
    const { slug = "a", name = "A", zone = "America/New_York", file = good, zip = "07030" } =
      changes;
    return run(database.asProgram, ["districts", "add", slug, name, zone, file, zip], NOW);
  };
  const open = { ...BOUNDARY, coordinates: [BOUNDARY.coordinates[0]!.slice(0, 2)] };
  const unclosed = {
    type: "Polygon",
    coordinates: [[...BOUNDARY.coordinates[0]!.slice(0, 3), [1, 2]]],
  };
  const broken = await boundaryFile("{");
  const point = await boundaryFile({ type: "Point" });
  const openFile = await boundaryFile(open);
  const unclosedFile = await boundaryFile(unclosed);
  const mistakes: [() => Promise<string>, RegExp][] = [
    [() => add({ slug: "Hoboken!" }), /is no slug/],
    [() => add({ name: " " }), /needs a name/],
    [() => add({ zone: "New York" }), /is no time zone/],
    [() => add({ zip: "99999" }), /Not a ZIP code: 99999/],
    [() => add({ file: "/nowhere.geojson" }), /cannot be read/],
    [() => add({ file: broken }), /not valid JSON/],
    [() => add({ file: point }), /it has no "coordinates"/],
    [
      () => add({ file: openFile }),
      /ring 1, line 1 of the file: it has fewer than three different places/,
    ],
    [() => add({ file: unclosedFile }), /covers .* sq mi/],
    [
      () => run(database.asProgram, ["staff", "add", "201 555 0123", "nowhere"], NOW),
      /no district "nowhere"/,
    ],
    [
      () => run(database.asProgram, ["staff", "add", "201 555 0123", "a", "--role", "boss"], NOW),
      /--role takes viewer, crew, manager, not "boss"/,
    ],
    [
      () => run(database.asProgram, ["staff", "remove", "201 555 0123"], NOW),
      /of no district's staff/,
    ],
    [() => run(database.asProgram, ["staff"], NOW), /Usage/],
    [() => run(database.asProgram, [], NOW), /Usage/],
  ];
  for (const [attempt, why] of mistakes) {
    await assert.rejects(attempt(), (error) => error instanceof Mistake && why.test(error.message));
  }
  await assert.rejects(
    run(database.asProgram, ["staff", "add", "+49 30 123456", "a"], NOW),
    AppError,
  );
  const [row] = await database.sql`select exists (select from bids) as stored`;
  assert.equal(row?.stored, false);
});

Deno.test("a district is not added twice", async () => {
  await using database = await cloneDatabase();
  const args = [
    "districts",
    "add",
    "a",
    "A",
    "America/New_York",
    await boundaryFile(BOUNDARY),
    "07030",
  ];
  await run(database.asProgram, args, NOW);
  await assert.rejects(run(database.asProgram, args, NOW), /There is a district "a" already/);
});

Deno.test("status tells the last sweep, the texts, and what an operator must mend", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  assert.match(await run(database.asProgram, ["status"], NOW), /never[^]*is the worker running/);
  const slot = new Date(NOW.getTime() - 10 * 60_000);
  await sql`
    insert into sweeps (slot, status, started_at, lease_until, finished_at, figures)
    values (${slot}, 'done', ${slot}, ${slot}, ${slot}, '{"zips": 4, "messages": 2}')`;
  await sql`
    insert into messages (kind, phone, body, segments, status, error_code, created_at, send_at, expires_at)
    values
      ('code', '+17185550123', 'x', 1, 'delivered', null, ${slot}, ${slot}, ${slot}),
      ('code', '+17185550124', 'x', 1, 'refused', 20003, ${slot}, ${slot}, ${slot}),
      ('code', '+17185550125', 'x', 1, 'undelivered', 30003, ${slot}, ${slot}, ${slot})`;
  const status = await run(database.asProgram, ["status"], NOW);
  assert.match(status, /2026-11-22T11:50:00\.000Z done: 4 ZIP codes, \? requests, 2 texts/);
  assert.match(status, /delivered 1, undelivered 1, refused 1/);
  assert.match(status, /refused 1 texts with 20003/);
  assert.doesNotMatch(status, /30003|\d{10}/);
});

Deno.test("status tells what is ill, since when, and what to do", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
  await noteWell(sql, "openMeteo", before(2));
  await noteIll(sql, "weatherService", before(45), { reason: "503" });
  await noteIll(sql, "carrier", before(180), { errorCode: 30034 });
  await noteIll(sql, "spending", before(5), {
    segments: 400,
    dollars: 4.4,
    ofDollars: 4,
    heldBack: 31,
  });
  const status = await run(database.asProgram, ["status"], NOW);
  assert.match(status, /Seen well {6}Open-Meteo \(2 minutes ago\)\n/);
  assert.match(status, /\(45 minutes ago\) the Weather Service does not answer.*503\. To do:/);
  assert.match(status, /\(3 hours ago\) the carrier takes no texts.*30034.*To do: see twilio/);
  assert.match(status, /\$4\.4 of \$4: 31 texts wait\. To do: raise SMS_DAILY_DOLLARS/);
});

Deno.test("status tells what waits, what today cost and asked, and which words nobody checked", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const early = new Date(NOW.getTime() - 7 * 60_000);
  await sql`
    insert into messages (kind, phone, body, segments, status, created_at, send_at, expires_at)
    values
      ('code', '+17185550123', 'x', 1, 'queued', ${early}, ${early}, ${NOW}),
      ('alert', '+17185550124', 'x', 1, 'held', ${early}, ${early}, ${NOW})`;
  await sql`update sending_pace set spent_on = '2026-11-22', spent = 300`;
  await sql`update purses set spent_on = '2026-11-22', spent = 30 where name = 'codes'`;
  await sql`
    update purses set spent_on = '2026-11-22', spent = 200, refused = 4 where name = 'replies'`;
  await noteIll(sql, "purses", NOW, {
    parts: { codes: 908, newCodes: 908, replies: 908, reports: 454, managers: 181 },
    segmentCents: 1.1,
    refused: { replies: 4 },
  });
  await noteWell(sql, "spending", early, { ofDollars: 200, segmentCents: 1.1 });
  await sql`
    insert into weather_calls (minute, calls)
    values ('2026-11-21T23:59Z', 900), ('2026-11-22T00:00Z', 40), ('2026-11-22T11:30Z', 2)`;
  const status = await run(database.asProgram, ["status"], NOW);
  assert.match(status, /1 in line, the oldest from 7 minutes ago; 1 held for quiet hours/);
  assert.match(
    status,
    /Beside alerts {2}codes \$0\.33 of \$9\.99, codes to new numbers \$0\.00 of \$9\.99, answers \$2\.20 of \$9\.99 \(4 refused\), report texts \$0\.00/,
  );
  assert.match(status, /was not enough for answers, 4 times\. To do: alerts are not touched/);
  assert.match(status, /Spent today {4}\$3\.30 of \$200\.00, 300 parts/);
  assert.match(status, /Weather calls {2}42 today/);
  assert.match(status, /Unchecked {6}.*(words|none)/);

  const nextDay = new Date("2026-11-23T00:10:00Z");
  const next = await run(database.asProgram, ["status"], nextDay);
  assert.match(next, /\$0\.00 of \$200\.00, 0 parts/);
  assert.match(next, /Weather calls {2}0 today/);
});

Deno.test("status counts a sweep that died as failed, before and after the next one closes it", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const [slot, next] = [60, 30].map((minutes) => new Date(NOW.getTime() - minutes * 60_000));
  await claimSlot(sql, "sweeps", slot!, () => slot!).then((lease) => lease![Symbol.dispose]());
  const before = await run(database.asProgram, ["status"], NOW);
  assert.match(before, /T11:00:00\.000Z died: \? ZIP codes/);
  assert.match(before, /1 sweeps failed in the last day/);

  const lease = await claimSlot(sql, "sweeps", next!, () => next!);
  await lease!.finish("done", { zips: 3, unanswered: 0 }, next!);
  lease![Symbol.dispose]();
  const rows = await sql`select status, finished_at from sweeps order by slot`;
  assert.deepEqual(rows.map(({ status }) => status), ["failed", "done"]);
  assert.deepEqual(rows[0]!.finishedAt, next);
  const after = await run(database.asProgram, ["status"], NOW);
  assert.match(after, /T11:30:00\.000Z done: 3 ZIP codes, /);
  assert.match(after, /1 sweeps failed in the last day/);
});

Deno.test("a sweep that is only slow is left to end", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const [slot, next] = [2, 1].map((minutes) => new Date(NOW.getTime() - minutes * 60_000));
  using slow = await claimSlot(sql, "sweeps", slot!, () => slot!);
  using _next = await claimSlot(sql, "sweeps", next!, () => next!);
  await slow!.finish("done", {}, NOW);
  const [row] = await sql`select status from sweeps order by slot limit 1`;
  assert.equal(row!.status, "done");
});

Deno.test("status ends with 2 while there are alarms, with 0 while there are none", async () => {
  await using database = await cloneDatabase();
  const ask = async () => {
    const { code, stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-all", "--no-check", "tools/admin.ts", "status"],
      env: { DATABASE_URL: database.url, FLOODLINE_ENV: "development" },
    }).output();
    return { code, text: new TextDecoder().decode(stdout) };
  };
  const alarmed = await ask();
  assert.match(alarmed.text, /Alarms {9}no sweep ended well/);
  assert.equal(alarmed.code, 2);
  await database.sql`
    insert into sweeps (slot, status, started_at, lease_until, finished_at)
    values (now(), 'done', now(), now(), now())`;
  const well = await ask();
  assert.match(well.text, /Alarms {9}none/);
  assert.equal(well.code, 0);
});
