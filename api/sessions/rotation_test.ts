// JWT_SECRET changes in two deploys, each with programs of before and after side by side: nobody is signed
// out, and a code that was asked of one is taken by the other.
import assert from "node:assert/strict";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { addUser } from "../../testing/rows.ts";
import { deriveKeys } from "./keys.ts";

const OLD = "the secret of the last years, 32 characters and more";
const NEW = "the secret of the years to come, also long enough";

/** By step of docs/runbook.md: what signs, and what is good beside it. */
const STEPS: [signs: string, accepts?: string][] = [
  [OLD],
  [OLD, NEW],
  [NEW, OLD],
  [NEW],
];

for (const [i, after] of STEPS.entries()) {
  const before = STEPS[i - 1];
  if (!before) continue;
  Deno.test(`changing JWT_SECRET, step ${i}: what either program signs, the other takes`, async () => {
    await using database = await cloneDatabase();
    await using sandbox = await startSandbox();
    await using old = await startApi(database, sandbox, { keys: await deriveKeys(...before) });
    await using young = await startApi(database, sandbox, { keys: await deriveKeys(...after) });
    const user = await addUser(database.sql);
    for (const [one, other] of [[old, young], [young, old]] as const) {
      const person = await one.enter(user);
      const visitor = other.client();
      Object.assign(visitor.cookies, person.cookies);
      // The last step comes when no session of the old secret is left.
      assert.equal((await visitor.get("/api/me")).status, 200);
    }
  });
}

Deno.test("a session under the old secret goes on under the new one, and gets its signature in time", async () => {
  await using database = await cloneDatabase();
  const user = await addUser(database.sql);
  const cookies = await (async () => {
    await using before = await startApi(database, undefined, { keys: await deriveKeys(OLD) });
    return (await before.enter(user)).cookies;
  })();
  await using between = await startApi(database, undefined, { keys: await deriveKeys(NEW, OLD) });
  const person = between.client();
  Object.assign(person.cookies, cookies);
  between.clock.forward(15.1);
  assert.equal((await person.get("/api/me")).status, 200);
  assert.ok(person.cookies.floodline_renewal);
  await using after = await startApi(database, undefined, { keys: await deriveKeys(NEW) });
  after.clock.forward(15.1);
  const later = after.client();
  Object.assign(later.cookies, person.cookies);
  assert.equal((await later.get("/api/me")).status, 200);
  const never = after.client();
  Object.assign(never.cookies, cookies);
  assert.equal((await never.get("/api/me")).status, 401, "one that was never used since is over");
});

Deno.test("a code that was asked for under the old secret signs in under the new one", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using before = await startApi(database, sandbox, { keys: await deriveKeys(OLD) });
  await using after = await startApi(database, sandbox, { keys: await deriveKeys(NEW, OLD) });
  const asker = before.client();
  const phone = "+17185550123";
  assert.equal((await asker.post("/api/auth/code", { phone })).status, 202);
  const person = after.client();
  Object.assign(person.cookies, asker.cookies);
  const wrong = await person.post("/api/auth/verify", { phone, code: "000000" });
  assert.equal(wrong.status, 422);
  const right = await person.post("/api/auth/verify", { phone, code: before.lastCode() });
  assert.equal(right.status, 200);
  assert.equal((await person.get("/api/me")).status, 200);
});
