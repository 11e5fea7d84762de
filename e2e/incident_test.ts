// Many reports, one water: from the offer on a manager's desk to the answers from the street.
import assert from "node:assert/strict";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../testing/rows.ts";
import { until } from "../testing/until.ts";
import { startWorld } from "../testing/world.ts";
import { assertAccessible, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const MANAGER = "+17185550144";
const REPORTERS = ["+17185550151", "+17185550152", "+17185550153"];
const CORNER = { latitude: RED_HOOK.latitude, longitude: RED_HOOK.longitude };

Deno.test("three reports at a corner become one water, whose reporters are asked by text and answer", async () => {
  await using world = await startWorld();
  const { sql } = world.database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await addUser(sql, { phone: MANAGER, bidId });
  for (const [n, phone] of REPORTERS.entries()) {
    const { id: userId } = await addUser(sql, { phone, consented: true });
    // By night, too: nobody here sleeps.
    await sql`update users set quiet_from = null, quiet_to = null where id = ${userId}`;
    const happenedAt = new Date();
    // Some steps apart.
    const location = { ...CORNER, latitude: CORNER.latitude + n * 0.0002 };
    const id = await addReport(sql, { userId, bidId, location, happenedAt });
    await sql`update reports set wants_texts = true where id = ${id}`;
  }
  await using browser = openBrowser();
  const desk = await openPhone(browser, world, { javaScriptEnabled: false });
  await desk.goto("/sign-in");
  await signIn(desk, world, MANAGER);
  await desk.getByRole("link", { name: "Incidents" }).click();
  await desk.getByRole("button", { name: "Put these 3 together" }).click();
  await desk.getByText("They are one water now.").waitFor();
  await desk.getByText("3 reports, seen by 3 people.").waitFor();
  assert.equal(await desk.locator(".incident-map .dot[data-report]").count(), 3);
  assert.equal(await desk.locator(".incident-map .dot.lead[data-report]").count(), 1);
  assert.equal(await desk.getByRole("button", { name: "Closer" }).isVisible(), false);
  await desk.getByRole("button", { name: "Ask: still wet?" }).click();
  await desk.getByText("Asked today").waitFor();

  const asked = (phone: string) =>
    world.sandbox.messages(phone).some(({ body }) => body.includes("still wet where you"));
  await until(() => Promise.resolve(REPORTERS.every(asked)));
  await world.sandbox.inbound(REPORTERS[0]!, "1");
  await world.sandbox.inbound(REPORTERS[1]!, "2");
  await until(async () => {
    await desk.reload();
    return await desk.getByText("1 say still there, 1 say gone, 1 have not answered.").isVisible();
  });

  await desk.getByText("Faint: its sender says the water is gone").waitFor();
  assert.equal(await desk.locator(".incident-map .dot.ended").count(), 1);

  const address = desk.url();
  await desk.getByRole("button", { name: "Take it out" }).first().click();
  await desk.getByText("The report stands by itself again.").waitFor();
  await desk.goto("/district");
  await desk.getByRole("link", { name: "2 reports of one water" }).waitFor();

  const screen = await openPhone(browser, world, { viewport: { width: 1280, height: 900 } });
  await screen.context().addCookies(await desk.context().cookies());
  for (const path of ["/district/incidents", address]) {
    await screen.goto(path);
    await assertAccessible(screen);
  }
  const row = screen.locator("tr[data-report]").last();
  const dot = screen.locator(`.dot[data-report="${await row.getAttribute("data-report")}"]`);
  await row.hover();
  await screen.locator(".dot.near").waitFor();
  assert.match((await dot.getAttribute("class"))!, /near/);
  await screen.getByRole("button", { name: "Closer" }).click();
  const part = await screen.locator(".incident-map > svg").getAttribute("viewBox");
  assert.equal(part, "180 180 360 360");
  await dot.click();
  await screen.waitForURL("**/district/reports/*");
  assert.equal((await sql`select from incidents`).length, 1);
});
