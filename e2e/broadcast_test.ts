// A broadcast from the first word to the last text, without JavaScript: written, submitted, looked at, sent,
// stopped half-way.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { addFollower } from "../testing/broadcasts.ts";
import { addDistrict, addUser, RED_HOOK } from "../testing/rows.ts";
import { until } from "../testing/until.ts";
import { startWorld, type World } from "../testing/world.ts";
import { lookBeside, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const MANAGER = "+17185550144";

Deno.test("a broadcast is written, counted, sent and stopped half-way, with exact figures, without JavaScript", async () => {
  await using world = await startWorld();
  await addRoom(world);
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { javaScriptEnabled: false });
  const look = lookBeside(await openPhone(browser, world));
  await page.goto("/sign-in");
  await signIn(page, world, MANAGER);
  await page.getByRole("link", { name: "Broadcasts" }).click();
  await page.getByText("Your district has sent none yet.").waitFor();
  await look(page);

  await page.getByRole("link", { name: "Write a broadcast" }).click();
  await look(page);
  await page.getByLabel("Name").fill("Court St");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByText("Saved. Nobody has been texted.").waitFor();
  await page.getByText("No ZIP code is chosen.").waitFor();
  await look(page);
  await page.getByRole("link", { name: "It has no words in any language." }).click();
  await page.getByLabel("11231").check();
  await page.getByLabel("English").fill("Flash Flood Warning: it’s wet");
  await page.getByLabel("How long it is worth hearing").selectOption({ label: "2 hours" });
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByText("“Flash Flood Warning”").waitFor();
  assert.equal(await page.getByRole("button", { name: "Submit it" }).count(), 0);

  await page.getByRole("link", { name: "Change the words" }).click();
  await page.getByLabel("English").fill("Court St is under water. Pumps are on their way.");
  await page.getByLabel("Spanish").fill("La calle Court tiene agua.");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByText("No words in Chinese").waitFor();
  await look(page);
  await page.getByRole("button", { name: "Submit it" }).click();
  await page.getByRole("link", { name: "See who gets it, and send" }).click();
  await page.getByText("1 person will not get it").waitFor();
  await page.getByText("read a language that it has no words in").waitFor();
  await look(page);
  await page.getByRole("button", { name: "Send it to 5 people" }).click();
  await page.getByText("Nothing has left yet.").waitFor();
  await look(page);
  assert.deepEqual(await figures(page), ["0", "0", "5", "0", "0"]);

  // Two of the five leave now, instead of in a minute, and the others not before the test is over.
  const { sql } = world.database;
  await sql`
    update messages m set send_at = now() + (case when n > 2 then interval '1 hour' else '0' end)
    from (
      select id, row_number() over (order by id) as n from messages where kind = 'broadcast'
    ) numbered
    where m.id = numbered.id`;
  await until(async () =>
    (await sql`select from messages where kind = 'broadcast' and status = 'delivered'`).length === 2
  );
  await page.reload();
  assert.deepEqual(await figures(page), ["2", "0", "3", "0", "0"]);
  await page.getByRole("button", { name: /^(Undo|Stop)/ }).click();
  await page.getByText("Stopped. 2 people had it, or will: it had left. 3 texts were taken back.")
    .waitFor();
  assert.deepEqual(await figures(page), ["2", "0", "0", "0", "3"]);
  await look(page);
  await page.getByText("by you").first().waitFor();
  assert.equal(await page.getByRole("button").count(), 0, "there is nothing left to press");
  const reached = world.sandbox.messages().filter(({ body }) => body.includes("Court"));
  assert.equal(reached.length, 2);
});

Deno.test("a drill and a test look like neither one another nor a broadcast, and reach nobody outside", async () => {
  await using world = await startWorld();
  await addRoom(world);
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { javaScriptEnabled: false });
  const look = lookBeside(await openPhone(browser, world));
  await page.goto("/sign-in");
  await signIn(page, world, MANAGER);
  await page.goto("/district/broadcasts/new?drill=yes");
  await page.getByText("no resident's phone rings").waitFor();
  await look(page);
  await page.getByLabel("Name").fill("November");
  await page.getByLabel("English").fill("Pumps to 40 Court St");
  await page.getByLabel("How long it is worth hearing").selectOption({ label: "2 hours" });
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByRole("link", { name: "Text it to my own phone" }).click();
  await page.getByText("••• ••• 0144").waitFor();
  await look(page);
  await page.getByRole("button", { name: "Text me the English words" }).click();
  await page.getByText("It is on its way to your own phone").waitFor();
  await until(() =>
    Promise.resolve(world.sandbox.messages(MANAGER).at(-1)!.body.startsWith("TEST"))
  );
  assert.match(
    world.sandbox.messages(MANAGER).at(-1)!.body,
    /^TEST, to you alone\. DRILL, this is not/,
  );
  await page.getByRole("button", { name: "Submit it" }).click();
  await page.getByRole("link", { name: "See who gets it, and send" }).click();
  await page.getByRole("button", { name: "Send it to 1 person" }).click();
  await page.getByText("Nothing has left yet.").waitFor();
  const texts = await world.database.sql`
    select phone from messages where kind in ('broadcast', 'test')`;
  assert.deepEqual(texts.map(({ phone }) => phone), [MANAGER, MANAGER]);
});

/** Red Hook with a manager and six followers, one of whom reads Chinese. */
async function addRoom({ database: { sql } }: World): Promise<void> {
  const { id: bidId } = await addDistrict(sql, { ...RED_HOOK, zips: ["11231", "11215"] });
  await addUser(sql, { bidId, phone: MANAGER });
  await sql`update users set quiet_from = null, quiet_to = null`;
  for (const language of ["en", "en", "en", "en", "es", "zh"] as const) {
    await addFollower(sql, { language });
  }
}

/** Delivered, on their way, waiting, failed, not sent. */
async function figures(page: Page): Promise<string[]> {
  const shown = await page.locator(".figures dd").allTextContents();
  return shown.slice(0, 5).map((text) => text.match(/^\d+/)![0]);
}
