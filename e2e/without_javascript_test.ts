import assert from "node:assert/strict";
import { launchBrowser } from "../testing/browser.ts";
import { startWorld } from "../testing/world.ts";
import { assertNoScript, openPhone, photo, signIn } from "./visitor.ts";

const PHONE = "+17185550145";

Deno.test("without JavaScript a resident signs up, follows a place, reports and adds a photo", async () => {
  await using world = await startWorld();
  await using browser = await launchBrowser();
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
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("Choose how deep the water is.").first().waitFor();
  await page.getByLabel("What do you see?").fill("Water over the curb.");
  await page.locator("input[type=image]").click({ position: { x: 144, y: 100 } });
  await page.locator("p.hint", { hasText: "The place you chose on the map" }).waitFor();
  assert.equal(await page.getByLabel("What do you see?").inputValue(), "Water over the curb.");
  await page.getByText("Ankle deep").click();
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("Your report is in.").waitFor();
  const [sent] = await world.database.sql`select latitude is not null as placed from reports`;
  assert.equal(sent?.placed, true, "the place tapped on the map");
  await page.setInputFiles("input[type=file]", [await photo() as never]);
  await page.getByRole("button", { name: "Add the photo" }).click();
  await page.locator("main img").first().waitFor();
  const [media] = await world.database
    .sql`select content_type, ready_at from media where report_id is not null`;
  assert.equal(media?.contentType, "image/png", "the type is read from the bytes");
});
