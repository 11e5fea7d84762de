// A storm day in one district, from the first report to the last answer: two managers at once, the first of
// them by the keyboard alone, one of the crew on a phone, one resident without JavaScript.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { addFollower } from "../testing/broadcasts.ts";
import { shareBrowser, type TestBrowser } from "../testing/browser.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../testing/rows.ts";
import { until } from "../testing/until.ts";
import { startWorld, type World } from "../testing/world.ts";
import { comparePictures, noisyPhoto } from "./covered_pixels.ts";
import { press, tabTo, type } from "./keyboard.ts";
import { assertAccessible, lookBeside, openPhone, signIn, textTo } from "./visitor.ts";

const openBrowser = shareBrowser();
const RESIDENT = "+17185550161";
const NEIGHBORS = ["+17185550162", "+17185550163"];
const [MANAGER, COLLEAGUE, CREW] = ["+17185550164", "+17185550165", "+17185550166"] as const;
const WIDE = { viewport: { width: 1280, height: 900 } };
/** As a box lies when it is added by the keyboard. */
const BOX = { left: 0.4, top: 0.4, right: 0.6, bottom: 0.6 };

interface Day {
  world: World;
  browser: TestBrowser;
  desk: Page;
  colleague: Page;
  resident: Page;
  /** Of the resident. */
  reportId: string;
}

Deno.test("a storm day, from a resident's first report to the last answer", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  await openRoom(world);
  const desk = await openBoard(world, browser, MANAGER);
  const colleague = await openBoard(world, browser, COLLEAGUE);
  const resident = await openPhone(browser, world, { javaScriptEnabled: false });
  const look = lookBeside(await openPhone(browser, world));
  await assertAccessible(desk);

  const reportId = await reportPlainly(world, resident);
  const day: Day = { world, browser, desk, colleague, resident, reportId };
  for (const board of [desk, colleague]) await rowOf(board, reportId).waitFor();
  await look(resident);

  const incident = await putTogether(day);
  await giveToCrew(day);
  await endOnRound(day);
  await seeReopened(day);
  await passToCity(day);
  await stopBroadcast(day);
  await coverPicture(day);
  await takeBack(day);
  await endByAnswers(day, incident);
  await look(resident);
});

async function openRoom({ database: { sql } }: World): Promise<void> {
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  for (const phone of [MANAGER, COLLEAGUE]) await addUser(sql, { phone, bidId, consented: true });
  const { id: crewId } = await addUser(sql, { phone: CREW, bidId, role: "crew", consented: true });
  await sql`update users set staff_name = 'Rosa' where id = ${crewId}`;
  for (const phone of [RESIDENT, ...NEIGHBORS]) await addUser(sql, { phone, consented: true });
  for (const language of ["en", "en", "en", "es", "es"] as const) {
    await addFollower(sql, { language });
  }
  // By night, too: nobody here sleeps.
  await sql`update users set quiet_from = null, quiet_to = null`;
}

async function openBoard(world: World, browser: TestBrowser, phone: string): Promise<Page> {
  const board = await openPhone(browser, world, WIDE);
  await board.goto("/sign-in");
  await signIn(board, world, phone);
  await board.getByText("Live: new reports show here").waitFor();
  // Where the last button was pressed the list may lie now: a hand in it holds back what is new.
  await board.mouse.move(5, 5);
  return board;
}

const rowOf = (board: Page, id: string) => board.locator(`.report-row[data-report="${id}"]`);

/** Without script: a tap on the map, a photo once it is sent. */
async function reportPlainly(world: World, resident: Page): Promise<string> {
  await resident.goto("/report?zip=11231");
  await signIn(resident, world, RESIDENT);
  await resident.locator("input[type=image]").click({ position: { x: 144, y: 144 } });
  await resident.locator("p.hint", { hasText: "The place you chose on the map" }).waitFor();
  await resident.getByText("Waist deep").click();
  await resident.getByLabel("What do you see?").fill("A car is stuck at the corner.");
  await resident.getByLabel("Text me when the district changes its status").check();
  await resident.getByRole("button", { name: "Send" }).click();
  await resident.getByText("Your report is in.").waitFor();
  const buffer = Buffer.from(await noisyPhoto()) as never;
  await resident.setInputFiles("input[type=file]", {
    name: "1.png",
    mimeType: "image/png",
    buffer,
  });
  await resident.getByRole("button", { name: "Add the photo" }).click();
  await resident.locator(".photos img").waitFor();
  const [report] = await world.database.sql<[{ id: string }]>`select id from reports`;
  return report.id;
}

/** Two neighbors tell of the same water; one press makes it one. Returns the incident's page. */
async function putTogether({ world, desk, colleague, reportId }: Day): Promise<string> {
  const { sql } = world.database;
  const [{ bidId, ...location }] = await sql<
    [{ bidId: string; latitude: number; longitude: number }]
  >`select bid_id, latitude, longitude from reports where id = ${reportId}`;
  for (const phone of NEIGHBORS) {
    const [{ id: userId }] = await sql<
      [{ id: string }]
    >`select id from users where phone = ${phone}`;
    const id = await addReport(sql, { userId, bidId, location, happenedAt: new Date() });
    await sql`update reports set wants_texts = true where id = ${id}`;
    await sql`select tell_district(${bidId}, ${id}, 'reportAdded')`;
    await rowOf(colleague, id).waitFor();
  }
  await goByMenu(desk, "Incidents");
  await press(desk, desk.getByRole("button", { name: "Put these 3 together" }));
  await desk.getByText("They are one water now.").waitFor();
  await assertAccessible(desk);
  for (const phone of NEIGHBORS) await textTo(world, phone, "the same water");
  await rowOf(colleague, reportId).getByText("3 reports of one water").waitFor();
  return new URL(desk.url()).pathname;
}

async function giveToCrew({ desk, colleague, reportId }: Day): Promise<void> {
  await press(desk, desk.getByRole("link", { name: "Work on it" }));
  await press(desk, desk.locator("summary", { hasText: "Ask a colleague" }));
  await type(desk, desk.locator("select[name=assignee]"), "Rosa");
  await press(desk, desk.getByRole("button", { name: "Ask them" }));
  await desk.getByText("Rosa sees to it.").waitFor();
  await assertAccessible(desk);
  await rowOf(colleague, reportId).getByText("Rosa sees to it.").waitFor();
}

async function endOnRound({ world, browser, resident, reportId }: Day): Promise<void> {
  const text = await textTo(world, CREW, "asks you to see to flooding");
  const phone = await openPhone(browser, world);
  await phone.goto(text.match(/http\S+/)![0]);
  await signIn(phone, world, CREW);
  await phone.getByRole("heading", { name: "Waist deep in 11231" }).waitFor();
  await phone.goto("/district/round");
  await assertAccessible(phone);
  await phone.getByRole("button", { name: "Water gone" }).click();
  await phone.getByText("Water gone: waist deep, 11231.").waitFor();
  await textTo(world, RESIDENT, "is gone. Still there? Reply STILL.");
  await resident.goto(`/reports/${reportId}`);
  await resident.getByText("Water gone").first().waitFor();
}

/** It is not gone: what the resident texts stands on both boards again, without a hand. */
async function seeReopened({ world, desk, colleague, reportId }: Day): Promise<void> {
  await press(desk, desk.getByRole("link", { name: "District", exact: true }));
  await desk.getByText("Live: new reports show here").waitFor();
  for (const board of [desk, colleague]) {
    await rowOf(board, reportId).waitFor({ state: "detached" });
  }
  await world.sandbox.inbound(RESIDENT, "STILL");
  await textTo(world, RESIDENT, "is still there");
  for (const board of [desk, colleague]) {
    await rowOf(board, reportId).getByText("After the end").waitFor();
  }
}

async function passToCity({ world, desk, colleague, resident, reportId }: Day): Promise<void> {
  await press(desk, rowOf(desk, reportId).getByRole("link", { name: "Waist deep" }));
  await press(desk, desk.locator("summary", { hasText: "Passed to the city" }));
  await type(desk, desk.getByLabel("Their 311 number"), "311-24680");
  await press(desk, desk.getByRole("button", { name: "It is passed on" }));
  await desk.getByText("311 number 311-24680.").waitFor();
  await assertAccessible(desk);
  await textTo(world, RESIDENT, "on to the city, 311 number 311-24680.");
  await rowOf(colleague, reportId).waitFor({ state: "detached" });
  await resident.reload();
  await resident.getByText("311-24680").first().waitFor();
}

async function stopBroadcast({ world, desk }: Day): Promise<void> {
  await press(desk, desk.getByRole("link", { name: "District", exact: true }));
  await goByMenu(desk, "Broadcasts");
  await press(desk, desk.getByRole("link", { name: "Write a broadcast" }));
  await type(desk, desk.getByLabel("Name"), "Pumps");
  await press(desk, desk.getByLabel("11231"), "Space");
  await type(desk, desk.getByLabel("English"), "Pumps are at Court St. Keep cars away.");
  await type(desk, desk.getByLabel("Spanish"), "Hay bombas en Court St. No pase en carro.");
  await type(desk, desk.getByLabel("How long it is worth hearing"), "2");
  await press(desk, desk.getByRole("button", { name: "Save the draft" }));
  await press(desk, desk.getByRole("button", { name: "Submit it" }));
  await press(desk, desk.getByRole("link", { name: "See who gets it, and send" }));
  await desk.getByText("Everyone who follows gets it.").waitFor();
  await assertAccessible(desk);
  await press(desk, desk.getByRole("button", { name: "Send it to 5 people" }));
  await desk.getByText("Nothing has left yet.").waitFor();
  // Two of the five leave now, instead of in a minute, and the others not before the test is over.
  const { sql } = world.database;
  await sql`
    update messages m set send_at = now() + (case when n > 2 then interval '1 hour' else '0' end)
    from (
      select id, row_number() over (order by id) as n from messages where kind = 'broadcast'
    ) numbered
    where m.id = numbered.id`;
  // The page follows by itself, and leaves the focus where it is.
  const stop = desk.locator("[data-live=stop]").getByRole("button");
  await tabTo(desk, stop);
  await figure(desk, "Delivered", "2").waitFor();
  await figure(desk, "Waiting", "3").waitFor();
  await press(desk, stop);
  await desk.getByText("Stopped. 2 people had it, or will: it had left. 3 texts were taken back.")
    .waitFor();
  for (const [name, count] of [["Delivered", "2"], ["Waiting", "0"], ["Not sent", "3"]] as const) {
    await figure(desk, name, count).waitFor();
  }
  await assertAccessible(desk);
  const left = world.sandbox.messages().filter(({ body }) => body.includes("Court St"));
  assert.equal(left.length, 2, "none of those that were taken back");
}

/** A box in its middle: outside the room the photo that was sent is nowhere any more. */
async function coverPicture({ world, desk, resident, reportId }: Day): Promise<void> {
  const { sql } = world.database;
  const sent = (await resident.locator(".photos img").getAttribute("src"))!;
  await until(async () => (await sql`select from media where cleaned_at is not null`).length > 0);
  await desk.goto(`/district/reports/${reportId}`);
  await press(desk, desk.getByRole("link", { name: /look closer/ }));
  await press(desk, desk.getByRole("button", { name: "Cover faces and plates" }));
  await press(desk, desk.getByRole("button", { name: "Add a box" }));
  await desk.locator(".cover-box:focus").waitFor();
  await press(desk, desk.getByRole("button", { name: "Cover these" }));
  await desk.getByText("Covered. Everybody but your staff").waitFor();
  await assertAccessible(desk);
  await until(async () =>
    (await sql`select from media_covers where cleaned_at is not null`).length > 0
  );
  await press(desk, desk.getByRole("button", { name: "Open the photo as it was sent" }));
  await desk.getByText("That you opened it is kept").waitFor();
  const original = (await desk.locator(".picture-sheet img").getAttribute("src"))!;

  await resident.reload();
  const [seen] = await Promise.all([
    resident.locator(".photos img").getAttribute("src"),
    resident.getByText("The district has covered parts of this photo").waitFor(),
  ]);
  const { under, around } = await comparePictures(desk, [original, seen!], BOX);
  assert.ok(under > 60 && around < 12, `${under} apart under the box, ${around} around it`);
  assert.equal((await fetch(sent)).status, 404, "its file's address from before");
  const [{ objectKey }] = await sql<[{ objectKey: string }]>`
    select object_key from media where report_id = ${reportId}`;
  assert.ok(original.includes(objectKey));
  for (const path of [`/reports/${reportId}`, `/reports/${reportId}/evidence`]) {
    for (const address of [path, `/api${path}`]) {
      const answer = await (await resident.request.get(address)).text();
      assert.ok(!answer.includes(objectKey), `${address} tells of the photo as it was sent`);
    }
  }
}

/** The city has sent it back: what was done is undone, by the history's own button. */
async function takeBack({ desk, colleague, reportId }: Day): Promise<void> {
  await desk.goto(`/district/reports/${reportId}`);
  await press(desk, desk.getByRole("button", { name: /Undo: .*Passed to the city/ }));
  await desk.getByText("Undone. Its text had left already").waitFor();
  await rowOf(colleague, reportId).waitFor();
}

async function endByAnswers(day: Day, incident: string): Promise<void> {
  const { world, desk, colleague, resident, reportId } = day;
  await press(desk, desk.getByRole("link", { name: "See them together" }));
  await desk.waitForURL(`**${incident}`);
  await press(desk, desk.getByRole("button", { name: "Ask: still wet?" }));
  for (const phone of [RESIDENT, ...NEIGHBORS]) {
    await textTo(world, phone, "still wet where you reported it");
    await world.sandbox.inbound(phone, "2");
  }
  await until(async () => {
    await desk.reload();
    return await desk.getByText("0 say still there, 3 say gone").isVisible();
  });
  await press(desk, desk.getByRole("link", { name: "Work on it" }));
  await press(desk, desk.getByRole("button", { name: "The water is gone" }));
  await desk.getByText("The status is changed.").waitFor();
  await assertAccessible(desk);
  await rowOf(colleague, reportId).waitFor({ state: "detached" });
  await colleague.getByText("No report is open. Nothing waits for you.").waitFor();
  await assertAccessible(colleague);
  await resident.goto(`/reports/${reportId}`);
  await resident.getByText("Water gone").first().waitFor();
  await until(() => world.sandbox.messages(RESIDENT).filter(saysGone).length === 2);
}

async function goByMenu(page: Page, name: string): Promise<void> {
  await press(page, page.getByRole("navigation", { name: "District" }).getByRole("link", { name }));
}

const saysGone = ({ body }: { body: string }) => body.includes("says the water you reported");

function figure(page: Page, name: string, count: string): Locator {
  return page.locator(".figures > div").filter({ hasText: name })
    .locator("dd", { hasText: new RegExp(`^${count}(?!\\d)`) });
}
