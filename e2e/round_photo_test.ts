// The crew photographs what it finds, on a phone in the rain: who sees that, and what stays on the phone.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../testing/rows.ts";
import { until } from "../testing/until.ts";
import { startWorld, type World } from "../testing/world.ts";
import { assertAccessible, openPhone, photo, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();
const CREW = "+17185550142";
const OTHER_CREW = "+17185550143";
const MANAGER = "+17185550144";
const RESIDENT = "+17185550145";
const WAITS = "Waits for the network";

/** A resident's report without a photo, given to the crew. */
async function giveRound({ database: { sql } }: World): Promise<string> {
  const { id: bidId } = await addDistrict(sql, { ...RED_HOOK, zips: ["11231"] });
  const resident = await addUser(sql, { phone: RESIDENT, consented: true });
  const crew = await addUser(sql, { phone: CREW, bidId, role: "crew" });
  await addUser(sql, { phone: OTHER_CREW, bidId, role: "crew" });
  await addUser(sql, { phone: MANAGER, bidId });
  const id = await addReport(sql, { userId: resident.id, bidId, happenedAt: new Date() });
  await sql`update reports set assigned_to = ${crew.id}, status = 'seen' where id = ${id}`;
  return id;
}

async function enter(page: Page, world: World, phone = CREW): Promise<void> {
  await page.goto("/sign-in");
  await signIn(page, world, phone);
  if (phone !== CREW && phone !== OTHER_CREW) return;
  await page.goto("/district/round");
  await page.getByText("This page opens without a network too").waitFor();
}

/** With the first of them loads what makes photos ready. */
async function take(place: Locator): Promise<void> {
  await place.locator("input[type=file]").setInputFiles([await photo() as never]);
}

async function countPhotos({ database: { sql } }: World): Promise<number> {
  return (await sql`select from media where is_staffs and cleaned_at is not null`).length;
}

/** What this phone keeps for the crew. */
async function countKept(page: Page): Promise<number> {
  return await page.evaluate(() =>
    new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open("floodline-round");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const reading = opening.result.transaction(["taps", "photos"]);
        const counts = ["taps", "photos"].map((name) => reading.objectStore(name).count());
        reading.oncomplete = () => {
          opening.result.close();
          resolve(counts.reduce((sum, { result }) => sum + result, 0));
        };
      };
    })
  );
}

Deno.test("a photo that the crew takes offline waits in sight and goes out; its sender sees it once a manager shows it", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const reportId = await giveRound(world);
  const page = await openPhone(browser, world, { colorScheme: "dark" });
  await enter(page, world);
  const place = page.locator(".round-place");
  await page.context().setOffline(true);
  await take(place);
  await place.getByText(WAITS).waitFor();
  await assertAccessible(page);
  await place.getByRole("button", { name: "Take it back" }).click();
  await place.getByText(WAITS).waitFor({ state: "detached" });
  await take(place);
  await place.getByText(WAITS).waitFor();
  await page.reload();
  await place.getByText(WAITS).waitFor();
  await place.locator(".taken-photos img").waitFor();
  await assertAccessible(page);
  const { width } = page.viewportSize()!;
  assert.ok(await page.locator("html").evaluate((html) => html.scrollWidth) <= width, "it fits");
  assert.equal(await countPhotos(world), 0);
  await page.context().setOffline(false);
  await place.getByText("1 photo or video is sent.").waitFor();
  assert.equal(await place.getByText(WAITS).count(), 0);
  assert.equal(await countKept(page), 0);
  await until(async () => await countPhotos(world) === 1);

  const phone = await openPhone(browser, world);
  await phone.goto(`/sign-in?next=/reports/${reportId}`);
  await signIn(phone, world, RESIDENT);
  await phone.waitForURL(`**/reports/${reportId}`);
  assert.equal(await phone.locator(".photos").count(), 0);

  const desk = await openPhone(browser, world, { viewport: { width: 1280, height: 900 } });
  await enter(desk, world, MANAGER);
  await desk.goto(`/district/reports/${reportId}`);
  await desk.getByText("Taken by staff, for staff only").waitFor();
  await desk.locator(".acts").getByText("Picture taken by staff").waitFor();
  await assertAccessible(desk);
  // Before the page is alive the link leads to the picture's own page.
  await desk.locator('.picture-link[aria-haspopup="dialog"]').click();
  await desk.locator("dialog[open]").getByText("Taken by staff, for staff only").waitFor();
  await assertAccessible(desk);
  await desk.getByRole("link", { name: /own page/ }).click();
  await desk.getByText("Your staff alone sees it.").waitFor();
  await assertAccessible(desk);
  await phone.reload();
  assert.equal(await phone.locator(".photos").count(), 0);
  await desk.getByRole("button", { name: "Show it to who sent the report" }).click();
  await desk.getByText("Who sent the report sees it from now on.").waitFor();

  await phone.reload();
  await phone.getByText("Taken by the district’s staff.").waitFor();
  const seen = phone.locator(".photos img");
  await until(() => seen.evaluate((img: HTMLImageElement) => img.naturalWidth > 0));
  await assertAccessible(phone);
  await desk.getByRole("button", { name: "For staff only again" }).click();
  await desk.getByText("Nobody but your staff sees it.").waitFor();
  await phone.reload();
  assert.equal(await phone.locator(".photos").count(), 0);

  await desk.getByText("Delete it", { exact: true }).click();
  await assertAccessible(desk);
  await desk.getByRole("button", { name: "Delete this picture" }).click();
  await desk.getByText("The picture is deleted.").waitFor();
  assert.equal(await desk.locator(".photos").count(), 0);
});

Deno.test("without script a photo goes by a plain form, from the round and from the report", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const reportId = await giveRound(world);
  const page = await openPhone(browser, world, { javaScriptEnabled: false });
  await page.goto("/sign-in");
  await signIn(page, world, CREW);
  await page.getByRole("link", { name: /Add a photo/ }).click();
  await page.getByLabel("Photo", { exact: true }).setInputFiles([await photo() as never]);
  await page.getByRole("button", { name: "Add the photo" }).click();
  await page.waitForURL(`**/district/reports/${reportId}?saved=photo`);
  await page.getByText("Your photo is here.").waitFor();
  await until(async () => await countPhotos(world) === 1);
  await page.reload();
  await page.getByText("Taken by staff, for staff only").waitFor();
  const other = await openPhone(browser, world);
  await other.context().addCookies(await page.context().cookies());
  await other.goto(`/district/reports/${reportId}/photo`);
  await assertAccessible(other);
});

const LEAVES: [how: string, leave: (page: Page, world: World) => Promise<void>][] = [
  ["their owner signs out", async (page) => {
    await page.goto("/account");
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.waitForURL((url) => url.pathname === "/");
  }],
  ["somebody else signs in on it", async (page, world) => {
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await signIn(page, world, OTHER_CREW);
  }],
  ["their owner deletes the account", async (page) => {
    await page.goto("/account/delete");
    await page.getByRole("button", { name: /Delete/ }).click();
    await page.waitForURL("**/account/deleted");
  }],
  ["their owner leaves the district's staff", async (page) => {
    await page.goto("/account");
    await page.getByText("Leave the staff of").click();
    await page.getByRole("button", { name: "Leave", exact: true }).click();
    await page.waitForURL("**/join?done=left");
  }],
];

for (const [how, leave] of LEAVES) {
  Deno.test(`taps and photos that wait on the phone go when ${how}`, async () => {
    await using world = await startWorld();
    await using browser = openBrowser();
    const reportId = await giveRound(world);
    const page = await openPhone(browser, world);
    await enter(page, world);
    await page.context().setOffline(true);
    const place = page.locator(".round-place");
    await take(place);
    await place.getByText(WAITS).waitFor();
    await place.getByRole("button", { name: "Water gone" }).click();
    await until(async () => await countKept(page) === 2);
    // Neither is taken any more, so both stay on the phone.
    await world.database.sql`update reports set bid_id = null where id = ${reportId}`;
    await page.context().setOffline(false);
    await page.getByText("It was not taken").waitFor();
    await page.getByText("There is no such report").waitFor();
    assert.equal(await countKept(page), 2);
    await leave(page, world);
    await until(async () => await countKept(page) === 0);
  });
}

Deno.test("taps that a release of before had kept where no sign-out reached are taken over, another's go", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const reportId = await giveRound(world);
  const { sql } = world.database;
  const page = await openPhone(browser, world);
  await enter(page, world);
  const idOf = async (phone: string) => {
    const [{ id }] = await sql<[{ id: string }]>`select id from users where phone = ${phone}`;
    return id;
  };
  const tap = { from: "seen", to: "water_gone", words: "Water gone." };
  await page.evaluate((taps) => localStorage.setItem("floodline-round", JSON.stringify(taps)), [
    { ...tap, ownerId: await idOf(CREW), reportId },
    { ...tap, ownerId: await idOf(OTHER_CREW), reportId: crypto.randomUUID() },
  ]);
  await page.reload();
  await page.getByText("Nothing is given to you.").waitFor();
  const [report] = await sql`select status from reports where id = ${reportId}`;
  assert.equal(report!.status, "water_gone");
  assert.equal(await countKept(page), 0);
  assert.equal(await page.evaluate(() => localStorage.getItem("floodline-round")), null);
});
