// Reports as files: what is in them, by tools that are not ours; and what becomes of an order on a bad day.
import assert from "node:assert/strict";
import { PNG } from "pngjs";
import { afterReport } from "shared/samples/after.ts";
import type { AfterReport } from "shared/api/district/after.ts";
import { AFTER_FILES_KEPT_DAYS } from "shared/limits.ts";
import type { Sql } from "shared/server/database.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { readPdf } from "../../testing/pdf.ts";
import { addDistrict, addReport, RED_HOOK } from "../../testing/rows.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { makeAfterFiles } from "./after.ts";

const NOW = new Date("2026-11-24T15:00:00Z");
const NEVER = new AbortController().signal;

async function openWorker() {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const { storage, ...sandbox } = starting.use(await startSandbox());
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  let now = NOW;
  const parts = { sql: database.asProgram, storage, clock: () => now };
  const owned = starting.move();
  return {
    sql,
    sandbox,
    storage,
    bidId,
    setNow: (at: Date) => now = at,
    make: (signal = NEVER) => makeAfterFiles(parts, signal),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function order(sql: Sql, bidId: string, report: AfterReport = afterReport()) {
  const [{ id }] = await sql<[{ id: string }]>`
    insert into after_files (bid_id, audience, title, asked, since, until, ordered_at, report)
    values (${bidId}, 'staff', 'x', '{}', ${report.from}, ${report.until}, ${NOW},
      ${JSON.stringify(report)}::text::jsonb)
    returning id`;
  return id;
}

interface FileRow {
  madeAt: Date | null;
  failedAt: Date | null;
  report: unknown;
  makingTries: number;
  readingKey: string;
  archiveKey: string;
}

async function rowOf(sql: Sql, id: string): Promise<FileRow | undefined> {
  const [row] = await sql<FileRow[]>`
    select made_at, failed_at, report, making_tries, reading_key, archive_key
    from after_files where id = ${id}`;
  return row;
}

/** A JPEG of one gray pixel [JFIF 1.02], as small as one can be. */
const JPEG = Uint8Array.from(
  atob(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z",
  ),
  (char) => char.charCodeAt(0),
);

async function addCoveredPhoto(
  { sql, bidId, storage }: Pick<
    Awaited<ReturnType<typeof openWorker>>,
    "sql" | "bidId" | "storage"
  >,
): Promise<string> {
  const [{ id }] = afterReport().pictures as [AfterReport["pictures"][number]];
  const report = await addReport(sql, { bidId, happenedAt: "2026-11-22T18:10:00Z" });
  await sql`
    insert into media (id, report_id, kind, object_key, content_type, ready_at, cleaned_at, created_at)
    values (${id}, ${report}, 'photo', 'media/kept/sealed', 'image/png', now(), now(), now())`;
  await sql`
    insert into media_covers (media_id, object_key, size_bytes, created_at, ready_at, cleaned_at)
    values (${id}, 'media/kept/cover', 9, now(), now(), now())`;
  // Were this one taken, it would be no JPEG, and nothing made.
  await storage.put(
    "media/kept/sealed",
    PNG.sync.write(new PNG({ width: 1, height: 1 })),
    "image/png",
  );
  await storage.put("media/kept/cover", JPEG, "image/jpeg");
  return id;
}

Deno.test("a report becomes a PDF for reading and one for the archive: tagged, titled, in its language, its letters with it", async () => {
  await using opened = await openWorker();
  const { sql, bidId, storage, make } = opened;
  await addCoveredPhoto(opened);
  const id = await order(sql, bidId);
  assert.equal(await make(), 1);
  const row = (await rowOf(sql, id))!;
  assert.equal(row.report, null, "what the file says is in the file alone");
  const read = async (key: string) =>
    await readPdf(new Uint8Array(await (await storage.read(key))!.arrayBuffer()));
  const [reading, archive] = [await read(row.readingKey), await read(row.archiveKey)];
  for (const { info, fonts, structure, text, source } of [reading, archive]) {
    assert.equal(info.Title, "The storm of Nov 22, 2026");
    assert.equal(info.Author, "Red Hook <BID>");
    assert.equal(info.Tagged, "yes");
    assert.equal(info.JavaScript, "no");
    assert.match(source, /\/Lang \(en-US\)/);
    assert.ok(fonts.length >= 3);
    for (const font of fonts) assert.ok(font.isEmbedded && font.hasUnicode, font.name);
    // What people wrote, in their letters.
    assert.ok(text.includes("地下室进水了，水很深") && text.includes("Agua en la calle, sí"));
    // In the order in which a page is read, with no heading that is only larger.
    const headings = ["At a glance", "Rain", "Official warnings", "The tide", "Who was told"];
    const places = [...headings, "What people reported", "Photos", "Against earlier storms"]
      .map((heading) => structure.indexOf(`"${heading}`));
    assert.deepEqual(places, places.toSorted((a, b) => a - b));
    assert.ok(places[0]! > 0, structure.slice(0, 500));
    assert.equal(structure.match(/\bH1\b/g)?.length, 12);
    assert.match(structure, /\bTable\b/);
    assert.match(structure, /\bTH\b/);
    // Two drawings and a photo, each told to who does not see them.
    for (const told of ["Rain from", "Reports by hour", "Photo: Court Street"]) {
      assert.ok(source.includes(`/Alt (${told}`), told);
    }
  }
  assert.match(reading.source, /<pdfuaid:part>1</);
  assert.match(reading.source, /\/DisplayDocTitle true/);
  assert.match(archive.source, /<pdfaid:part>2<.*<pdfaid:conformance>A</s);
  assert.match(archive.source, /\/OutputIntents/);
  const unwanted = await sql`select object_key from unwanted_objects`;
  assert.deepEqual([...unwanted], [], "what is named is kept");
});

Deno.test("what a worker died over is made again, what cannot be is given up after some tries, one at a time", async () => {
  await using opened = await openWorker();
  const { sql, bidId, make, setNow } = opened;
  const id = await order(sql, bidId);
  await sql`update after_files set making_at = ${NOW}, making_tries = 1 where id = ${id}`;
  const other = await order(sql, bidId);
  assert.equal(await make(), 0, "another worker has one in hand");
  setNow(new Date(NOW.getTime() + 121_000));
  assert.deepEqual((await Promise.all([make(), make()])).toSorted(), [0, 2]);
  for (const each of [id, other]) assert.ok((await rowOf(sql, each))!.madeAt);
  assert.equal((await rowOf(sql, id))!.makingTries, 2);

  const [{ id: bad }] = await sql<[{ id: string }]>`
    insert into after_files (bid_id, audience, title, asked, since, until, ordered_at, report)
    values (${bidId}, 'staff', 'x', '{}', ${NOW}, ${NOW}, ${NOW}, '{"reports":"none"}')
    returning id`;
  assert.equal(await make(), 0);
  const failed = (await rowOf(sql, bad))!;
  assert.ok(failed.failedAt && failed.report === null && failed.makingTries === 3);
});

Deno.test("a worker that is stopped leaves the order for the next", async () => {
  await using opened = await openWorker();
  const { sql, bidId, make } = opened;
  const id = await order(sql, bidId);
  const stopping = new AbortController();
  const making = make(stopping.signal);
  stopping.abort();
  assert.equal(await making, 0);
  const { madeAt, failedAt, report } = (await rowOf(sql, id))!;
  assert.ok(!madeAt && !failedAt && report !== null);
  assert.equal(await make(), 1);
});

Deno.test("a file goes when its days are over, when something of it was hidden, and with its district", async () => {
  await using opened = await openWorker();
  const { sql, bidId, make, setNow } = opened;
  const keys = async () => {
    const rows = await sql<{ objectKey: string }[]>`
      delete from unwanted_objects returning object_key`;
    return rows.map(({ objectKey }) => objectKey).toSorted();
  };
  const madeOne = async () => {
    const id = await order(sql, bidId);
    assert.equal(await make(), 1);
    const { readingKey, archiveKey } = (await rowOf(sql, id))!;
    return { id, own: [readingKey, archiveKey].toSorted() };
  };
  const hidden = await madeOne();
  const report = await addReport(sql, { bidId, happenedAt: "2026-11-22T18:10:00Z" });
  await sql`
    update reports set hidden_at = ${new Date(NOW.getTime() + 1)}, hidden_reason = 'x'
    where id = ${report}`;
  await make();
  assert.equal(await rowOf(sql, hidden.id), undefined);
  assert.deepEqual(await keys(), hidden.own);
  await sql`delete from reports`;

  const old = await madeOne();
  setNow(new Date(NOW.getTime() + (AFTER_FILES_KEPT_DAYS * 24 + 1) * 3600_000));
  await make();
  assert.equal(await rowOf(sql, old.id), undefined);
  assert.deepEqual(await keys(), old.own);
  setNow(NOW);

  const last = await madeOne();
  await sql`delete from bids where id = ${bidId}`;
  assert.deepEqual(await keys(), last.own);
});
