// Who is told at once, who is held until when, and what is then told.
import assert from "node:assert/strict";
import type { Language } from "../../languages.ts";
import type { Level } from "../../levels.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import type { Sql } from "../database.ts";
import { enqueueAlerts } from "./enqueue.ts";
import { type PresentDanger, releaseAlerts, releaseClears } from "./held.ts";
import { holdTried } from "./paused.ts";
import type { Write } from "./tells.ts";

/** A quarter past ten in the evening, and a quarter past eight in the morning, in New York. */
const EVENING = new Date("2026-11-23T03:15:00Z");
const MORNING = new Date("2026-11-23T13:15:00Z");
const ZIP = "11231";

type Step = Level | "warning" | "clear" | "ask";
interface Reader {
  language?: Language;
  level?: Level;
  wakes?: boolean;
  quiet?: [number, number] | null;
  pausedUntil?: Date;
}

let nextNumber = 1000;
async function addReader(sql: Sql, reader: Reader = {}): Promise<string> {
  const [from, to] = reader.quiet === null ? [null, null] : reader.quiet ?? [21, 8];
  const [user] = await sql<[{ id: string }]>`
    insert into users (phone, consent_version, consented_at, language, quiet_from, quiet_to,
      wakes_for_flood, paused_until)
    values (${`+1718555${nextNumber++}`}, 'test', ${EVENING}, ${reader.language ?? "en"}, ${from},
      ${to}, ${reader.wakes ?? false}, ${reader.pausedUntil ?? null})
    returning id`;
  await sql`
    insert into places (user_id, zip, level) values (${user.id}, ${ZIP}, ${reader.level ?? "any"})`;
  return user.id;
}

async function addEpisode(sql: Sql, level: Level = "heavy"): Promise<string> {
  const [episode] = await sql<[{ id: string }]>`
    insert into episodes (zip, level, started_at, wet_at)
    values (${ZIP}, ${level}, ${EVENING}, ${EVENING}) returning id`;
  return episode.id;
}

async function tell(sql: Sql, episodeId: string, step: Step, now: Date): Promise<number> {
  const [alert] = await sql<[{ id: string }]>`
    insert into alerts (episode_id, step, facts, created_at)
    values (${episodeId}, ${step}, '{}', ${now}) returning id`;
  return (await enqueueAlerts(sql, [alert.id], { now, write: writer(sql) })).messages;
}

/** "heavy in English" */
function writer(sql: Sql): Write {
  return async (wanted) => {
    const alerts = await sql<{ id: string; step: Step }[]>`select id, step from alerts`;
    const steps = new Map(alerts.map(({ id, step }) => [id, step]));
    return wanted.map(({ language, alertIds }) => ({
      body: `${alertIds.map((id) => steps.get(id)).join(" and ")} ${
        { en: "in English", es: "en español", zh: "中文" }[language]
      }`,
      alertIds,
    }));
  };
}

async function releaseHeld(sql: Sql, dangers: PresentDanger[], now: Date) {
  const release = { now, write: writer(sql) };
  const alerts = await releaseAlerts(sql, dangers, release);
  return { released: alerts + await releaseClears(sql, release) };
}

const PRESENT = { en: "Now, in English", es: "Ahora", zh: "现在" };

async function list(sql: Sql) {
  return await sql<
    {
      step: Step;
      status: string;
      body: string;
      heldFor: string | null;
      expiredFor: string | null;
    }[]
  >`select step, status, body, held_for, expired_for from messages order by created_at, step, body`;
}

const WAITS: [sentence: string, step: Step, at: Date, reader: Reader, heldFor: string | null][] = [
  ["by day nobody is held", "heavy", MORNING, {}, null],
  ["at night an alert is held", "heavy", EVENING, {}, "quiet"],
  ["at night flood risk is held too", "flood", EVENING, {}, "quiet"],
  ["flood risk wakes who said so", "flood", EVENING, { wakes: true }, null],
  ["an official warning wakes who said so", "warning", EVENING, { wakes: true }, null],
  ["an official warning wakes no other", "warning", EVENING, {}, "quiet"],
  ["heavy rain wakes nobody", "heavy", EVENING, { wakes: true }, "quiet"],
  ["without quiet hours the night is as the day", "heavy", EVENING, { quiet: null }, null],
  ["a pause lets nothing through", "flood", MORNING, {
    pausedUntil: new Date(MORNING.getTime() + 1),
    wakes: true,
  }, "pause"],
  ["a pause that has ended is none", "flood", MORNING, { pausedUntil: MORNING }, null],
  [
    "paused at night: it is the pause that holds",
    "any",
    EVENING,
    { pausedUntil: MORNING },
    "pause",
  ],
];

for (const [sentence, step, at, reader, heldFor] of WAITS) {
  Deno.test(sentence, async () => {
    await using database = await cloneDatabase();
    const { sql } = database;
    await addReader(sql, reader);
    assert.equal(await tell(sql, await addEpisode(sql), step, at), 1);
    const [message] = await list(sql);
    assert.deepEqual([message!.status, message!.heldFor], [heldFor ? "held" : "queued", heldFor]);
  });
}

Deno.test("each reader is told in their own language", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  for (const language of ["en", "es", "zh"] as const) await addReader(sql, { language });
  await tell(sql, await addEpisode(sql), "heavy", MORNING);
  const bodies = (await list(sql)).map((message) => message.body);
  assert.deepEqual(bodies.sort(), ["heavy en español", "heavy in English", "heavy 中文"]);
});

Deno.test("in the morning a danger that lasts is told in the words of the morning", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await addReader(sql);
  const episodeId = await addEpisode(sql);
  await tell(sql, episodeId, "heavy", EVENING);
  const dangers = [{ episodeId, level: "heavy", nature: "sky", bodies: PRESENT } as const];
  assert.deepEqual(await releaseHeld(sql, dangers, EVENING), { released: 0 });
  assert.deepEqual(await releaseHeld(sql, dangers, MORNING), { released: 1 });
  const [message] = await sql`
    select status, body, held_for, send_at, expires_at from messages`;
  assert.deepEqual({ ...message }, {
    status: "queued",
    body: "Now, in English",
    heldFor: "quiet",
    sendAt: MORNING,
    expiresAt: new Date(MORNING.getTime() + 2 * 3600_000),
  });
});

Deno.test("no danger in the morning, or one below the reader's level: held on", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await addReader(sql, { level: "heavy" });
  const episodeId = await addEpisode(sql);
  await tell(sql, episodeId, "heavy", EVENING);
  assert.deepEqual(await releaseHeld(sql, [], MORNING), { released: 0 });
  const dangers = [{ episodeId, level: "any", nature: "sky", bodies: PRESENT } as const];
  assert.deepEqual(await releaseHeld(sql, dangers, MORNING), { released: 0 });
  assert.equal((await list(sql))[0]!.status, "held");
});

Deno.test("a storm that is over by the morning is not told, nor its end", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await addReader(sql);
  const episodeId = await addEpisode(sql);
  await tell(sql, episodeId, "heavy", EVENING);
  await sql`update episodes set cleared_at = ${EVENING}`;
  assert.equal(await tell(sql, episodeId, "clear", EVENING), 0);
  await releaseHeld(sql, [], MORNING);
  const [message] = await list(sql);
  assert.deepEqual([message!.status, message!.expiredFor], ["expired", "superseded"]);
});

Deno.test("a newer alert takes the place of what is held or queued: one waits at most", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await addReader(sql);
  await addReader(sql, { quiet: null });
  const episodeId = await addEpisode(sql);
  await tell(sql, episodeId, "any", EVENING);
  await tell(sql, episodeId, "heavy", EVENING);
  const states = (await list(sql)).map((
    { step, status, expiredFor },
  ) => [step, status, expiredFor]);
  assert.deepEqual(states.sort(), [
    ["any", "expired", "superseded"],
    ["any", "expired", "superseded"],
    ["heavy", "held", null],
    ["heavy", "queued", null],
  ]);
});

Deno.test("an official warning is told to every level, goes first, and leaves one waiting", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await addReader(sql);
  const episodeId = await addEpisode(sql);
  await tell(sql, episodeId, "flood", EVENING);
  await sql`update places set level = 'flood'`;
  assert.equal(await tell(sql, episodeId, "warning", EVENING), 1);
  const rows = await sql`select step, status, priority from messages order by step`;
  assert.deepEqual(rows.map((row) => [row.step, row.status, row.priority]), [
    ["flood", "expired", 3],
    ["warning", "held", 3],
  ]);
});

/** A reader who was told before their quiet hours began; the all-clear came in them. */
async function holdClear(sql: Sql): Promise<string> {
  await addReader(sql);
  const episodeId = await addEpisode(sql);
  await tell(sql, episodeId, "heavy", new Date(EVENING.getTime() - 2 * 3600_000));
  await sql`update messages set status = 'delivered'`;
  await sql`update episodes set cleared_at = ${EVENING}`;
  assert.equal(await tell(sql, episodeId, "clear", EVENING), 1);
  assert.equal((await list(sql)).at(-1)!.status, "held");
  return episodeId;
}

Deno.test("an all-clear of the night is told in the morning as it stands", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await holdClear(sql);
  assert.deepEqual(await releaseHeld(sql, [], EVENING), { released: 0 });
  assert.deepEqual(await releaseHeld(sql, [], MORNING), { released: 1 });
  const { status, body } = (await list(sql)).at(-1)!;
  assert.deepEqual([status, body], ["queued", "clear in English"]);
});

Deno.test("an all-clear is not told into the next storm, nor half a day later", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await holdClear(sql);
  await sql`update messages set created_at = created_at - interval '2 hours' where step = 'clear'`;
  await releaseHeld(sql, [], new Date(EVENING.getTime() + 10 * 3600_000));
  assert.equal((await list(sql)).at(-1)!.expiredFor, "late");
  await sql`update messages set status = 'held', expired_for = null, created_at = ${EVENING}
    where step = 'clear'`;
  await addEpisode(sql);
  await releaseHeld(sql, [], MORNING);
  assert.equal((await list(sql)).at(-1)!.expiredFor, "superseded");
});

Deno.test("the question goes to who was told and is awake, once, behind the alerts", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await addReader(sql, { quiet: null });
  await addReader(sql);
  const episodeId = await addEpisode(sql);
  const early = new Date(EVENING.getTime() - 2 * 3600_000);
  await tell(sql, episodeId, "any", early);
  await sql`update messages set status = 'delivered'`;
  await addReader(sql, { quiet: null }); // follows since: was not told
  await tell(sql, episodeId, "heavy", EVENING);
  assert.equal(await tell(sql, episodeId, "ask", EVENING), 1, "not the sleeper, not the newcomer");
  const waiting = await sql`
    select step, expires_at from messages where status = 'queued' order by priority desc, created_at`;
  assert.deepEqual(waiting.map(({ step }) => step), ["heavy", "heavy", "ask"]);
  assert.equal(waiting.at(-1)!.expiresAt.getTime() - EVENING.getTime(), 3600_000);
});

Deno.test("who stops or follows no more is not told in the morning", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const stopped = await addReader(sql);
  const left = await addReader(sql);
  const episodeId = await addEpisode(sql);
  await tell(sql, episodeId, "heavy", EVENING);
  await sql`update users set unsubscribed_at = ${EVENING} where id = ${stopped}`;
  await sql`delete from places where user_id = ${left}`;
  const dangers = [{ episodeId, level: "flood", nature: "sky", bodies: PRESENT } as const];
  assert.deepEqual(await releaseHeld(sql, dangers, MORNING), { released: 0 });
});

const TRIED: [sentence: string, step: Step, at: Date, reader: Reader, outcome: string][] = [
  ["goes on waiting by day", "heavy", MORNING, {}, "queued"],
  ["is held by a pause set since", "flood", MORNING, {
    pausedUntil: new Date(MORNING.getTime() + 60_000),
  }, "held, pause"],
  ["is held by the night that has come", "heavy", EVENING, {}, "held, quiet"],
  ["wakes who said so for a flood", "flood", EVENING, { wakes: true }, "queued"],
  ["is no question for somebody who sleeps", "ask", EVENING, {}, "expired, superseded"],
];

for (const [sentence, step, at, reader, outcome] of TRIED) {
  Deno.test(`a text that waits to be tried again ${sentence}`, async () => {
    await using database = await cloneDatabase();
    const { sql } = database;
    await addReader(sql, { ...reader, quiet: null });
    await tell(sql, await addEpisode(sql), "heavy", new Date(MORNING.getTime() - 24 * 3600_000));
    await sql`
      update messages set status = 'queued', held_for = null, tries = 1, step = ${step}`;
    await sql`update users set quiet_from = 21, quiet_to = 8`;
    await holdTried(sql, at);
    const [message] = await list(sql);
    const why = message!.heldFor ?? message!.expiredFor;
    assert.equal(why ? `${message!.status}, ${why}` : message!.status, outcome);
  });
}
