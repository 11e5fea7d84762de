// Browsers that lack something, one thing at a time: a report gets through by the islands, or by the
// plain form that stands in for them, and nobody is told to wait for a network that is there.
import assert from "node:assert/strict";
import type { BrowserContext, Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { startWorld, type World } from "../testing/world.ts";
import { fillIn, formIsAlive, goOn, isIn, PHONE, send } from "./report_form.ts";
import { assertAccessible, openPhone, photo, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

/** Newer than what islands count on, or switched off by some: none of them may be missed. */
const OPTIONAL: Record<string, string> = {
  "time limits": "AbortSignal.timeout AbortSignal.any", // Safari 16, 17.4
  "BroadcastChannel": "BroadcastChannel", // Safari 15.4
  "HTTPS": "crypto.randomUUID crypto.subtle navigator.serviceWorker caches navigator.geolocation",
  "bitmaps": "createImageBitmap OffscreenCanvas ImageBitmap", // Safari 15, 16.4
  "a database": "indexedDB", // private windows, Lockdown Mode
  "locks, or a word on the line": "navigator.locks navigator.onLine", // Safari 15.4
  "streams": "TextDecoder ReadableStream Blob.prototype.stream CompressionStream",
  "what later languages brought": "structuredClone reportError requestIdleCallback BigInt " +
    "Array.prototype.findLast Array.prototype.toSorted String.prototype.at " +
    "Object.groupBy Promise.withResolvers Promise.any URL.canParse Iterator WeakRef " +
    "String.prototype.isWellFormed Set.prototype.union FinalizationRegistry Intl.Segmenter " +
    "Intl.ListFormat DataView.prototype.getBigUint64",
  "what later pages brought": "ResizeObserver IntersectionObserver PointerEvent navigator.share " +
    "HTMLDialogElement HTMLFormElement.prototype.requestSubmit performance.mark",
};
OPTIONAL["any of this"] = Object.values(OPTIONAL).join(" ");

Deno.test("a report gets through whatever newer interface a browser lacks", async (t) => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const first = await openPhone(browser, world, { serviceWorkers: "block" });
  await first.goto("/report?zip=11231");
  await signIn(first, world, PHONE);
  await first.close();
  const context = first.context();

  for (const [what, names] of Object.entries(OPTIONAL)) {
    await t.step(`without ${what}`, async () => {
      const page = await openWithout(context, names);
      await formIsAlive(page);
      await goOn(page);
      await page.locator("#water").getByText("Knee deep").click();
      await goOn(page);
      await page.getByLabel("What do you see?").fill(what);
      await page.setInputFiles("input[type=file]", [await photo() as never]);
      await page.getByText("1 of 1").waitFor();
      await send(page);
      await isIn(page);
      assert.deepEqual(await newest(world), { note: what, media: 1 });
      await page.close();
    });
  }

  // Each of what islands need is tried in web/seam/boot_test.ts.
  for (const name of ["AbortController", "fetch"]) {
    await t.step(`without ${name} the plain form stands in`, async () => {
      const page = await openWithout(context, name);
      await page.locator("[data-islands=none]").waitFor();
      await page.getByText("You can add photos on the next page").waitFor();
      assert.equal(await page.getByRole("link", { name: "Next" }).isVisible(), false);
      assert.equal(await page.locator("input[type=image]").count(), 1);
      if (name === "fetch") await assertAccessible(page);
      await sendPlainly(page, world, name);
      await page.close();
    });
  }
});

Deno.test("a fault of our own shows as one: the form becomes the plain one, and sends what was written", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { serviceWorkers: "block" });
  await page.addInitScript(breakForms);
  await page.goto("/report?zip=11231");
  await signIn(page, world, PHONE);
  await formIsAlive(page);
  await goOn(page);
  await page.locator("#water").getByText("Knee deep").click();
  await goOn(page);
  await page.getByLabel("What do you see?").fill("First line\nand 718 555 0151.");
  await send(page);
  await page.getByText("Something is wrong with this page, not with your network.").waitFor();
  await assertAccessible(page);
  assert.equal(await page.getByText("when the network is back").count(), 0);
  await send(page);
  await isIn(page);
  assert.deepEqual(await newest(world), { note: "First line\nand 718 555 0151.", media: 0 });

  await page.goto("/report");
  await formIsAlive(page);
  const note = page.locator("[name=note]");
  assert.equal(await note.inputValue(), "", "no draft of what has been sent");
});

Deno.test("a report that waits, and that our script cannot send, says so and goes by the form", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { serviceWorkers: "block" });
  await page.goto("/report?zip=11231");
  await signIn(page, world, PHONE);
  await formIsAlive(page);
  await fillIn(page, { depth: "Knee deep", note: "Kept." });
  await page.context().setOffline(true);
  await send(page);
  await page.getByText("Saved on this phone").waitFor();
  await page.addInitScript(breakForms);
  await page.evaluate(breakForms);
  await page.context().setOffline(false);
  await page.goto("/report/waiting");
  await page.getByText("it has not gone out").waitFor();
  assert.equal(await page.getByText("Waits for the network").count(), 0);
  await page.getByRole("button", { name: "Open it in the form" }).click();
  await page.waitForURL("**/report");
  await page.getByText("We kept what you had typed").waitFor();
  for (let step = 0; step < 2; step++) await goOn(page);
  await send(page);
  await page.getByText("Something is wrong with this page").waitFor();
  await send(page);
  await isIn(page);
  assert.deepEqual(await newest(world), { note: "Kept.", media: 0 });
});

/** Without a script of ours that was to come: the address is of a file that is not there any more. */
Deno.test("a page whose script does not come, or does not run, is the plain form", async (t) => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const first = await openPhone(browser, world, { serviceWorkers: "block" });
  await first.goto("/report?zip=11231");
  await signIn(first, world, PHONE);
  const entry = await first.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => name).find((name) =>
      /\.js(\?|$)/.test(name)
    )!
  );
  const body = "this is {no script";
  const headers = { "content-type": "text/javascript" };
  for (
    const [what, files, answer] of [
      ["the entry is gone", entry, { status: 404 }],
      ["the entry is not understood", entry, { headers, body }],
      ["what it imports is not understood", /\/chunk-\w+\.js/, { headers, body }],
      ["an island is gone", /\bSendReport\b[^/]*\.js/, { status: 404 }],
    ] as const
  ) {
    await t.step(what, async () => {
      const page = await first.context().newPage();
      await page.route(files, (route) => route.fulfill(answer));
      await page.goto("/report?zip=11231");
      await page.locator("[data-islands]").waitFor();
      if (what === "an island is gone") await sendPlainly(page, world, what);
      await page.close();
    });
  }
});

/** Found missing only when it is used, long after the page has come to life. */
function breakForms() {
  Object.defineProperty(FormData.prototype, "append", { value: undefined });
}

async function openWithout(context: BrowserContext, names: string): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript((names) => {
    for (const path of names.split(" ")) {
      const parts = path.split(".");
      const last = parts.pop()!;
      // deno-lint-ignore no-explicit-any
      let owner = globalThis as any;
      for (const part of parts) owner = owner?.[part];
      while (owner && !Object.hasOwn(owner, last)) owner = Object.getPrototypeOf(owner);
      if (owner) delete owner[last];
    }
  }, names);
  await page.goto("/report?zip=11231");
  return page;
}

async function sendPlainly(page: Page, world: World, note: string): Promise<void> {
  await page.locator("#water").getByText("Knee deep").click();
  await page.getByLabel("What do you see?").fill(note);
  await send(page);
  await isIn(page);
  assert.deepEqual(await newest(world), { note, media: 0 });
}

async function newest({ database: { sql } }: World) {
  const [report] = await sql`
    select note, (select count(*)::int from media where report_id = reports.id) as media
    from reports order by created_at desc limit 1`;
  return report && { ...report };
}
