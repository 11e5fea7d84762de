// Signing in on two devices, ending one from the other; a new code before what cannot be undone.
import assert from "node:assert/strict";
import { SANDBOX } from "shared/server/config.ts";
import { deriveKeys } from "../api/sessions/keys.ts";
import { beginSession, signSession } from "../api/sessions/session.ts";
import { shareBrowser } from "../testing/browser.ts";
import { addUser } from "../testing/rows.ts";
import { startWorld, type World } from "../testing/world.ts";
import { assertAccessible, codeFor, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const PHONE = "+17185550123";

Deno.test("somebody signs a lost device out from another, and it is out at once", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const [lost, own] = [await openPhone(browser, world), await openPhone(browser, world)];
  for (const page of [lost, own]) {
    await page.goto("/sign-in");
    await signIn(page, world, PHONE);
  }
  await own.goto("/account");
  await assertAccessible(own);
  await own.getByRole("button", { name: /^Sign out of Chrome/ }).click();
  await own.getByText("Signed out there.").waitFor();
  await lost.goto("/account");
  assert.equal(new URL(lost.url()).pathname, "/sign-in");
  await own.goto("/account");
  assert.equal(new URL(own.url()).pathname, "/account");
});

Deno.test("deletion and downloads ask for a new code, and go on where one was", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { colorScheme: "dark" });
  const cookie = await sessionOf(world, 20);
  await page.context().addCookies([{ name: "floodline_session", value: cookie, url: world.url }]);

  await page.goto("/account#data");
  await page.getByRole("link", { name: "Download everything" }).click();
  await page.waitForURL("**/sign-in/again?next=%2Faccount");
  await assertAccessible(page);
  await page.getByRole("button", { name: "Text me a code" }).click();
  await page.getByLabel("6-digit code").fill(await codeFor(world, PHONE));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/account");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download everything" }).click(),
  ]);
  assert.equal(file.suggestedFilename(), "floodline-my-data.json");
  await page.goto("/account/delete");
  await page.getByRole("button", { name: "Delete my account" }).click();
  await page.waitForURL("**/account/deleted");
});

Deno.test("a page of one tab that comes late, asked under a session that is over, does not sign out who signed in in another", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await page.goto("/sign-in");
  await signIn(page, world, PHONE);
  await world.database.sql`update sessions set ended_at = now()`;

  await using slow = startSlowDoor(world.url);
  const late = await page.context().newPage();
  const arriving = late.goto(`${slow.url}/account`);
  await slow.answered;
  await page.goto("/sign-in");
  await signIn(page, world, PHONE);
  slow.open();
  await arriving;
  assert.equal(new URL(late.url()).pathname, "/sign-in", "it was told that its session is over");
  await page.goto("/account");
  assert.equal(new URL(page.url()).pathname, "/account");
});

/** Another way to the same pages, for a browser with the same cookies: the first answer waits there. */
function startSlowDoor(url: string) {
  const answered = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  const { hostname } = new URL(url);
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (req) => {
    const { pathname, search } = new URL(req.url);
    const headers = new Headers(req.headers);
    headers.delete("host");
    const answer = await fetch(url + pathname + search, { headers, redirect: "manual" });
    answered.resolve();
    await opened.promise;
    return answer;
  });
  return {
    url: `http://${hostname}:${server.addr.port}`,
    answered: answered.promise,
    open: opened.resolve,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** Of somebody who typed their code so many minutes ago. */
async function sessionOf({ database }: World, minutes: number): Promise<string> {
  const { id: userId } = await addUser(database.sql, { phone: PHONE });
  const device = { browserHash: null, browser: "chrome", system: "linux" } as const;
  const now = new Date(Date.now() - minutes * 60_000);
  const session = await beginSession(database.sql, { userId }, { now, device });
  const keys = await deriveKeys(SANDBOX.jwtSecret);
  return await signSession({ ...session, readAt: new Date() }, keys.session);
}
