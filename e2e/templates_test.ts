// An answer from its first word to a phone that reads Spanish, without JavaScript: written, looked at, kept,
// chosen on a report, texted, read on the report's page, deleted and had back.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, addUser, RED_HOOK } from "../testing/rows.ts";
import { until } from "../testing/until.ts";
import { startWorld, type World } from "../testing/world.ts";
import { assertAccessible, assertNoScript, lookBeside, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const MANAGER = "+17185550144";
const RESIDENT = "+17185550143";

Deno.test("a manager writes an answer, gives it with an end, and it arrives in Spanish, without JavaScript", async () => {
  await using world = await startWorld();
  const reportId = await addRoom(world);
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { javaScriptEnabled: false });
  const beside = await openPhone(browser, world);
  const look = await lookWith(beside);
  // A report's page has an island: a photo is taken there.
  const lookAlone = lookBeside(beside);
  await page.goto("/sign-in");
  await signIn(page, world, MANAGER);
  await page.goto("/district/settings");
  await page.getByRole("link", { name: "Answers to who sent a report" }).click();
  await page.getByText("Your district has none yet.").waitFor();
  await look(page);

  await page.getByRole("link", { name: "Write an answer" }).click();
  await page.getByLabel("Name").fill("Grates cleared");
  await page.getByLabel("Told when a report is").selectOption({ label: "The water is gone" });
  await page.getByRole("textbox", { name: "English" }).fill("The drain is fixed.");
  await page.getByRole("button", { name: "See the texts first" }).click();
  await page.getByText("no answer says that something is mended, for nobody knows: “fixed”", {
    exact: false,
  }).first().waitFor();
  await look(page);
  await page.getByRole("textbox", { name: "English" }).fill("Our crew’s cleared both grates.");
  await page.getByRole("textbox", { name: "Spanish", exact: true }).fill(
    "Las dos rejillas ya drenan.",
  );
  await page.getByLabel("Who has read the Spanish").fill("Rosa M.");
  await page.getByRole("button", { name: "See the texts first" }).click();
  await page.getByText("’ makes it dearer").waitFor();
  await page.getByText("FloodLine’s own words, for there are none in Chinese.").waitFor();
  await look(page);
  await page.getByRole("textbox", { name: "English" }).fill("Our crew cleared both grates.");
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.getByText("It can be chosen on each report from now on").waitFor();
  await page.getByText("Read by Rosa M.").waitFor();
  await look(page);

  await page.goto(`/district/reports/${reportId}`);
  await page.getByText("The water is gone, in your own words").click();
  await lookAlone(page);
  await page.getByRole("button", { name: "Set “The water is gone”" }).click();
  await page.getByText("The status is changed, with your answer.").waitFor();
  await page.getByText("Texted in Spanish.").waitFor();
  await lookAlone(page);
  await until(() => Promise.resolve(world.sandbox.messages(RESIDENT).length > 0));
  assert.match(
    world.sandbox.messages(RESIDENT)[0]!.body,
    /^FloodLine, de red-hook BID, sobre su reporte de 11231 Brooklyn: Las dos rejillas ya drenan\./,
  );

  const phone = await openPhone(browser, world, { locale: "es-US" });
  await phone.goto(`/sign-in?next=/reports/${reportId}`);
  await phone.getByLabel("Número de celular").fill(RESIDENT);
  await phone.getByRole("button", { name: "Envíenme un código", exact: true }).click();
  await phone.getByLabel("Código de 6 cifras").fill(await newestCode(world));
  await phone.getByRole("button", { name: "Entrar", exact: true }).click();
  await phone.getByText("Las dos rejillas ya drenan.").waitFor();
  await assertAccessible(phone);

  await page.goto("/district/templates");
  await page.getByRole("link", { name: "Grates cleared" }).click();
  await page.getByText("Rosa M. has read these words.").waitFor();
  await look(page);
  await page.getByRole("button", { name: "Delete this answer" }).click();
  await page.getByText("Your district has none yet.").waitFor();
  await look(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("It is there again.").waitFor();
  await page.getByRole("link", { name: "Grates cleared" }).waitFor();
});

/** Red Hook with a manager, and a report of somebody who reads Spanish and wants texts about it at any hour. */
async function addRoom({ database: { sql } }: World): Promise<string> {
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await addUser(sql, { bidId, phone: MANAGER });
  const { id: userId } = await addUser(sql, { phone: RESIDENT });
  await sql`update users set language = 'es', quiet_from = null, quiet_to = null where id = ${userId}`;
  const [report] = await sql<[{ id: string }]>`
    insert into reports (user_id, bid_id, zip, depth, wants_texts, happened_at, created_at)
    values (${userId}, ${bidId}, '11231', 'knee', true, now(), now())
    returning id`;
  return report.id;
}

async function newestCode({ sandbox }: World): Promise<string> {
  let code: string | undefined;
  await until(() => {
    code = sandbox.messages(RESIDENT).at(-1)!.body.match(/clave es (\d{6})/)?.[1];
    return Promise.resolve(code !== undefined);
  });
  return code!;
}

/** The same page where scripts run, for axe needs them. */
async function lookWith(other: Page): Promise<(page: Page) => Promise<void>> {
  await other.goto("about:blank");
  const look = lookBeside(other);
  return async (page) => {
    await assertNoScript(page);
    await look(page);
  };
}
