import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { JPEG, MP4, postFile, upload } from "../../testing/media.ts";
import { movie } from "../../testing/movie.ts";
import { type FloodedStreet, startStreet } from "../../testing/street.ts";

const PLACE = "+40.6770-074.0090/";
const bytes = (words: string) => Uint8Array.from(words, (letter) => letter.charCodeAt(0));
const words = (file: Uint8Array) => new TextDecoder("latin1").decode(file);

const JPEG_OF_PLACE = bytes(
  `\xff\xd8\xff\xe1\0\x1aExif\0\0${PLACE}${words(JPEG.slice(20))}${PLACE}`,
);
const PNG_OF_PLACE = bytes(
  "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0sum." +
    `\0\0\0\x12tEXt${PLACE}sum.\0\0\0\x06IDATPIXELSsum.\0\0\0\0IENDsum.`,
);
const WEBP_OF_PLACE = bytes(
  `RIFF\x2e\0\0\0WEBPVP8L\x08\0\0\0PIXELS!!EXIF\x12\0\0\0${PLACE}`,
);
const VIDEO_OF_PLACE = movie({ frames: [bytes("FRAME")], place: PLACE });

const FILES: [what: string, type: string, file: Uint8Array<ArrayBuffer>, kept: string][] = [
  ["a JPEG", "image/jpeg", JPEG_OF_PLACE, "xxxx"],
  ["a PNG", "image/png", PNG_OF_PLACE, "PIXELS"],
  ["a WebP", "image/webp", WEBP_OF_PLACE, "PIXELS"],
  ["a video", "video/mp4", VIDEO_OF_PLACE, "FRAME"],
];

for (const [what, type, file, kept] of FILES) {
  for (const isHashed of [false, true]) {
    const how = isHashed ? "a program that hashes it" : "a plain form";
    Deno.test(`${what} from ${how} tells no place to anybody but its sender`, async () => {
      await using street = await startStreet();
      const { owner, manager } = street;
      const { body: permission } = await owner.post("/api/uploads", {
        contentType: type,
        sizeBytes: file.length,
        ...isHashed && { sha256: createHash("sha256").update(file).digest("base64") },
      });
      await (await postFile(permission, file)).body?.cancel();
      const { body: report } = await owner.post("/api/reports", {
        zip: "11231",
        depth: "knee",
        mediaIds: [permission.mediaId],
      });
      const paths = [`/api/reports/${report.id}`, `/api/district/reports/${report.id}`];
      assert.deepEqual(report.media.map((m: { shown: string }) => m.shown), ["soon"]);
      for (const path of [...paths, `${paths[0]}/evidence`]) {
        const { status, text } = await manager.get(path);
        assert.equal(status, 200);
        assert.ok(!text.includes("media/kept/"), `${path} shows it before it is clean`);
      }
      const list = await manager.get("/api/district/reports");
      assert.equal(list.body.reports[0].mediaCount, 0);

      assert.deepEqual(await street.clean(), {
        looked: 1,
        clean: 1,
        uncleanable: 0,
        dropped: 0,
        failed: 0,
      });
      for (const path of paths) {
        const { media: [seen] } = (await manager.get(path)).body;
        assert.equal(seen.shown, "yes");
        const shown = await (await fetch(seen.url)).bytes();
        assert.ok(words(shown).includes(kept) && !words(shown).includes(PLACE), path);
        assert.equal(seen.sha256, createHash("sha256").update(shown).digest("hex"));
        assert.equal(seen.sizeBytes, shown.length);
      }
      await street.tidy(30);
      for (const object of objectsOf(street)) assert.ok(!words(object).includes(PLACE));
    });
  }
}

/** All that is stored. */
function objectsOf({ sandbox }: FloodedStreet): Uint8Array[] {
  const directory = `${sandbox.state.options.s3.directory}/floodline`;
  return [...Deno.readDirSync(directory)].map(({ name }) =>
    Deno.readFileSync(`${directory}/${name}`)
  );
}

Deno.test("what cannot be cleaned is its sender's alone, who is told, unless they had agreed to show it", async () => {
  await using street = await startStreet();
  const { owner, manager } = street;
  const report = async (contentType: string, file: Uint8Array<ArrayBuffer>, agreed?: true) => {
    const { body } = await owner.post("/api/uploads", {
      contentType,
      sizeBytes: file.length,
      mayTellPlace: agreed,
    });
    await (await postFile(body, file)).body?.cancel();
    const mediaIds = [body.mediaId];
    return (await owner.post("/api/reports", { zip: "11231", depth: "knee", mediaIds })).body.id;
  };
  const broken = await report("image/jpeg", JPEG.slice(0, 30));
  const video = await report("video/mp4", MP4);
  const agreed = await report("video/mp4", MP4, true);
  assert.deepEqual(await street.clean(), {
    looked: 3,
    clean: 1,
    uncleanable: 2,
    dropped: 0,
    failed: 0,
  });
  const seen = async (person: typeof owner, id: string) =>
    (await person.get(`/api/reports/${id}`)).body.media.map((m: { shown: string }) => m.shown);
  for (const id of [broken, video]) {
    assert.deepEqual([await seen(owner, id), await seen(manager, id)], [["never"], []]);
  }
  assert.deepEqual([await seen(owner, agreed), await seen(manager, agreed)], [["yes"], ["yes"]]);
  assert.deepEqual(await street.clean(), {
    looked: 0,
    clean: 0,
    uncleanable: 0,
    dropped: 0,
    failed: 0,
  });
});

Deno.test("what is clean already keeps its bytes and its key: nothing is written", async () => {
  await using street = await startStreet();
  const { owner, sandbox } = street;
  const mediaIds = [await upload(owner)];
  await owner.post("/api/reports", { zip: "11231", depth: "knee", mediaIds });
  const before = await street.sql`select object_key from media`;
  const puts = () => sandbox.requests("s3").filter(({ method }) => method === "PUT").length;
  const putBefore = puts();
  assert.equal((await street.clean()).clean, 1);
  assert.equal(puts(), putBefore);
  assert.deepEqual([...await street.sql`select object_key from media`], [...before]);
});

Deno.test("files of an earlier release get keys that tell nobody, whatever becomes of the worker meanwhile", async () => {
  await using street = await startStreet();
  const { sql, sandbox, user, owner } = street;
  const { body: report } = await owner.post("/api/reports", { zip: "11231", depth: "knee" });
  const files = [JPEG, JPEG.slice(0, 30), PNG_OF_PLACE];
  const old = files.map((_, i) => `media/${user.id}/${i}.jpg`);
  for (const [i, file] of files.entries()) {
    await sandbox.storage.put(old[i]!, file, "image/jpeg");
    await sql`
      insert into media
        (user_id, report_id, kind, object_key, content_type, size_bytes, ready_at, created_at)
      values (${user.id}, ${report.id}, 'photo', ${old[i]!}, 'image/jpeg', 9, now(), now())`;
  }
  // Storage fails at the put of the second: as after a crash, a note of its new key is left.
  sandbox.faults({ s3: { kind: "500", everyNth: 4 } });
  await street.clean();
  sandbox.faults({});
  for (let i = 0; i < 3; i++) {
    await sql`update media set cleaning_at = null`;
    await street.clean();
  }
  const rows = await sql<{ objectKey: string }[]>`select object_key from media order by id`;
  for (const { objectKey } of rows) assert.match(objectKey, /^media\/kept\/[0-9a-f-]{36}$/);
  const { body } = await owner.get(`/api/reports/${report.id}`);
  assert.deepEqual(body.media.map((m: { shown: string }) => m.shown), ["yes", "never", "yes"]);
  await street.tidy(90);
  for (const key of old) assert.equal(await sandbox.storage.findObject(key), undefined);
  assert.equal(objectsOf(street).length, 2 * files.length, "each with what storage knows of it");
});

Deno.test("a file that storage has lost is dropped; while storage is down nothing is", async () => {
  await using street = await startStreet();
  const { owner, sandbox, sql } = street;
  const mediaIds = [await upload(owner)];
  await owner.post("/api/reports", { zip: "11231", depth: "knee", mediaIds });
  sandbox.faults({ s3: { kind: "down" } });
  assert.equal((await street.clean()).failed, 1);
  sandbox.faults({ s3: { kind: "NoSuchBucket" } });
  await sql`update media set cleaning_at = null`;
  assert.equal((await street.clean()).failed, 1);
  sandbox.faults({});
  const [{ objectKey }] = await sql<[{ objectKey: string }]>`
    update media set cleaning_at = null returning object_key`;
  await sandbox.storage.remove([objectKey]);
  assert.equal((await street.clean()).dropped, 1);
});

Deno.test("two workers look at each file once", async () => {
  await using street = await startStreet();
  const { owner } = street;
  for (let i = 0; i < 6; i++) {
    const mediaIds = [await upload(owner, PNG_OF_PLACE, "image/png")];
    await owner.post("/api/reports", { zip: "11231", depth: "knee", mediaIds });
  }
  const rounds = await Promise.all([street.clean(), street.clean(), street.clean()]);
  assert.equal(rounds.reduce((sum, { clean }) => sum + clean, 0), 6);
});
