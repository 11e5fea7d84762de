// A report's pictures, looked at closely over the report: by keyboard, mouse and finger.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../testing/rows.ts";
import { startWorld, type World } from "../testing/world.ts";
import { noisyPhoto } from "./covered_pixels.ts";
import { assertAccessible, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();
const MANAGER = "+17185550154";
/** As much of a HEIC as tells that it is one: Chromium draws none anyhow. */
const HEIC = new TextEncoder().encode("\0\0\0\x18ftypheic\0\0\0\0mif1heic");

async function addPictures(world: World): Promise<string> {
  const { sql } = world.database;
  const bid = await addDistrict(sql, RED_HOOK);
  await addUser(sql, { phone: MANAGER, bidId: bid.id, consented: true });
  const now = new Date();
  const reportId = await addReport(sql, { bidId: bid.id, happenedAt: now });
  const files = [
    ["photo", "image/png", await noisyPhoto()],
    ["photo", "image/heic", HEIC],
    ["video", "video/mp4", HEIC],
  ] as const;
  for (const [n, [kind, contentType, bytes]] of files.entries()) {
    const key = `media/kept/${crypto.randomUUID()}`;
    const sha256 = await world.sandbox.storage.put(key, bytes, contentType);
    await sql`
      insert into media (report_id, kind, object_key, content_type, size_bytes, sha256, ready_at,
        cleaned_at, created_at)
      values (${reportId}, ${kind}, ${key}, ${contentType}, ${bytes.length},
        decode(${sha256}, 'hex'), ${now}, ${now}, ${new Date(now.getTime() + n)})`;
  }
  return reportId;
}

async function enter(page: Page, world: World, reportId: string): Promise<void> {
  await page.goto("/sign-in");
  await signIn(page, world, MANAGER);
  await page.goto(`/district/reports/${reportId}`);
}

for (const [width, colorScheme] of [[1280, "light"], [360, "dark"]] as const) {
  Deno.test(`a picture opens over the report, goes on to the next and back where it was, ${width} wide`, async () => {
    await using world = await startWorld();
    await using browser = openBrowser();
    const reportId = await addPictures(world);
    const page = await openPhone(browser, world, {
      viewport: { width, height: 800 },
      colorScheme,
    });
    await enter(page, world, reportId);
    const address = page.url();
    const link = page.getByRole("link", { name: /Photo 1 of 3/ });
    await page.locator('.picture-link[aria-haspopup="dialog"]').first().waitFor();
    await link.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Photo 1 of 3" });
    await dialog.getByRole("button", { name: "Zoom in", disabled: false }).waitFor();
    await assertAccessible(page);
    await page.keyboard.press("+");
    await dialog.getByText("150%").waitFor();
    await page.keyboard.press("0");

    await page.keyboard.press("ArrowRight");
    await page.getByRole("dialog", { name: "Photo 2 of 3" }).waitFor();
    await page.getByText("This browser cannot draw this photo, a HEIC.").waitFor();
    assert.equal(await page.getByRole("button", { name: "Cover faces and plates" }).count(), 0);
    await assertAccessible(page);
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByRole("dialog", { name: "Video" }).locator("video").waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.querySelector("dialog")!.open), false);
    assert.equal(page.url(), address);
    assert.ok(await link.evaluate((each) => each === document.activeElement), "where it was");

    await link.click();
    await page.getByRole("button", { name: "Cover faces and plates" }).click();
    await page.keyboard.press("Escape"); // of the boxes alone
    await page.getByRole("button", { name: "Cover faces and plates" }).waitFor();
    const { scrollWidth, clientWidth } = await page.locator("dialog")
      .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
    assert.ok(scrollWidth <= clientWidth, "it fits");
    await page.getByRole("button", { name: "Close" }).click();
    await dialog.waitFor({ state: "hidden" });
  });
}

Deno.test("without script each picture has its page, which says what cannot be covered in parts", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const reportId = await addPictures(world);
  const page = await openPhone(browser, world, { javaScriptEnabled: false });
  await enter(page, world, reportId);
  await page.getByRole("link", { name: /Photo 2 of 3/ }).click();
  await page.getByText("This photo is a HEIC, as iPhones save them").waitFor();
  await page.getByRole("link", { name: "Next" }).click();
  await page.getByText("A video cannot be covered in parts.").waitFor();
});
