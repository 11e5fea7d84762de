import assert from "node:assert/strict";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import type { CodeLimit } from "./limits.ts";

const only = (limit: CodeLimit) => ({ codeLimits: [limit] });

async function ask(api: TestApi, phone: string, address?: string): Promise<number> {
  const headers: Record<string, string> = address ? { "x-forwarded-for": address } : {};
  return (await api.client().post("/api/auth/code", { phone }, headers)).status;
}

Deno.test("the sixth code for a number within ten minutes must wait, and is told how long", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = api.client();
  api.clock.set("2026-11-22T12:00:00Z");
  for (let n = 0; n < 5; n++) {
    assert.equal((await person.post("/api/auth/code", { phone: "718 555 0123" })).status, 202);
    api.clock.forward(1);
  }
  const refused = await person.post("/api/auth/code", { phone: "718 555 0123" });
  assert.equal(refused.status, 429);
  assert.equal(refused.body.error.code, "tooManyCodes");
  // The first was asked for five minutes ago.
  assert.equal(refused.headers.get("retry-after"), "300");
  assert.equal(sandbox.messages("+17185550123").length, 5);

  api.clock.forward(5.1);
  assert.equal((await person.post("/api/auth/code", { phone: "718 555 0123" })).status, 202);
});

Deno.test("a burst of requests for one number sends no more texts than the limit", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const statuses = await Promise.all(
    Array.from({ length: 15 }, () => ask(api, "+17185550123")),
  );
  assert.equal(statuses.filter((status) => status === 202).length, 5);
  assert.equal(sandbox.messages("+17185550123").length, 5);
});

Deno.test("one address is limited whatever numbers it names", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox, only({ by: "ip", max: 2, minutes: 60 }));
  assert.equal(await ask(api, "+17185550101", "198.51.100.7"), 202);
  assert.equal(await ask(api, "+12125550102", "198.51.100.7"), 202);
  assert.equal(await ask(api, "+19175550103", "198.51.100.7"), 429);
  assert.equal(await ask(api, "+19175550103", "198.51.100.8"), 202);
});

Deno.test("a household's IPv6 addresses count as one", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox, only({ by: "ip", max: 1, minutes: 60 }));
  assert.equal(await ask(api, "+17185550101", "2001:db8:1:2::1"), 202);
  assert.equal(await ask(api, "+17185550102", "2001:db8:1:2:ffff::9"), 429);
  assert.equal(await ask(api, "+17185550102", "2001:db8:1:3::1"), 202);
});

Deno.test("what a client claims in X-Forwarded-For does not make it somebody else", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox, only({ by: "ip", max: 1, minutes: 60 }));
  assert.equal(await ask(api, "+17185550101", "1.1.1.1, 198.51.100.7"), 202);
  assert.equal(await ask(api, "+17185550102", "2.2.2.2, 198.51.100.7"), 429);
});

Deno.test("numbers beside each other are limited together, as pumping uses them", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const limit = { by: "neighbours", max: 2, minutes: 60 } as const;
  await using api = await startApi(database, sandbox, only(limit));
  assert.equal(await ask(api, "+17185551001"), 202);
  assert.equal(await ask(api, "+17185551002"), 202);
  assert.equal(await ask(api, "+17185551003"), 429);
  assert.equal(await ask(api, "+17185552003"), 202);
});

Deno.test("everybody together is limited", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox, only({ by: "all", max: 2, minutes: 10 }));
  assert.equal(await ask(api, "+17185550101"), 202);
  assert.equal(await ask(api, "+12125550102"), 202);
  assert.equal(await ask(api, "+19175550103"), 429);
  api.clock.forward(10.1);
  assert.equal(await ask(api, "+19175550103"), 202);
});

Deno.test("a request that was refused does not count against the next", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox, only({ by: "phone", max: 1, minutes: 10 }));
  api.clock.set("2026-11-22T12:00:00Z");
  assert.equal(await ask(api, "+17185550101"), 202);
  api.clock.forward(9);
  assert.equal(await ask(api, "+17185550101"), 429);
  api.clock.forward(1.1);
  assert.equal(await ask(api, "+17185550101"), 202);
});
