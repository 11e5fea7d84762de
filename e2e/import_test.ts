// A manager brings the boundary with its pairs turned round, and the city's drains: asked, seen, taken, put back.
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, addUser, RED_HOOK } from "../testing/rows.ts";
import { startWorld } from "../testing/world.ts";
import { assertAccessible, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();
const ANA = "+17185550177";
const TURNED = JSON.stringify({
  type: "FeatureCollection",
  features: [["Red Hook BID", -74.012], ["Van Brunt BID", -74.004]].map(([name, west]) => ({
    type: "Feature",
    properties: { f_all_bi_2: name },
    geometry: {
      type: "Polygon",
      coordinates: [[[0, 0], [6, 0], [6, 6], [0, 6]].map(([x, y]) => [
        40.674 + y! / 1000,
        Number(west) + x! / 1000,
      ])],
    },
  })),
});
const DRAINS = "UNITID;LAT;LONG\nCB1;40,675;-74,011\nCB2;40,676;-74,01\nCB3;N/A;\n";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function bring(page: Page, section: string, name: string, content: string): Promise<void> {
  const region = page.getByRole("region", { name: section });
  await region.getByLabel("File").setInputFiles({
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(content),
  });
  await region.getByRole("button", { name: "Read this file" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript";
  Deno.test(`a boundary that is turned round is asked about, seen, taken and put back${how}`, async () => {
    await using world = await startWorld();
    const { sql } = world.database;
    const { id: bidId } = await addDistrict(sql, RED_HOOK);
    await addUser(sql, { phone: ANA, bidId });
    const ringOf = async () => (await sql`select boundary from bids`)[0]!.boundary.coordinates[0];
    const before = await ringOf();
    await using browser = openBrowser();
    const page = await openPhone(browser, world, { javaScriptEnabled });
    const look = async () => void (javaScriptEnabled && await assertAccessible(page));
    await page.goto("/sign-in");
    await signIn(page, world, ANA);
    await page.goto("/district/settings");
    await page.getByRole("link", { name: "Files: boundary and drains" }).click();
    await look();

    await bring(page, "The boundary", "bids.pdf", "%PDF-1.7");
    await page.getByText("it is a PDF, a drawing without places in it").first().waitFor();
    await look();

    await bring(page, "The boundary", "bids.geojson", TURNED);
    await page.getByRole("heading", { name: "What was read of bids.geojson" }).waitFor();
    await page.getByText("have latitude first").waitFor();
    await page.getByText("It touches 11231 (yours").waitFor();
    await page.getByRole("img", { name: "What it would be, on the map" }).waitFor();
    await look();
    assert.deepEqual(await ringOf(), before, "nothing is saved yet");
    await page.getByRole("link", { name: "Van Brunt BID" }).click();
    await page.locator('a[aria-current="page"]', { hasText: "Van Brunt BID" }).waitFor();
    await press(page, "Take these");
    await page.getByText("What the file has is yours now.").waitFor();
    assert.deepEqual((await ringOf())[0], [-74.004, 40.674]);
    await press(page, "Put the boundary back");
    await page.getByText("The boundary is as it was before.").waitFor();
    assert.deepEqual(await ringOf(), before);

    await bring(page, "Drains (catch basins)", "drains.csv", DRAINS);
    await page.getByText("3 read, 2 to take").waitFor();
    await page.getByText("1 without a place").waitFor();
    await look();
    await press(page, "Take these");
    await page.getByText("You have 2 now").waitFor();
    const rows = await sql`select source_id from drains order by source_id`;
    assert.deepEqual(rows.map(({ sourceId }) => sourceId), ["CB1", "CB2"]);
  });
}
