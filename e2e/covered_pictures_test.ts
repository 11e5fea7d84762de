// What a district's staff covers in a photo, seen from outside: decoded, and compared with what was sent.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../testing/rows.ts";
import { until } from "../testing/until.ts";
import { startWorld, type World } from "../testing/world.ts";
import { comparePictures, noisyPhoto } from "./covered_pixels.ts";
import { assertAccessible, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const RESIDENT = "+17185550153";
const MANAGER = "+17185550154";
/** As drawn below, in parts of 1. */
const BOX = { left: 0.3, top: 0.3, right: 0.6, bottom: 0.7 };

/** A report of a resident's with two photos of noise, that the worker has looked through. */
async function startStreet(world: World): Promise<{ reportId: string; files: string[] }> {
  const { sql } = world.database;
  const bid = await addDistrict(sql, RED_HOOK);
  await addUser(sql, { phone: MANAGER, bidId: bid.id, consented: true });
  const resident = await addUser(sql, { phone: RESIDENT, consented: true });
  const now = new Date();
  const reportId = await addReport(sql, { userId: resident.id, bidId: bid.id, happenedAt: now });
  const files: string[] = [];
  for (const n of [1, 2]) {
    const key = `media/kept/${crypto.randomUUID()}`;
    const bytes = await noisyPhoto();
    const sha256 = await world.sandbox.storage.put(key, bytes, "image/png");
    await sql`
      insert into media
        (user_id, report_id, kind, object_key, content_type, size_bytes, sha256, ready_at,
         cleaned_at, created_at)
      values (${resident.id}, ${reportId}, 'photo', ${key}, 'image/png', ${bytes.length},
        decode(${sha256}, 'hex'), ${now}, ${now}, ${new Date(now.getTime() + n)})`;
    files.push(key);
  }
  return { reportId, files };
}

/** The viewer is alive, and its photo has a size. */
async function isDrawn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Zoom in", disabled: false }).waitFor();
}

/** From corner to corner of the box, with the mouse. */
async function drawBox(page: Page): Promise<void> {
  const sheet = (await page.locator(".picture-sheet img").boundingBox())!;
  const at = (x: number, y: number) =>
    [sheet.x + x * sheet.width, sheet.y + y * sheet.height] as const;
  await page.mouse.move(...at(BOX.left, BOX.top));
  await page.mouse.down();
  await page.mouse.move(...at(0.5, 0.5), { steps: 3 });
  await page.mouse.move(...at(BOX.right, BOX.bottom), { steps: 3 });
  await page.mouse.up();
}

Deno.test("what is covered in a photo is gone for everybody outside the staff, until the covers come off", async () => {
  await using world = await startWorld();
  const { reportId, files: [sentKey] } = await startStreet(world);
  const { sql } = world.database;
  await using browser = openBrowser();
  const phone = await openPhone(browser, world);
  await phone.goto(`/sign-in?next=/reports/${reportId}`);
  await signIn(phone, world, RESIDENT);
  const firstOf = (page: Page) => page.locator(".photos img").first().getAttribute("src");
  const sent = (await firstOf(phone))!;
  assert.ok(sent.includes(sentKey!));

  const desk = await openPhone(browser, world, { viewport: { width: 1280, height: 900 } });
  await desk.goto("/sign-in");
  await signIn(desk, world, MANAGER);
  await desk.goto(`/district/reports/${reportId}`);
  await desk.getByRole("link", { name: /Photo 1 of 2/ }).click();
  await isDrawn(desk);
  await assertAccessible(desk);

  // By keyboard: closer, back again, to the next and back.
  await desk.keyboard.press("+");
  await desk.getByText("150%").waitFor();
  await desk.keyboard.press("0");
  await desk.getByText("100%").waitFor();
  await desk.keyboard.press("ArrowRight");
  await desk.getByRole("heading", { name: "Photo 2 of 2" }).waitFor();
  await isDrawn(desk);
  await desk.keyboard.press("ArrowLeft");
  await desk.getByRole("heading", { name: "Photo 1 of 2" }).waitFor();

  await desk.getByRole("button", { name: "Cover faces and plates" }).click();
  await drawBox(desk);
  await desk.locator(".cover-box:focus").waitFor();
  // And one by the keyboard alone.
  await desk.getByRole("button", { name: "Add a box" }).focus();
  await desk.keyboard.press("Enter");
  const second = desk.getByRole("button", { name: "Box 2 of 2" });
  await desk.locator(".cover-box:focus").and(second).waitFor();
  for (const key of ["ArrowLeft", "Shift+ArrowRight"]) await desk.keyboard.press(key);
  assert.equal(await second.evaluate((box: HTMLElement) => box.style.left), "39%");
  assert.equal(await second.evaluate((box: HTMLElement) => box.style.width), "21%");
  await assertAccessible(desk);
  await desk.keyboard.press("Delete");
  await second.waitFor({ state: "detached" });
  await desk.getByRole("button", { name: "Cover these" }).click();
  await desk.getByText("Covered. Everybody but your staff").waitFor();
  await assertAccessible(desk);
  await until(async () =>
    (await sql`select from media_covers where cleaned_at is not null`).length > 0
  );

  // The staff opens the photo as it was sent: with it the others are compared.
  await desk.reload();
  const staffs = (await desk.locator(".picture-sheet img").getAttribute("src"))!;
  await desk.getByRole("button", { name: "Open the photo as it was sent" }).click();
  await desk.getByText("That you opened it is kept").waitFor();
  const original = (await desk.locator(".picture-sheet img").getAttribute("src"))!;
  const [entry] = await sql`select detail from security_log where event = 'originalOpened'`;
  assert.equal(entry!.detail.report, reportId);

  await phone.reload();
  const own = (await firstOf(phone))!;
  await phone.getByText("The district has covered parts of this photo").waitFor();
  await assertAccessible(phone);
  await phone.goto(`/reports/${reportId}/evidence`);
  const evidence = (await phone.locator(".record-files img").first().getAttribute("src"))!;
  await phone.getByText("SHA-256 of the sealed photo").waitFor();
  for (const url of [own, evidence, staffs]) {
    const { under, around, darkest, lightest } = await comparePictures(desk, [original, url], BOX);
    assert.ok(under > 80, `under the box they are ${under} apart`);
    assert.ok(around < 12, `around it they are ${around} apart`);
    // Of the noise's two shades, 10 and 245, neither is left anywhere.
    assert.ok(darkest > 30 && lightest < 225, `${darkest} to ${lightest} are left under the box`);
  }

  // By no address: not the one from before, and none that anybody outside is given.
  assert.equal((await fetch(sent)).status, 404);
  const [row] = await sql<[{ objectKey: string }]>`
    select object_key from media where report_id = ${reportId} order by id limit 1`;
  assert.ok(original.includes(row.objectKey));
  const paths = ["", "/evidence"].map((rest) => `/reports/${reportId}${rest}`);
  for (const path of [...paths, ...paths.map((each) => `/api${each}`), "/api/me/export"]) {
    for (const page of [phone, desk]) {
      const text = await (await page.request.get(path)).text();
      assert.ok(!text.includes(row.objectKey) && !text.includes(sentKey!), path);
    }
  }

  await desk.getByRole("button", { name: "Take the covers off" }).click();
  await desk.getByText("The covers are off.").waitFor();
  await phone.goto(`/reports/${reportId}`);
  const { under } = await comparePictures(desk, [original, (await firstOf(phone))!], BOX);
  assert.ok(under < 1, "as it was sent");
});

Deno.test("a box is drawn by a finger, and without script a photo is hidden whole and shown again", async () => {
  await using world = await startWorld();
  const { reportId } = await startStreet(world);
  await using browser = openBrowser();
  const phone = await openPhone(browser, world, { hasTouch: true, isMobile: true });
  await phone.goto("/sign-in");
  await signIn(phone, world, MANAGER);
  await phone.goto(`/district/reports/${reportId}`);
  await phone.getByRole("link", { name: /Photo 1 of 2/ }).click();
  await phone.getByRole("button", { name: "Cover faces and plates" }).click();
  await drawByFinger(phone);
  await phone.getByRole("button", { name: "Box 1 of 1" }).waitFor();
  await assertAccessible(phone);
  const cookies = await phone.context().cookies();

  const plain = await openPhone(browser, world, { javaScriptEnabled: false });
  await plain.context().addCookies(cookies);
  await plain.goto(`/district/reports/${reportId}`);
  await plain.getByRole("link", { name: /Photo 1 of 2/ }).click();
  assert.match(await plain.content(), /<noscript>.*this page needs JavaScript.*<\/noscript>/s);
  await plain.getByRole("link", { name: "Next" }).click();
  await plain.getByRole("heading", { name: "Photo 2 of 2" }).waitFor();
  await plain.getByText("Hide it whole").click();
  await plain.getByLabel(/Why\?/).fill("a face");
  await plain.getByRole("button", { name: "Hide this picture" }).click();
  await plain.getByText("Nobody but your staff sees it.").waitFor();
  const resident = await openPhone(browser, world);
  await resident.goto(`/sign-in?next=/reports/${reportId}`);
  await signIn(resident, world, RESIDENT);
  await resident.getByText("to its own staff alone").waitFor();
  assert.equal(await resident.locator(".photos img").count(), 1);
  await plain.getByRole("button", { name: "Show it again" }).click();
  await plain.getByText("It is shown again.").waitFor();
  await resident.reload();
  assert.equal(await resident.locator(".photos img").count(), 2);
});

async function drawByFinger(page: Page): Promise<void> {
  const sheet = page.locator(".picture-sheet img");
  await sheet.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await sheet.boundingBox())!;
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", part?: number) =>
    devtools.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: part === undefined ? [] : [{ x: x + part * width, y: y + part * height }],
    });
  await touch("touchStart", 0.2);
  await touch("touchMove", 0.4);
  await touch("touchMove", 0.6);
  await touch("touchEnd");
}
