// Settings without JavaScript: a code that grows too old in the middle loses nothing typed, and two managers
// switch the second pair of eyes off.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { SANDBOX } from "shared/server/config.ts";
import { deriveKeys } from "../api/sessions/keys.ts";
import { readSession, signSession } from "../api/sessions/session.ts";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, addUser, RED_HOOK } from "../testing/rows.ts";
import { startWorld, type World } from "../testing/world.ts";
import { assertAccessible, codeFor, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();
const ANA = "+17185550177";
const BEN = "+17185550178";

async function addRoom({ database: { sql } }: World): Promise<void> {
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  for (const [phone, name] of [[ANA, "Ana Díaz"], [BEN, "Ben Ortiz"]] as const) {
    const { id } = await addUser(sql, { phone, bidId });
    await sql`
      update users set staff_name = ${name}, bid_since = now() - interval '9 days'
      where id = ${id}`;
  }
  await sql`update bids set two_pairs_of_eyes = true`;
}

/** As if the code had been typed half an hour ago. */
async function ageCode(page: Page, world: World): Promise<void> {
  const keys = await deriveKeys(SANDBOX.jwtSecret);
  const cookies = await page.context().cookies();
  const { value } = cookies.find(({ name }) => name === "floodline_session")!;
  const session = (await readSession(value, keys, new Date()))!;
  const signedInAt = new Date(session.signedInAt.getTime() - 30 * 60_000);
  const aged = await signSession({ ...session, signedInAt }, keys.session);
  await page.context().addCookies([{ name: "floodline_session", value: aged, url: world.url }]);
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

Deno.test("two managers switch the second pair of eyes off: one asks, another agrees", async () => {
  await using world = await startWorld();
  await addRoom(world);
  await using browser = openBrowser();
  const [ana, ben] = [await openPhone(browser, world), await openPhone(browser, world)];
  for (const [page, phone] of [[ana, ANA], [ben, BEN]] as const) {
    await page.goto("/sign-in");
    await signIn(page, world, phone);
    await page.goto("/district/settings");
  }
  await ana.getByLabel("Two people for every broadcast").uncheck();
  await press(ana, "Save");
  await ana.getByText("You asked today").waitFor();
  assert.equal(await ana.getByLabel("Two people for every broadcast").isChecked(), true);
  await assertAccessible(ana);

  await ben.reload();
  await ben.getByText("Ana Díaz asked today").waitFor();
  await assertAccessible(ben);
  await press(ben, "I agree: switch it off");
  await ben.getByText("Saved.").waitFor();
  assert.equal(await ben.getByLabel("Two people for every broadcast").isChecked(), false);
  await ben.goto("/district/log");
  await ben.getByRole("cell", { name: "asked to switch the second pair of eyes off" }).waitFor();
  await ben.getByRole("cell", { name: "second pair of eyes: off" }).waitFor();
});

Deno.test("a code that is too old when a form is sent costs nothing typed, without JavaScript", async () => {
  await using world = await startWorld();
  await addRoom(world);
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { javaScriptEnabled: false });
  await page.goto("/sign-in");
  await signIn(page, world, ANA);
  await page.goto("/district/people");
  await page.getByLabel("Mobile number").fill("(718) 555-0188");
  await page.getByLabel("Name").fill("Cleo Ruiz");
  await page.getByLabel("Crew").check();
  await ageCode(page, world);
  await press(page, "Invite");
  await page.getByText("what you typed is kept").waitFor();
  await page.getByRole("link", { name: "Get a new code" }).click();
  await page.getByRole("button").first().waitFor();
  assert.ok(!page.url().includes("555"), "a number stands in no address");
  world.sandbox.state.messages = [];
  await page.locator("main form button").click();
  await page.getByLabel("6-digit code").fill(await codeFor(world, ANA));
  await press(page, "Sign in");
  await page.getByText("What you typed is here again. It is not saved yet.").waitFor();
  assert.equal(await page.getByLabel("Mobile number").inputValue(), "(718) 555-0188");
  assert.equal(await page.getByLabel("Name").inputValue(), "Cleo Ruiz");
  assert.equal(await page.getByLabel("Crew").isChecked(), true);
  await press(page, "Invite");
  await page.getByText("Invited.").waitFor();
  assert.equal((await world.database.sql`select from invitations`).length, 1);
});
