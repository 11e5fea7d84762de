import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { startWorld } from "../testing/world.ts";
import { fragmentedMovie } from "../testing/movie.ts";
import { cameraPhoto, hugePhoto, phoneVideo, undrawableHeic, unreadableVideo } from "./pictures.ts";
import { fillIn, goOn, isIn, openForm, send } from "./report_form.ts";
import { assertAccessible, photo } from "./visitor.ts";

const openBrowser = shareBrowser();

Deno.test("a photo's own time and place are asked about, and never sent inside it", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openForm(browser, world);
  const hourAgo = new Date(Date.now() - 60 * 60_000);
  const wall = new Date(hourAgo.getTime() - 5 * 60 * 60_000).toISOString();
  const takenAt = wall.slice(0, 19).replaceAll("-", ":").replace("T", " ");
  await goOn(page);
  await page.getByText("Ankle deep").click();
  await goOn(page);
  const taken = await cameraPhoto(page, { takenAt, latitude: 40.678, longitude: -74.0105 });
  await page.setInputFiles("input[type=file]", [taken]);
  await page.getByText("Your photo says where it was taken.").waitFor();
  await assertAccessible(page);
  await page.getByRole("button", { name: "Use that place" }).click();
  await page.getByRole("button", { name: "Use that time" }).click();
  await page.getByText("Ready", { exact: true }).waitFor();
  await send(page);
  await isIn(page);

  const [row] = await world.database.sql<[Sent]>`
    select reports.latitude, reports.longitude, happened_at, sha256, media.taken_at
    from reports join media on media.report_id = reports.id`;
  assert.deepEqual([row.latitude, row.longitude].map((n) => n.toFixed(4)), ["40.6780", "-74.0105"]);
  const minute = (date: Date) => date.toISOString().slice(0, 16);
  assert.equal(minute(row.happenedAt), minute(hourAgo));
  assert.equal(minute(row.takenAt), minute(hourAgo));

  const bytes = await storedPhoto(page);
  assert.ok(!bytes.includes("Exif"), "what the camera wrote is gone");
  assert.equal(row.sha256.toString("hex"), createHash("sha256").update(bytes).digest("hex"));
  const size = await page.locator("main img").first().evaluate(async (img: HTMLImageElement) => {
    await img.decode();
    return [img.naturalWidth, img.naturalHeight];
  });
  assert.deepEqual(size, [200, 400], "the photo stands upright");
});

interface Sent {
  latitude: number;
  longitude: number;
  happenedAt: Date;
  takenAt: Date;
  sha256: Uint8Array & { toString(encoding: "hex"): string };
}

async function storedPhoto(page: Page): Promise<Buffer> {
  const url = await page.locator("main img").first().getAttribute("src");
  return await (await page.request.get(url!)).body();
}

Deno.test("a photo of 40 MB goes up small; of twelve the first five are taken; what is no photo is told", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openForm(browser, world);
  await fillIn(page, { depth: "Ankle deep", note: "" });
  const huge = await hugePhoto();
  assert.ok((huge.buffer as Uint8Array).length > 40_000_000);
  await page.setInputFiles("input[type=file]", [huge], { timeout: 60_000 });
  await page.getByText("Ready", { exact: true }).waitFor({ timeout: 60_000 });
  const [row] = await world.database.sql`select size_bytes::int, content_type from media`;
  assert.ok(row!.sizeBytes < 15_000_000, `${row!.sizeBytes}`);
  assert.equal(row!.contentType, "image/jpeg");

  const one = await photo();
  const twelve = Array.from({ length: 12 }, (_, i) => ({
    ...one,
    name: `${i + 1}.png`,
    mimeType: ["", "image/jpg", "image/pjpeg", "application/octet-stream"][i] ?? one.mimeType,
  }));
  await page.setInputFiles("input[type=file]", twelve as never);
  await page.getByText("5 photos are the most. Not added: 5.png, 6.png, 7.png").waitFor();
  await page.getByText("5 of 5 files are up").waitFor();
  await assertAccessible(page);
  await page.getByRole("button", { name: "Move up 4.png" }).click();
  const names = await page.locator(".previews .name").allInnerTexts();
  assert.deepEqual(names, ["huge.png", "1.png", "2.png", "4.png", "3.png"]);
  const types = await world.database.sql`select distinct content_type from media`;
  assert.deepEqual(types.map((row) => row.contentType), ["image/jpeg"]);

  await page.getByRole("button", { name: "Remove 4.png" }).click();
  const pick = (name: string, mimeType: string, text: string) =>
    page.setInputFiles("input[type=file]", [
      { name, mimeType, buffer: Buffer.from(text, "latin1") },
    ]);
  await pick("notes.jpg", "image/jpeg", "no photo, whatever its name says");
  await page.getByText("notes.jpg: Send photos as JPEG, PNG, WebP or HEIC").waitFor();
  await pick("nothing.jpg", "image/jpeg", "");
  await page.getByText("nothing.jpg: This file is empty.").waitFor();
  await pick("flood.jpg", "image/jpeg", "\0\0\0\x14ftypisom\0\0\0\0isom\0\0\0\x08mdat");
  await page.getByText("Send photos or one video, not both. Not added: flood.jpg.").waitFor();
  await pick("broken.heic", "", "\0\0\0\x14ftypheic\0\0\0\0heic and no more");
  await page.getByText("Your browser cannot open this photo.").waitFor();
  await page.getByRole("button", { name: "Remove broken.heic" }).click();
  await page.setInputFiles("input[type=file]", [undrawableHeic()]);
  await page.locator(".previews li", { hasText: "iphone.heic" }).getByText("Ready").waitFor();
  await page.locator(".thumb img").last().waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Remove iphone.heic" }).click();
  await send(page);
  await isIn(page);
  const stored = await world.database.sql`select id from media where report_id is not null`;
  assert.equal(stored.length, 4);
});

Deno.test("one video goes up whole but for its place, and no photo beside it", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openForm(browser, world);
  await fillIn(page, { depth: "Knee deep", note: "It comes out of the drain." });
  const line = Promise.withResolvers<void>();
  const isUpload = (url: URL) => url.origin !== new URL(world.url).origin;
  await page.route(isUpload, (route) => line.promise.then(() => route.continue()));
  const place = "+40.6770-074.0090/";
  await page.setInputFiles("input[type=file]", [await phoneVideo(page, place)]);
  await page.getByRole("progressbar", { name: "Uploading VID_0001" }).waitFor();
  await page.getByText("0 of 1 files are up").waitFor();
  await assertAccessible(page);
  line.resolve();
  await page.getByText("Ready", { exact: true }).waitFor();
  await page.unroute(isUpload);
  await page.setInputFiles("input[type=file]", [await photo() as never]);
  await page.getByText("Send photos or one video, not both.").waitFor();
  await assertAccessible(page);
  await send(page);
  await isIn(page);
  const url = await page.locator("main video").getAttribute("src");
  const stored = await (await page.request.get(url!)).body();
  assert.ok(stored.includes("ftyp") && !stored.includes(place));
  await plays(page);
  const [row] = await world.database
    .sql`select content_type, sha256 from media where kind = 'video'`;
  assert.equal(row!.contentType, "video/mp4");
  const sha256 = createHash("sha256").update(stored).digest("hex");
  assert.equal(row!.sha256.toString("hex"), sha256);
});

async function plays(page: Page): Promise<void> {
  const played = await page.locator("main video").evaluate(async (video: HTMLVideoElement) => {
    video.muted = true;
    const ended = new Promise((resolve, reject) => {
      video.onended = resolve;
      video.onerror = () => reject(new Error(video.error?.message));
    });
    await video.play();
    await ended;
    return [video.videoWidth, video.videoHeight, Math.round(video.currentTime * 10)];
  });
  assert.deepEqual(played, [64, 64, 10]);
}

Deno.test("a video as browsers record it, in pieces, plays without its place", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openForm(browser, world);
  await fillIn(page, { depth: "Knee deep", note: "" });
  const place = "+40.6770-074.0090/";
  await page.setInputFiles("input[type=file]", [await phoneVideo(page, place, fragmentedMovie)]);
  await page.getByText("Ready", { exact: true }).waitFor();
  await send(page);
  await isIn(page);
  const url = await page.locator("main video").getAttribute("src");
  assert.ok(!(await (await page.request.get(url!)).body()).includes(place));
  await plays(page);
});

Deno.test("a video that cannot be cleaned goes up once its owner says so, and not before", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openForm(browser, world);
  await fillIn(page, { depth: "Knee deep", note: "" });
  const place = "+40.6770-074.0090/";
  const isForm = ({ method, path }: { method: string; path: string }) =>
    method === "POST" && !path.includes("delete");
  const uploads = () => world.sandbox.requests("s3").filter(isForm).length;
  await page.setInputFiles("input[type=file]", [unreadableVideo(place)]);
  await page.getByText("it may tell where you were").waitFor();
  await assertAccessible(page);
  await send(page);
  await page.getByRole("link", { name: "Say first whether your video should go along" }).waitFor();
  await assertAccessible(page);
  await page.getByRole("button", { name: "Do not send it old.mov" }).click();
  assert.equal(await page.locator(".previews").count(), 0);
  await page.setInputFiles("input[type=file]", [unreadableVideo(place)]);
  await page.getByText("it may tell where you were").waitFor();
  assert.equal(uploads(), 0);
  assert.equal((await world.database.sql`select from media`).length, 0);
  await page.getByRole("button", { name: "Send it all the same old.mov" }).click();
  await page.getByText("Ready", { exact: true }).waitFor();
  assert.equal(uploads(), 1);
  await send(page);
  await isIn(page);
  const [row] = await world.database.sql`select content_type, kind from media`;
  assert.deepEqual([row!.kind, row!.contentType], ["video", "video/mp4"]);
});

Deno.test("a video that is too large is told before a byte of it is sent", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openForm(browser, world);
  await fillIn(page, { depth: "Knee deep", note: "" });
  await page.locator("input[type=file]").evaluate((input: HTMLInputElement) => {
    const picked = new DataTransfer();
    const bytes = new Uint8Array(100_000_001);
    bytes.set(new TextEncoder().encode("\0\0\0\x14ftypisom\0\0\0\0isom"));
    picked.items.add(new File([bytes], "long.mp4", { type: "video/mp4" }));
    input.files = picked.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await page.getByText("Too large: a video can be up to 100 MB.").waitFor();
  assert.equal(await page.getByRole("button", { name: /^(Try again|Move up)/ }).count(), 0);
  await send(page);
  await isIn(page);
  const [row] = await world.database.sql`select count(*)::int from media where kind = 'video'`;
  assert.equal(row!.count, 0);
});
