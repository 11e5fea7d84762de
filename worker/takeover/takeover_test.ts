import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { startApi } from "../../testing/api.ts";
import { JPEG, MP4, TEXT } from "../../testing/media.ts";
import { movie } from "../../testing/movie.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { takeOver } from "./takeover.ts";

const PHONE = "+17185550123";
const photo = (bytes = JPEG, contentType = "image/jpeg") => ({ contentType, bytes });

/** At the real time: storage refuses what is signed at another. */
const startWorld = () => startWorkerWorld({ at: new Date() });

function round({ sql, carrier, sandbox: { storage }, clock }: WorkerWorld) {
  return takeOver({ sql, carrier, storage }, clock());
}

/** A photo that the carrier keeps for a resident. */
async function send(world: WorkerWorld, media = photo()): Promise<void> {
  await using api = await startApi(world.database, world.sandbox);
  await world.sandbox.inbound(PHONE, "", [media]);
  assert.ok(api.url);
}

function rows({ database }: WorkerWorld) {
  return database.sql<
    { kind: string; contentType: string; sizeBytes: string | null; readyAt: Date | null }[]
  >`select kind, content_type, size_bytes, ready_at from media order by id`;
}

Deno.test("a texted photo: from the phone to the manager's page, and away from the carrier", async () => {
  await using world = await startWorld();
  const { sandbox, database } = world;
  await using api = await startApi(database, sandbox);
  const userId = await world.follow(PHONE, { "11231": "heavy" });

  await sandbox.inbound(PHONE, "look at this", [photo()]);
  assert.match(sandbox.messages(PHONE).at(-1)!.body, /thank you for the photo\. How deep/);
  assert.deepEqual(await round(world), { ready: 1, dropped: 0, failed: 0 });
  assert.equal(sandbox.state.media.length, 0, "the carrier keeps nothing");

  await sandbox.inbound(PHONE, "2");
  const reply = sandbox.messages(PHONE).at(-1)!.body;
  const [, path] = reply.match(/(\/reports\/[0-9a-f-]+)/)!;
  const owner = await api.enter({ id: userId });
  const { body: report } = await owner.get(`/api${path}`);
  assert.deepEqual([report.zip, report.depth, report.media.length], ["11231", "knee", 1]);
  assert.equal(report.media[0].sha256, createHash("sha256").update(JPEG).digest("hex"));
  const shown = await fetch(report.media[0].url);
  assert.deepEqual(new Uint8Array(await shown.arrayBuffer()), JPEG);

  await sandbox.inbound(PHONE, "", [photo(MP4, "video/3gpp")]);
  assert.match(sandbox.messages(PHONE).at(-1)!.body, /5 photos or 1 video, and yours is full/);
  await sandbox.inbound(PHONE, "another", [photo()]);
  assert.match(sandbox.messages(PHONE).at(-1)!.body, /your photo is with your report/);
  await round(world);
  assert.equal((await owner.get(`/api${path}`)).body.media.length, 2);
});

Deno.test("a photo with its depth in the same text makes the report", async () => {
  await using world = await startWorld();
  const { sandbox, database } = world;
  await using _api = await startApi(database, sandbox);
  await world.follow(PHONE, { "11231": "heavy" });
  await sandbox.inbound(PHONE, "3 inside", [photo(), photo()]);
  assert.match(sandbox.messages(PHONE).at(-1)!.body, /your report for 11231 Brooklyn is in/);
  const [report] = await database.sql`
    select r.depth, count(m.id)::int as photos
    from reports r join media m on m.report_id = r.id group by r.id`;
  assert.deepEqual({ ...report }, { depth: "inside", photos: 2 });
});

Deno.test("a report shows its photo once it is in storage, and dashboards are told", async () => {
  await using world = await startWorld();
  const { sandbox, database } = world;
  await using _api = await startApi(database, sandbox);
  await world.follow(PHONE, { "11231": "heavy" });
  const [bid] = await database.sql<[{ id: string }]>`
    insert into bids (slug, name, time_zone, boundary)
    values ('a', 'A', 'America/New_York',
      '{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}')
    returning id`;
  await database.sql`insert into bid_zips (bid_id, zip) values (${bid.id}, '11231')`;
  await sandbox.inbound(PHONE, "1", [photo()]);
  const [report] = await database.sql<[{ id: string }]>`select id from reports`;
  const heard: unknown[] = [];
  const { unlisten } = await database.sql.listen("reports", (text) => {
    heard.push(JSON.parse(text));
  });
  await round(world);
  await database.sql`select pg_notify('reports', '"end"')`;
  await until(() => heard.at(-1) === "end");
  await unlisten();
  // By its id a stream is resumed.
  const { id, ...event } = heard[0] as { id: string };
  assert.match(id, /^\d+$/);
  assert.deepEqual(event, { type: "reportChanged", reportId: report.id, bidId: bid.id });
});

Deno.test("a file is what its bytes say; what is no photo goes, here and at the carrier", async () => {
  await using world = await startWorld();
  await world.follow(PHONE, { "11231": "heavy" });
  await send(world, photo(MP4));
  await send(world, photo(TEXT));
  assert.deepEqual(await round(world), { ready: 1, dropped: 1, failed: 0 });
  assert.deepEqual(
    (await rows(world)).map(({ kind, contentType, sizeBytes }) => ({
      kind,
      contentType,
      sizeBytes: Number(sizeBytes),
    })),
    [{ kind: "video", contentType: "video/mp4", sizeBytes: MP4.length }],
  );
  assert.equal(world.sandbox.state.media.length, 0);
});

Deno.test("what is larger than a photo may be is not read to its end", async () => {
  await using world = await startWorld();
  await world.follow(PHONE, { "11231": "heavy" });
  const large = new Uint8Array(15_000_001);
  large.set(JPEG);
  await send(world, photo(large));
  assert.deepEqual(await round(world), { ready: 0, dropped: 1, failed: 0 });
});

Deno.test("a type that no page can show is told to its sender", async () => {
  await using world = await startWorld();
  await world.follow(PHONE, { "11231": "heavy" });
  await send(world, photo(TEXT, "text/vcard"));
  assert.match(world.sandbox.messages(PHONE).at(-1)!.body, /we cannot read that kind of file/);
  assert.equal((await rows(world)).length, 0);
});

Deno.test("storage that is down is tried again, a minute longer each time, and then given up", async () => {
  await using world = await startWorld();
  await world.follow(PHONE, { "11231": "heavy" });
  await send(world);
  world.sandbox.faults({ s3: { kind: "down" } });
  assert.equal((await round(world)).failed, 1);
  assert.equal((await round(world)).failed, 0, "not at once again");
  world.advance(1.1);
  assert.equal((await round(world)).failed, 1);
  world.advance(1.1);
  assert.equal((await round(world)).failed, 0);
  world.advance(1);
  world.sandbox.faults({});
  assert.equal((await round(world)).ready, 1);
  assert.equal(world.sandbox.state.media.length, 0);
});

Deno.test("two workers take each photo over once", async () => {
  await using world = await startWorld();
  await world.follow(PHONE, { "11231": "heavy" });
  for (let i = 0; i < 6; i++) await send(world);
  const rounds = await Promise.all([round(world), round(world), round(world)]);
  assert.equal(rounds.reduce((sum, { ready }) => sum + ready, 0), 6);
  const puts = world.sandbox.requests("s3").filter(({ method }) => method === "PUT");
  assert.equal(puts.length, 6);
});

Deno.test("a photo is one whatever the network calls it, with its name behind or without a type", async () => {
  const names = [
    "image/jpeg; name=IMG_1.jpg",
    "image/jpg",
    "image/pjpeg",
    "IMAGE/JPEG",
    "application/octet-stream",
    "",
    "video/3gpp",
  ];
  for (const name of names) {
    await using world = await startWorld();
    await world.follow(PHONE, { "11231": "heavy" });
    await send(world, photo(JPEG, name));
    assert.deepEqual(await round(world), { ready: 1, dropped: 0, failed: 0 }, name);
    const [row] = await rows(world);
    assert.deepEqual([row!.kind, row!.contentType], ["photo", "image/jpeg"], name);
  }
});

Deno.test("a texted photo or video tells no place once it is ours", async () => {
  const place = "+40.6770-074.0090/";
  const text = (words: string) => Uint8Array.from(words, (letter) => letter.charCodeAt(0));
  const jpeg = text(
    `\xff\xd8\xff\xe1\0\x1aExif\0\0${place}\xff\xda\0\x02PIXELS\xff\xd9${place}`,
  );
  const video = movie({ frames: [text("FRAME")], place });
  for (const [bytes, kept] of [[jpeg, "PIXELS"], [video, "FRAME"]] as const) {
    await using world = await startWorld();
    await world.follow(PHONE, { "11231": "heavy" });
    await send(world, photo(bytes, "application/octet-stream"));
    assert.equal((await round(world)).ready, 1);
    const [row] = await world.database.sql<[{ objectKey: string; contentType: string }]>`
      select object_key, content_type from media`;
    const url = await world.sandbox.storage.signRead(row.objectKey, row.contentType);
    const stored = await (await fetch(url)).bytes();
    const words = new TextDecoder("latin1").decode(stored);
    assert.ok(words.includes(kept) && !words.includes(place));
  }
});

Deno.test("our credentials go to the carrier alone, and only for our account", async () => {
  await using world = await startWorld();
  const userId = await world.follow(PHONE, { "11231": "heavy" });
  for (
    const url of [
      "https://evil.example/2010-04-01/Accounts/x/Messages/MM1/Media/ME1",
      "https://api.twilio.com/2010-04-01/Accounts/AC99999999999999999999999999999999/Messages/MM1/Media/ME1",
    ]
  ) {
    await world.database.sql`
      insert into media (user_id, kind, object_key, content_type, source_url, created_at)
      values (${userId}, 'photo', ${url}, 'image/jpeg', ${url}, ${world.clock()})`;
  }
  assert.deepEqual(await round(world), { ready: 0, dropped: 2, failed: 0 });
  assert.equal(world.sandbox.requests("twilio").length, 0);
});

Deno.test("a photo whose owner has left meanwhile leaves no bytes behind", async () => {
  await using world = await startWorld();
  await world.follow(PHONE, { "11231": "heavy" });
  await send(world);
  world.sandbox.latency({ twilioMs: 300 });
  const running = round(world);
  await until(() => world.sandbox.requests("twilio").length > 0);
  await world.database.sql`delete from media`;
  assert.deepEqual(await running, { ready: 0, dropped: 1, failed: 0 });
  const deleted = world.sandbox.requests("s3").filter(({ path }) => path.includes("delete"));
  assert.equal(deleted.length, 1);
});
