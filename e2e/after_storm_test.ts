// From a storm to what a manager brings to the city: the report, on paper, as a file, and by a link that ends.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { readPdf } from "../testing/pdf.ts";
import { addCell, addDistrict, addRain, addReport, addUser, RED_HOOK } from "../testing/rows.ts";
import { startWorld, type World } from "../testing/world.ts";
import { assertNoScript, lookBeside, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();
const MANAGER = "+17185550151";
const HOUR_MS = 3600_000;

Deno.test("a manager opens a storm's report, prints it, has it as a file and by a public link, without JavaScript", async () => {
  await using world = await startWorld();
  await addStorm(world);
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { javaScriptEnabled: false });
  const look = lookBeside(await openPhone(browser, world));
  await page.goto("/sign-in");
  await signIn(page, world, MANAGER);
  await page.goto("/district/storms");
  await page.locator("table.storms a").first().click();
  await page.getByRole("link", { name: "After-storm report" }).click();
  await page.getByRole("heading", { level: 1, name: /^The storm of / }).waitFor();
  await page.getByText("2 reports from 1 place.").waitFor();
  await look(page);
  await assertNoScript(page);
  await assertPrints(page);

  await page.getByRole("button", { name: "Make a PDF" }).click();
  // The page looks again by itself.
  const link = page.getByRole("link", { name: /^Open, for reading/ });
  await link.waitFor();
  await look(page);
  const made = await fetch((await link.getAttribute("href"))!);
  const { info, text } = await readPdf(new Uint8Array(await made.arrayBuffer()));
  assert.match(info.Title!, /^The storm of /);
  assert.ok(text.includes("2 reports from 1 place.") && !text.includes("My cellar"));

  await page.getByLabel("For whom", { exact: true }).fill("The board");
  await page.getByRole("button", { name: "Make a public link" }).click();
  const address = await page.locator("code.after-link").innerText();
  const stranger = await openPhone(browser, world, { javaScriptEnabled: false });
  await stranger.goto(address);
  await stranger.getByText("2 reports from 1 place.").waitFor();
  assert.equal(await stranger.getByText("My cellar").count(), 0);
  await lookBeside(await openPhone(browser, world))(stranger);
  await page.getByRole("button", { name: "Withdraw The board" }).click();
  await page.getByText("that link opens nothing any more").waitFor();
  await stranger.goto(address);
  await stranger.getByRole("heading", { name: "Nothing to show" }).waitFor();
});

/** On paper: the report and no button, in a PDF that the browser has tagged. */
async function assertPrints(page: Page): Promise<void> {
  const { info, text } = await readPdf(await page.pdf({ tagged: true, format: "Letter" }));
  assert.equal(info.Tagged, "yes");
  assert.match(info.Title!, /^The storm of /);
  assert.ok(text.includes("Reports by place") && text.includes("My cellar"));
  for (const said of ["Make a PDF", "Make a public link", "Privacy"]) {
    assert.ok(!text.includes(said), said);
  }
}

/** Over since an hour, with rain and two reports of one corner. */
async function addStorm({ database: { sql } }: World): Promise<void> {
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await addUser(sql, { phone: MANAGER, bidId });
  const ago = (hours: number) => new Date(Math.floor(Date.now() / HOUR_MS - hours) * HOUR_MS);
  await sql`
    insert into episodes (zip, level, started_at, wet_at, cleared_at)
    values ('11231', 'heavy', ${ago(5)}, ${ago(3)}, ${ago(1)})`;
  const cell = await addCell(sql, ["11231"]);
  const iso = (hours: number) => ago(hours).toISOString();
  await addRain(sql, cell, { [iso(4)]: 6, [iso(3)]: 2 }, iso(1));
  for (const hours of [4, 3]) {
    await addReport(sql, {
      bidId,
      happenedAt: ago(hours),
      location: { latitude: 40.6775, longitude: -74.0085 },
    });
  }
  await sql`update reports set note = 'My cellar'`;
}
