import assert from "node:assert/strict";
import { shareBrowser } from "../testing/browser.ts";
import { until } from "../testing/until.ts";
import { startWorld, type World } from "../testing/world.ts";
import { goOn } from "./report_form.ts";
import { assertAccessible, openPhone, photo, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const RESIDENT = "+17185550143";
const MANAGER = "+17185550144";

Deno.test("a report with a photo reaches the manager's screen, and its status the resident", async () => {
  await using world = await startWorld();
  await makeDistrict(world);
  await using browser = openBrowser();
  const desk = await openPhone(browser, world, { viewport: { width: 1280, height: 900 } });
  await desk.goto("/sign-in");
  await signIn(desk, world, MANAGER);
  await desk.getByRole("heading", { name: "Red Hook", level: 1 }).waitFor();
  await desk.getByText("Live: new reports show here").waitFor();
  await assertAccessible(desk);

  const phone = await openPhone(browser, world, {
    geolocation: { latitude: 40.6775, longitude: -74.0095 },
    permissions: ["geolocation"],
  });
  await phone.goto("/report");
  await signIn(phone, world, RESIDENT);
  await phone.getByRole("heading", { name: "Report flooding" }).waitFor();
  await assertAccessible(phone);
  await phone.getByRole("button", { name: "Use my location" }).click();
  await phone.getByText("Your location is added.").waitFor();
  await goOn(phone);
  await phone.getByText("Knee deep").click();
  await goOn(phone);
  await phone.getByLabel("What do you see?").fill("The drain at the corner is blocked.");
  await phone.setInputFiles("input[type=file]", [await photo() as never]);
  await phone.getByText("Ready", { exact: true }).waitFor();
  await assertAccessible(phone);
  await phone.getByRole("button", { name: "Send" }).dblclick();
  await phone.getByText("Your report is in.").waitFor();
  await assertAccessible(phone);

  await desk.getByText("1 report came in.").waitFor();
  await until(async () =>
    (await world.database.sql`select from media where cleaned_at is not null`).length > 0
  );
  await desk.getByRole("link", { name: "Knee deep", exact: true }).click();
  await desk.getByText("The drain at the corner is blocked.", { exact: true }).waitFor();
  const image = desk.locator("main img").first();
  await image.waitFor();
  await image.evaluate((img: HTMLImageElement) => img.decode());
  await assertAccessible(desk);
  await desk.getByRole("button", { name: "At work on it" }).click();
  await desk.getByText("The status is changed.").waitFor();
  await assertAccessible(desk);

  await phone.reload();
  await phone.getByText("In progress").first().waitFor();
  const [{ count }] = await world.database.sql<[{ count: number }]>`
    select count(*)::int from reports`;
  assert.equal(count, 1, "a double tap on Send is one report");
});

Deno.test("60 events in a burst cost each of three dashboards a handful of loads, and all end right", async () => {
  await using world = await startWorld();
  const bidId = await makeDistrict(world);
  await using browser = openBrowser();
  const desk = await openPhone(browser, world);
  await desk.goto("/sign-in");
  await signIn(desk, world, MANAGER);
  const tabs = [desk, await desk.context().newPage(), await desk.context().newPage()];
  const loads = tabs.map(() => 0);
  for (const [n, tab] of tabs.entries()) {
    await tab.goto("/district");
    await tab.getByText("Live: new reports show here").waitFor();
    // With a hand in the list they wait, and are counted.
    await tab.getByRole("button", { name: "All seen" }).focus();
    tab.on("request", (request) => {
      if (new URL(request.url()).pathname === "/api/district/reports") loads[n]!++;
    });
  }
  const begun = performance.now();
  const { sql } = world.database;
  for (let n = 1; n <= 60; n++) {
    await sql`
      with added as (
        insert into reports (bid_id, zip, depth, happened_at, created_at)
        values (${bidId}, '11231', 'knee', now(), now()) returning id
      )
      select tell_district(${bidId}, id, 'reportAdded') from added`;
    // Not so many that some would go uncounted for lack of room.
    if (n === 49) { for (const tab of tabs) await tab.getByText("49 new reports").waitFor(); }
  }
  for (const tab of tabs) await tab.getByText("50+ new reports").waitFor();
  // One at once, then one each two seconds, however long this machine took.
  const most = 2 + (performance.now() - begun) / 2_000;
  for (const some of loads) assert.ok(some >= 1 && some <= most, `${loads}, at most ${most}`);
});

async function makeDistrict({ database: { sql } }: World): Promise<string> {
  const ring = [[-74.02, 40.67], [-74.0, 40.67], [-74.0, 40.685], [-74.02, 40.685], [
    -74.02,
    40.67,
  ]];
  const boundary = JSON.stringify({ type: "Polygon", coordinates: [ring] });
  const [{ id }] = await sql<[{ id: string }]>`
    insert into bids (slug, name, time_zone, boundary)
    values ('red-hook', 'Red Hook', 'America/New_York', ${boundary}::text::jsonb) returning id`;
  await sql`insert into bid_zips (bid_id, zip) values (${id}, '11231')`;
  await sql`
    insert into users (phone, bid_id, bid_role) values (${MANAGER}, ${id}, 'manager')`;
  return id;
}
