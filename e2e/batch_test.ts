// Several reports at once, on the board: ticked, acted on, undone; by hand, by the keyboard alone, without a script.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../testing/rows.ts";
import { until } from "../testing/until.ts";
import { startWorld, type World } from "../testing/world.ts";
import { assertAccessible, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();
const MANAGER = "+17185550144";

/** Red Hook with four reports, and its manager's desk. */
async function openDesk(world: World, browser: ReturnType<typeof openBrowser>) {
  const { sql } = world.database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await addUser(sql, { phone: MANAGER, bidId });
  const add = async () => {
    const location = { latitude: 40.675, longitude: -74.009 };
    const id = await addReport(sql, { bidId, location, happenedAt: new Date() });
    await sql`select tell_district(${bidId}, ${id}, 'reportAdded')`;
    return id;
  };
  const ids = [await add(), await add(), await add(), await add()];
  const desk = await openPhone(browser, world, { viewport: { width: 1280, height: 900 } });
  await desk.goto("/sign-in");
  await signIn(desk, world, MANAGER);
  await desk.getByText("Live: new reports show here").waitFor();
  const statuses = async () => {
    const rows = await sql<{ status: string }[]>`
      select status from reports where id = any(${ids}::uuid[]) order by id`;
    return rows.map(({ status }) => status);
  };
  return { desk, add, ids: ids as [string, string, string, string], statuses };
}

const boxOf = (tab: Page, id: string) => tab.locator(`input[name="report"][value="${id}"]`);
const bar = (tab: Page) => tab.getByRole("form", { name: "Do the same to all that are ticked" });

Deno.test("a manager ticks some, ends them in one click, and has a minute to undo it", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const { desk, add, ids: [first, second, third], statuses } = await openDesk(world, browser);
  assert.equal(await bar(desk).isVisible(), false, "nothing is ticked yet");
  await boxOf(desk, first).check();
  await boxOf(desk, second).check();
  await desk.getByText("2 ticked", { exact: true }).waitFor();
  await assertAccessible(desk);

  // Nothing moves under a hand: what comes in waits, and what is ticked stays so when it is shown.
  await desk.mouse.move(5, 5);
  const fifth = await add();
  await desk.getByText("1 new report", { exact: true }).waitFor();
  await desk.getByRole("link", { name: "Show", exact: true }).click();
  await boxOf(desk, fifth).waitFor();
  assert.deepEqual(
    await Promise.all([first, second, third, fifth].map((id) => boxOf(desk, id).isChecked())),
    [true, true, false, false],
  );
  await desk.getByText("2 ticked", { exact: true }).waitFor();

  // Another filter's page shows none of them, and back they are ticked.
  await desk.goto("/district?depth=waist");
  await desk.getByText("No report is like that.").waitFor();
  await desk.goto("/district");
  await desk.getByText("2 ticked", { exact: true }).waitFor();

  await bar(desk).getByRole("button", { name: "Water gone" }).click();
  await desk.getByText("2 reports: set to “Water gone”.").waitFor();
  assert.deepEqual(await statuses(), ["water_gone", "water_gone", "new", "new"]);
  assert.equal(await bar(desk).isVisible(), false);
  await assertAccessible(desk);
  await desk.getByRole("button", { name: /^Undo \(\d+ s\)$/ }).click();
  await desk.getByText("Undone: 2 reports are as they were.").waitFor();
  assert.deepEqual(await statuses(), ["new", "new", "new", "new"]);

  await desk.goto(`/district/reports/${first}`);
  await desk.getByText(/with 1 other/).waitFor();
});

Deno.test("the keyboard alone: arrow keys, the space bar, the bar's buttons", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const { desk, ids: [, second, third, fourth], statuses } = await openDesk(world, browser);
  // The first row's box, then its link.
  await until(async () => {
    await desk.keyboard.press("Tab");
    return await boxOf(desk, fourth).evaluate((box) => box === document.activeElement);
  });
  await desk.keyboard.press("Tab");
  await desk.keyboard.press("Space");
  await desk.getByText("1 ticked", { exact: true }).waitFor();
  await desk.keyboard.press("ArrowDown");
  await desk.keyboard.press("Space");
  await desk.keyboard.press("ArrowDown");
  await desk.keyboard.press("Space");
  await desk.getByText("3 ticked", { exact: true }).waitFor();
  await desk.keyboard.press("Space");
  await desk.getByText("2 ticked", { exact: true }).waitFor();
  assert.deepEqual(
    await Promise.all([fourth, third, second].map((id) => boxOf(desk, id).isChecked())),
    [true, true, false],
  );
  const seen = bar(desk).getByRole("button", { name: "Seen", exact: true });
  await until(async () => {
    await desk.keyboard.press("Tab");
    return await seen.evaluate((button) => button === document.activeElement);
  });
  await desk.keyboard.press("Enter");
  await desk.getByText("2 reports: set to “Seen”.").waitFor();
  assert.deepEqual(await statuses(), ["new", "new", "seen", "seen"]);
  const undo = desk.getByRole("button", { name: /^Undo/ });
  await until(async () => {
    await desk.keyboard.press("Tab");
    return await undo.evaluate((button) => button === document.activeElement);
  });
  await desk.keyboard.press("Enter");
  await desk.getByText("Undone: 2 reports are as they were.").waitFor();
});

Deno.test("without JavaScript all are ticked by a link, passed on with one number, and put back by a button", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const { desk, ids: [first], statuses } = await openDesk(world, browser);
  const plain = await openPhone(browser, world, { javaScriptEnabled: false });
  await plain.context().addCookies(await desk.context().cookies());
  await plain.goto("/district");
  await plain.getByRole("link", { name: "Tick all 4 shown" }).click();
  await boxOf(plain, first).uncheck();
  await plain.getByText("More…", { exact: true }).click();
  await plain.getByLabel("One 311 number for all").fill("311-77");
  // Enter alone does nothing to anybody.
  await plain.keyboard.press("Enter");
  await plain.getByText("Press the button that says what is to be done.").waitFor();
  assert.deepEqual(await statuses(), ["new", "new", "new", "new"]);
  assert.equal(await boxOf(plain, first).isChecked(), false);
  assert.equal(await plain.getByLabel("One 311 number for all").inputValue(), "311-77");
  await plain.getByRole("button", { name: "They are passed on" }).click();
  await plain.getByText("3 reports: set to “Passed to the city”, 311 number 311-77.").waitFor();
  assert.deepEqual(await statuses(), ["new", "passed_on", "passed_on", "passed_on"]);
  await plain.getByRole("button", { name: "Undo", exact: true }).click();
  await plain.getByText("Undone: 3 reports are as they were.").waitFor();
  assert.deepEqual(await statuses(), ["new", "new", "new", "new"]);
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with a script" : "without JavaScript";
  Deno.test(`${how} several are ended in the district's own words, which are read before the button is pressed`, async () => {
    await using world = await startWorld();
    await using browser = openBrowser();
    const { desk, ids: [first, second], statuses } = await openDesk(world, browser);
    const { sql } = world.database;
    await sql`
      insert into answer_templates (bid_id, name, status, en, changed_at)
      select id, 'Grates cleared', 'water_gone', 'Both grates are clear.', now() from bids`;
    const tab = await openPhone(browser, world, { javaScriptEnabled });
    await tab.context().addCookies(await desk.context().cookies());
    await tab.goto("/district");
    await boxOf(tab, first).check();
    await boxOf(tab, second).check();
    await bar(tab).getByText("More…", { exact: true }).click();
    await bar(tab).getByText("In your own words", { exact: true }).click();
    await tab.getByText("Both grates are clear.", { exact: true }).waitFor();
    await tab.getByText("In English. Who reads Spanish, Chinese gets FloodLine’s own words.")
      .waitFor();
    if (javaScriptEnabled) await assertAccessible(tab);
    await tab.getByRole("button", { name: "The water is gone: Grates cleared" }).click();
    await tab.getByText("2 reports: set to “Water gone”, with the answer “Grates cleared”.")
      .waitFor();
    assert.deepEqual(await statuses(), ["water_gone", "water_gone", "new", "new"]);
    await tab.goto(`/district/reports/${first}`);
    await tab.getByText("Both grates are clear.", { exact: true }).waitFor();
    // Gone since the page was opened: nothing is done, and the page says so.
    await tab.goto("/district?ticked=all");
    await sql`update answer_templates set deleted_at = now()`;
    await boxOf(tab, (await sql`select id from reports where status = 'new' limit 1`)[0]!.id)
      .check();
    await bar(tab).getByText("More…", { exact: true }).click();
    await bar(tab).getByText("In your own words", { exact: true }).click();
    await tab.getByRole("button", { name: "The water is gone: Grates cleared" }).click();
    await tab.getByText(/deleted since you chose it\. Nothing was changed or sent/).waitFor();
    assert.deepEqual(await statuses(), ["water_gone", "water_gone", "new", "new"]);
  });
}
