// What leaves a district, from its board: a file, a link for a spreadsheet, a key for a program. Without JavaScript.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../testing/rows.ts";
import { startWorld, type World } from "../testing/world.ts";
import { assertNoScript, lookBeside, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const MANAGER = "+17185550147";

Deno.test("a manager takes the list along, gives a spreadsheet a link to it and a program a key, and takes both back", async () => {
  await using world = await startWorld();
  const reportId = await addRoom(world);
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { javaScriptEnabled: false });
  const beside = await openPhone(browser, world);
  const look = lookWith(beside);
  await page.goto("/sign-in");
  await signIn(page, world, MANAGER);

  await page.goto("/district?depth=waist");
  await page.getByText("Take this list along").click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV, for a spreadsheet" }).click(),
  ]);
  assert.equal(file.suggestedFilename(), "floodline-reports.csv");
  const text = await Deno.readTextFile((await file.path())!);
  assert.deepEqual([text.trim().split("\r\n").length, text.includes(reportId)], [2, true]);

  await page.getByRole("link", { name: "Make a link to it that stays current" }).click();
  await page.getByText("As the board showed it").waitFor();
  await page.getByRole("button", { name: "Make the link" }).click();
  await page.getByText("Please give it a name").first().waitFor();
  await look(page);
  await page.getByLabel("Who or what uses it").fill("The city's sheet");
  await page.getByRole("button", { name: "Make the link" }).click();
  await page.getByText("These addresses work now").waitFor();
  await look(page);
  const [link = ""] = (await page.locator("main").innerText()).match(
    /https?:\S+\/reports\.csv/,
  )!;
  const pull = async () => await fetch(link.replace(/^https?:\/\/[^/]+/, world.url));
  const pulled = await pull();
  assert.equal(pulled.status, 200);
  assert.ok((await pulled.text()).includes(reportId));
  await page.getByRole("button", { name: "Revoke The city's sheet" }).click();
  await page.getByText("that link gives nothing any more").waitFor();
  const over = await pull();
  await over.body?.cancel();
  assert.equal(over.status, 404);

  await page.goto("/district/settings/keys");
  await page.getByText("No key works now.").waitFor();
  await page.getByLabel("What it is for").fill("Work orders");
  await page.getByText("Read and write").click();
  await page.getByRole("button", { name: "Make the key" }).click();
  await page.getByText("This key works now").waitFor();
  await look(page);
  const [key = ""] = (await page.locator("main").innerText()).match(/floodline_key_[\w-]+/)!;
  const patched = await fetch(`${world.url}/api/district/reports/${reportId}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ status: "passed_on", cityNumber: "311-1" }),
  });
  assert.equal(patched.status, 200, await patched.text());
  await page.goto(`/district/reports/${reportId}`);
  await page.getByText("A program, by the key “Work orders”").waitFor();
  await page.goto("/district/settings/keys");
  await page.getByText(/Last used/).waitFor();
  await page.getByRole("button", { name: "Revoke Work orders" }).click();
  await page.getByText("no program gets in by that key").waitFor();
  await look(page);
  const refused = await fetch(`${world.url}/api/district`, {
    headers: { authorization: `Bearer ${key}` },
  });
  await refused.body?.cancel();
  assert.equal(refused.status, 401);

  await page.getByRole("link", { name: "How a program uses one" }).click();
  await page.getByRole("heading", { name: "Examples", exact: true }).waitFor();
  await look(page);
});

/** The same page where scripts run, for axe needs them. */
function lookWith(other: Page): (page: Page) => Promise<void> {
  const look = lookBeside(other);
  return async (page) => {
    await assertNoScript(page);
    await look(page);
  };
}

async function addRoom({ database: { sql } }: World): Promise<string> {
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await addUser(sql, { bidId, phone: MANAGER, consented: true });
  await addReport(sql, { bidId, happenedAt: new Date(), depth: "ankle" });
  return await addReport(sql, { bidId, happenedAt: new Date(), depth: "waist" });
}
