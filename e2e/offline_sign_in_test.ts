// Who is signed in decides what becomes of a report that waits: where nobody says it, it is asked again.
import assert from "node:assert/strict";
import { shareBrowser } from "../testing/browser.ts";
import { startWorld } from "../testing/world.ts";
import { fillIn, openForm, PHONE, send } from "./report_form.ts";
import { signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

Deno.test("a report whose owner has signed in again goes out also where the first question who it is was lost", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openForm(browser, world, { serviceWorkers: "block" });
  await fillIn(page, { depth: "Waist deep", note: "Signed out." });
  await page.context().setOffline(true);
  await send(page);
  await page.getByText("Saved on this phone").waitFor();
  await page.context().clearCookies();
  await page.context().setOffline(false);
  await page.goto("/report/waiting");
  await page.getByText("You are signed out.").waitFor();
  let lost = 0;
  await page.route("**/api/me", (route) => {
    lost++;
    return route.abort("failed");
  }, { times: 1 });
  await page.getByRole("link", { name: "Sign in to send" }).click();
  await signIn(page, world, PHONE);
  await page.getByText("No report waits on this phone.").waitFor();
  assert.equal(lost, 1);
  const reports = await world.database.sql`select note from reports`;
  assert.deepEqual(reports.map(({ note }) => note), ["Signed out."]);
});
