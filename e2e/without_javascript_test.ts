import assert from "node:assert/strict";
import { shareBrowser } from "../testing/browser.ts";
import { startWorld } from "../testing/world.ts";
import { assertNoScript, openPhone, photo, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const PHONE = "+17185550145";

Deno.test("without JavaScript a resident signs up, follows a place, reports and adds a photo", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { javaScriptEnabled: false });

  for (const path of ["/", "/sign-in", "/privacy", "/terms", "/nowhere"]) {
    await page.goto(path);
    await assertNoScript(page);
  }
  await page.goto("/zip/11231");
  await page.getByRole("link", { name: "Text me about 11231" }).click();
  await page.getByRole("checkbox").check();
  await signIn(page, world, PHONE);
  await page.getByRole("button", { name: "Follow" }).click();
  await page.getByText("You follow it now.").waitFor();

  await page.goto("/report?zip=11231");
  await page.getByLabel("ZIP code").press("Enter");
  await page.getByText("Choose how deep the water is.").first().waitFor();
  await page.getByLabel("What do you see?").fill("Water over the curb.");
  const map = page.locator("input[type=image]");
  const placed = page.locator("p.hint", { hasText: "The place you chose on the map" });
  await map.click({ position: { x: 144, y: 144 } });
  await page.getByRole("button", { name: "Remove the place" }).click();
  await placed.waitFor({ state: "detached" });
  await map.click({ position: { x: 144, y: 144 } });
  await placed.waitFor();
  const moved = page.waitForEvent("load");
  await map.click({ position: { x: 144, y: 44 } });
  await moved;
  await placed.waitFor();
  assert.equal(await page.getByLabel("What do you see?").inputValue(), "Water over the curb.");
  await page.getByText("Ankle deep").click();
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("Your report is in.").waitFor();
  const [sent] = await world.database.sql`
    select reports.latitude > zips.latitude as north from reports join zips using (zip)`;
  assert.equal(sent?.north, true, "the place tapped last");
  await page.setInputFiles("input[type=file]", [await photo() as never]);
  await page.getByRole("button", { name: "Add the photo" }).click();
  await page.locator("main img").first().waitFor();
  const [media] = await world.database
    .sql`select content_type, ready_at from media where report_id is not null`;
  assert.equal(media?.contentType, "image/png", "the type is read from the bytes");
});
