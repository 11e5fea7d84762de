// What comes after a report, with script and without: its page, a correction, whether it is still
// flooded, the record for an insurer, and taking it back.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { startWorld, type World } from "../testing/world.ts";
import { assertAccessible, assertNoScript, openPhone, photo, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  Deno.test(`${how} JavaScript a resident follows, corrects, prints and takes back a report`, async () => {
    await using world = await startWorld();
    await using browser = openBrowser();
    const page = await openPhone(browser, world, { javaScriptEnabled });
    const look = async () => {
      if (javaScriptEnabled) await assertAccessible(page);
      await assertNoScript(page);
    };
    await report(page, world);
    await look();

    await page.getByRole("link", { name: "Change the depth or the note" }).click();
    await look();
    await page.getByText("Waist deep").click();
    await page.getByLabel("What do you see?").fill("Up to the counter now.");
    await page.getByRole("button", { name: "Save the changes" }).click();
    await page.getByText("Your report is changed.").waitFor();
    await page.getByText("Up to the counter now.").waitFor();

    const { name, mimeType, buffer } = await photo();
    await page.setInputFiles("input[type=file]", [{ name, mimeType, buffer } as never]);
    await page.getByRole("button", { name: "Add the photo" }).click();
    await page.getByText("Your photo is added.").waitFor();
    await look();

    await world.database.sql`update reports set happened_at = happened_at - interval '4 hours'`;
    await page.reload();
    await look();
    await page.getByRole("button", { name: "Yes, still flooded" }).click();
    await page.getByText("Thank you. Your answer is in.").waitFor();
    await page.getByText("You said it was still flooded").waitFor();

    await page.getByRole("link", { name: "Record for your insurer" }).click();
    await page.getByRole("heading", { name: "Record of a flood report" }).waitFor();
    await look();
    await assertPrints(page, createHash("sha256").update(buffer).digest("hex"));

    await page.getByRole("link", { name: "Your report" }).click();
    await page.getByRole("link", { name: "Withdraw this report" }).click();
    await look();
    await page.getByRole("button", { name: "Withdraw it" }).click();
    await page.getByText("You withdrew this report").waitFor();
    await look();
    const [row] = await world.database
      .sql`select depth, original_depth, water_answer, withdrawn_at is not null as is_gone from reports`;
    assert.deepEqual({ ...row }, {
      depth: "waist",
      originalDepth: "ankle",
      waterAnswer: "still",
      isGone: true,
    });
  });
}

/** By the API: how it is sent from the form is tested elsewhere. */
async function report(page: Page, world: World): Promise<void> {
  await page.goto("/sign-in");
  await signIn(page, world, "+17185550171");
  const response = await page.context().request.post(`${world.url}/api/reports`, {
    data: { zip: "11231", depth: "ankle", note: "Over the curb." },
    headers: { origin: world.url },
  });
  assert.equal(response.status(), 201);
  const { id } = await response.json();
  await page.goto(`/reports/${id}?sent=yes`);
  await page.getByText("Your report is in.").waitFor();
}

/** Without the site's frame, and with what proves the photo. */
async function assertPrints(page: Page, sha256: string): Promise<void> {
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".site-header").isVisible(), false);
  assert.equal(await page.locator(".site-footer").isVisible(), false);
  assert.ok((await page.locator(".record").innerText()).includes(sha256));
  const pdf = await page.pdf({ format: "Letter" });
  assert.equal(new TextDecoder().decode(pdf.subarray(0, 5)), "%PDF-");
  assert.ok(pdf.length > 10_000, `${pdf.length} bytes`);
  await page.emulateMedia({ media: "screen" });
}
