// The crew's round, on a phone in the rain: what is given to them, the way there, what became of it.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../testing/rows.ts";
import { until } from "../testing/until.ts";
import { startWorld, type World } from "../testing/world.ts";
import { assertAccessible, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();
const CREW = "+17185550142";
const CORNER = { latitude: 40.677, longitude: -74.009 };

/** Two of the crew's: the one that came later is deeper, and has a place. */
async function giveRound({ database: { sql } }: World): Promise<{ knee: string; waist: string }> {
  const { id: bidId } = await addDistrict(sql, { ...RED_HOOK, zips: ["11231"] });
  const crew = await addUser(sql, { phone: CREW, bidId, role: "crew" });
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const give = async (report: Parameters<typeof addReport>[1]) => {
    const id = await addReport(sql, { bidId, ...report });
    await sql`update reports set assigned_to = ${crew.id}, status = 'seen' where id = ${id}`;
    return id;
  };
  const knee = await give({ depth: "knee", happenedAt: ago(90) });
  const waist = await give({ depth: "waist", happenedAt: ago(10), location: CORNER });
  await addReport(sql, { bidId, depth: "inside", happenedAt: ago(5) });
  return { knee, waist };
}

async function enter(page: Page, world: World): Promise<void> {
  await page.goto("/sign-in");
  await signIn(page, world, CREW);
  await page.waitForURL("**/district/round");
}

for (const javaScriptEnabled of [false, true]) {
  Deno.test(`the crew signs in to its round and ends a place with one tap${javaScriptEnabled ? "" : ", without script"}`, async () => {
    await using world = await startWorld();
    await using browser = openBrowser();
    const { knee, waist } = await giveRound(world);
    const colorScheme = javaScriptEnabled ? "dark" : "light";
    const page = await openPhone(browser, world, { javaScriptEnabled, colorScheme });
    await enter(page, world);
    const places = page.locator(".round-place");
    assert.equal(await places.count(), 2);
    assert.match(await places.nth(0).innerText(), /Waist deep/);
    assert.match(await places.nth(1).innerText(), /the ZIP code 11231 alone/);
    assert.equal(
      await places.nth(0).getByRole("link", { name: /map app/ }).getAttribute("href"),
      "geo:40.67700,-74.00900?q=40.67700,-74.00900",
    );
    assert.equal(await places.nth(1).getByRole("link", { name: /map app/ }).count(), 0);
    if (javaScriptEnabled) await assertAccessible(page);
    const { width } = page.viewportSize()!;
    assert.ok(await page.locator("html").evaluate((html) => html.scrollWidth) <= width, "it fits");

    await places.nth(0).getByRole("button", { name: /^Later/ }).click();
    await page.waitForURL("**#place-*");
    assert.match(await places.nth(0).innerText(), /the ZIP code 11231 alone/);
    assert.ok(await places.nth(0).getByRole("button", { name: /^Sooner/ }).isDisabled());
    if (javaScriptEnabled) await assertAccessible(page);
    await page.getByRole("button", { name: "Back to the usual order" }).click();
    await page.getByText("the deepest water first").waitFor();
    assert.match(await places.nth(0).innerText(), /Waist deep/);

    await places.nth(0).getByRole("button", { name: "Water gone" }).click();
    await page.getByText("Water gone: waist deep, 11231.").waitFor();
    assert.equal(await places.count(), 1);
    assert.equal(await statusOf(world, waist), "water_gone");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Undone.").waitFor();
    assert.equal(await places.count(), 2);
    assert.equal(await statusOf(world, waist), "seen");
    await places.nth(1).getByRole("button", { name: "Passed to the city" }).click();
    await page.getByText("Passed to the city: knee deep, 11231.").waitFor();
    assert.equal(await statusOf(world, knee), "passed_on");
  });
}

Deno.test("without a network the round is there as it was read last, with its age", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const { knee, waist } = await giveRound(world);
  const page = await openPhone(browser, world);
  await enter(page, world);
  await page.getByText("This page opens without a network too").waitFor();
  await keptSoon(page, (html) => html.includes("Waist deep"));
  await page.locator(".round-place").first().getByRole("button", { name: "Not ours" }).click();
  await page.getByText("Not ours: waist deep").or(page.getByText(/district’s: waist deep/))
    .waitFor();
  assert.equal(await statusOf(world, waist), "not_ours");
  await keptSoon(page, (html) => !html.includes("Waist deep"));
  await page.context().setOffline(true);
  await page.goto("/district/round");
  await page.getByText(/You are offline\. This page is from today .+, now\./).waitFor();
  assert.equal(
    await page.locator(".round-place").count(),
    1,
    "what was done is not in it any more",
  );
  assert.equal(await page.getByText("Undo").count(), 0);

  // A tap is kept in sight, may be taken back, and goes out once there is a network.
  const place = page.locator(".round-place");
  await place.getByRole("button", { name: "Passed to the city" }).click();
  await page.getByText("Waits for the network").waitFor();
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByText("Waits for the network").waitFor({ state: "detached" });
  await place.getByRole("button", { name: "Water gone" }).click();
  await page.getByText("Waits for the network").waitFor();
  await page.reload();
  await page.getByText("Waits for the network").waitFor();
  await assertAccessible(page);
  assert.equal(await statusOf(world, knee), "seen");
  await page.context().setOffline(false);
  await page.getByText("Nothing is given to you.").waitFor();
  assert.equal(await statusOf(world, knee), "water_gone");
});

Deno.test("a tap without a network gives way to what a colleague has done meanwhile, and says so", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const { waist } = await giveRound(world);
  const page = await openPhone(browser, world);
  await enter(page, world);
  await page.getByText("This page opens without a network too").waitFor();
  await page.context().setOffline(true);
  await page.locator(".round-place").first().getByRole("button", { name: "Not ours" }).click();
  await page.getByText("Waits for the network").waitFor();
  await world.database.sql`update reports set status = 'in_progress' where id = ${waist}`;
  await page.context().setOffline(false);
  await page.getByText("It was not taken: somebody has changed the report since.").waitFor();
  await assertAccessible(page);
  assert.equal(await statusOf(world, waist), "in_progress");
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.reload();
  assert.equal(await page.getByText("It was not taken").count(), 0);
});

/** By asking again and again: what waits within the page would take a promise for a yes. */
async function keptSoon(page: Page, isAsMeant: (html: string) => boolean): Promise<void> {
  await until(async () => {
    const html = await page.evaluate(async () => {
      const copy = await caches.match("/district/round", { ignoreVary: true });
      return await copy?.text();
    });
    return html !== undefined && isAsMeant(html);
  });
}

async function statusOf({ database: { sql } }: World, id: string): Promise<string> {
  const [row] = await sql<[{ status: string }]>`select status from reports where id = ${id}`;
  return row.status;
}
