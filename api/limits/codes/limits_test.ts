// Nobody can lock out anybody else, and nobody can make us text without end.
import assert from "node:assert/strict";
import { startApi, type TestApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import type { Answer, HttpClient } from "../../../testing/http_client.ts";
import { addUser } from "../../../testing/rows.ts";
import { startSandbox } from "../../../testing/sandbox.ts";
import { CODE_LIMITS, type CodeLimit, forDevelopment, TRY_LIMITS } from "./limits.ts";

const VICTIM = "+17185550123";
const WRONG = "000000";
const only = (limit: CodeLimit) => ({ codeLimits: [limit] });
const each = (max: number) => ({ own: max, known: max, new: max });

/** From a browser of its own, unless one is given. */
async function ask(
  api: TestApi,
  phone: string,
  address?: string,
  browser: HttpClient = api.client(),
): Promise<number> {
  const headers: Record<string, string> = address ? { "x-forwarded-for": address } : {};
  return (await browser.post("/api/auth/code", { phone }, headers)).status;
}

/** The nth address of an attacker who has many, each in a network of its own. */
const elsewhere = (n: number) => `${10 + n % 200}.${Math.floor(n / 200)}.7.7`;

/** The nth of 300 numbers that are no neighbors. */
const numberOf = (n: number) =>
  `+1${["201", "212", "718", "917"][n % 4]}${230 + Math.floor(n / 4)}${String(n).padStart(4, "0")}`;

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
  assert.equal(sandbox.messages(VICTIM).length, 5);

  api.clock.forward(5.1);
  assert.equal((await person.post("/api/auth/code", { phone: "718 555 0123" })).status, 202);
});

Deno.test("a burst of requests for one number sends no more texts than the limit", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const statuses = await Promise.all(Array.from({ length: 15 }, () => ask(api, VICTIM)));
  assert.equal(statuses.filter((status) => status === 202).length, 5);
  assert.equal(sandbox.messages(VICTIM).length, 5);
});

Deno.test("somebody who asks for another's number all day locks neither their browser nor their new phone", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const victim = await api.signIn(VICTIM);
  api.clock.forward(11);
  for (let hour = 0; hour < 12; hour++) {
    for (let n = 0; n < 10; n++) await ask(api, VICTIM, "198.51.100.7");
    api.clock.forward(60);
  }
  const texts = sandbox.messages(VICTIM).length;
  assert.ok(texts <= 9, `${texts} texts: the limit of one place`);
  assert.equal(await ask(api, VICTIM, "198.51.100.7"), 429);
  assert.equal(await ask(api, VICTIM, "203.0.113.9", victim), 202, "their own browser");
  assert.equal(await ask(api, VICTIM, "192.0.2.9"), 202, "a new phone, elsewhere");
  const code = api.lastCode();
  assert.equal(
    (await victim.post("/api/auth/verify", { phone: VICTIM, code })).status,
    422,
    "of another browser",
  );
});

Deno.test("not even from everywhere is a number's own browser locked out", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const victim = await api.signIn(VICTIM);
  api.clock.forward(11);
  let sent = 0;
  for (let n = 0; n < 60; n++) {
    if (await ask(api, VICTIM, elsewhere(n)) === 202) sent++;
    if (n % 9 === 8) api.clock.forward(11);
  }
  assert.equal(sent, 19, "20 a day, the one that the victim asked for first included");
  assert.equal(await ask(api, VICTIM, "203.0.113.9", victim), 202);
  const signedIn = await victim.post("/api/auth/verify", { phone: VICTIM, code: api.lastCode() });
  assert.equal(signedIn.status, 200);
});

Deno.test("who asks for twenty neighbors of a number does not lock it, known or new", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  await addUser(database.sql, { phone: "+17185550998" });
  for (let n = 0; n < 20; n++) {
    await ask(api, `+1718555${String(n).padStart(4, "0")}`, "198.51.100.7");
  }
  assert.equal(await ask(api, "+17185550999", "203.0.113.9"), 202, "new, elsewhere");
  assert.equal(await ask(api, "+17185550998", "203.0.113.9"), 202, "known");

  // Pumping from everywhere: newcomers of that block must wait, those who are here need not.
  for (let n = 20; n < 60; n++) {
    await ask(api, `+1718555${String(n).padStart(4, "0")}`, elsewhere(n));
  }
  assert.equal(await ask(api, "+17185550997", "192.0.2.9"), 429);
  assert.equal(await ask(api, "+17185550998", "192.0.2.9"), 202);
  assert.equal(await ask(api, "+17185551997", "192.0.2.9"), 202, "another block");
});

Deno.test("three hundred codes from everywhere do not lock those who were here before", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const known = await addUser(database.sql, { phone: "+19175559998" });
  const own = await api.signIn("+19175559999");
  let sent = 0;
  for (let n = 0; n < 300; n++) if (await ask(api, numberOf(n), elsewhere(n)) === 202) sent++;
  assert.equal(sent, 199);
  assert.equal(await ask(api, known.phone, "192.0.2.9"), 202);
  assert.equal(await ask(api, "+19175559999", "192.0.2.9", own), 202);
  const refused = await api.client().post("/api/auth/code", { phone: "+19175559997" });
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get("retry-after")) <= 600);
  const entries = await database.sql`
    select detail from security_log where event = 'limitReached' and detail ->> 'limit' = 'all'`;
  assert.ok(entries.length >= 1);
});

Deno.test("whoever fills the share of the known leaves that of browsers that signed in", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const limit: CodeLimit = { by: "all", minutes: 10, max: { new: 2, known: 4, own: 6 } };
  await using api = await startApi(database, sandbox, only(limit));
  const own = await api.signIn(VICTIM);
  for (const phone of ["+12125550101", "+12125550102", "+12125550103"]) {
    await addUser(database.sql, { phone });
  }
  assert.equal(await ask(api, "+19175550101"), 202);
  assert.equal(await ask(api, "+19175550102"), 429, "new");
  assert.equal(await ask(api, "+12125550101"), 202);
  assert.equal(await ask(api, "+12125550102"), 202);
  assert.equal(await ask(api, "+12125550103"), 429, "known");
  assert.equal(await ask(api, VICTIM), 429, "known, for this browser has never signed in to it");
  assert.equal(await ask(api, VICTIM, undefined, own), 202);
  assert.equal(await ask(api, "+19175550102", undefined, own), 429, "not its own number");
});

Deno.test("one address is limited whatever numbers it names", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const limit: CodeLimit = { by: "address", max: each(2), minutes: 60 };
  await using api = await startApi(database, sandbox, only(limit));
  assert.equal(await ask(api, "+17185550101", "198.51.100.7"), 202);
  assert.equal(await ask(api, "+12125550102", "198.51.100.7"), 202);
  assert.equal(await ask(api, "+19175550103", "198.51.100.7"), 429);
  assert.equal(await ask(api, "+19175550103", "198.51.100.8"), 202);
});

Deno.test("IPv6 addresses count as one by their /64, /56 and /48; IPv4 by address and /24", async () => {
  const together: Record<
    string,
    [by: CodeLimit["by"], one: string, same: string, other: string][]
  > = {
    IPv6: [
      ["address", "2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"],
      ["street", "2001:db8:1:201::1", "2001:db8:1:2ff::9", "2001:db8:1:300::1"],
      ["site", "2001:db8:1:2::1", "2001:db8:1:ffff::9", "2001:db8:2:2::1"],
    ],
    IPv4: [
      ["address", "198.51.100.7", "198.51.100.7", "198.51.100.8"],
      ["street", "198.51.100.7", "198.51.100.250", "198.51.101.7"],
      ["site", "198.51.100.7", "198.51.100.250", "198.51.101.7"],
    ],
  };
  for (const [by, one, same, other] of Object.values(together).flat()) {
    await using database = await cloneDatabase();
    await using sandbox = await startSandbox();
    await using api = await startApi(database, sandbox, only({ by, max: each(1), minutes: 60 }));
    assert.equal(await ask(api, "+17185550101", one), 202);
    assert.equal(await ask(api, "+12125550102", same), 429, `${by} ${same}`);
    assert.equal(await ask(api, "+12125550102", other), 202, `${by} ${other}`);
  }
});

Deno.test("what a client claims in X-Forwarded-For does not make it somebody else", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const limit: CodeLimit = { by: "address", max: each(1), minutes: 60 };
  await using api = await startApi(database, sandbox, only(limit));
  assert.equal(await ask(api, "+17185550101", "1.1.1.1, 198.51.100.7"), 202);
  assert.equal(await ask(api, "+17185550102", "2.2.2.2, 198.51.100.7"), 429);
});

Deno.test("a request that was refused does not count against the next", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const limit: CodeLimit = { by: "number", max: each(1), minutes: 10 };
  await using api = await startApi(database, sandbox, only(limit));
  api.clock.set("2026-11-22T12:00:00Z");
  assert.equal(await ask(api, "+17185550101"), 202);
  api.clock.forward(9);
  assert.equal(await ask(api, "+17185550101"), 429);
  api.clock.forward(1.1);
  assert.equal(await ask(api, "+17185550101"), 202);
});

Deno.test("wrong codes are counted by address, whatever numbers they are for; others go on", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const guess = (phone: string, address: string, browser = api.client()) =>
    browser.post("/api/auth/verify", { phone, code: WRONG }, { "x-forwarded-for": address });
  for (let n = 0; n < 20; n++) {
    assert.equal((await guess(numberOf(n), "198.51.100.7")).status, 422);
  }
  const refused = await guess(numberOf(20), "198.51.100.7");
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get("retry-after")) > 3500);
  assert.equal((await guess(numberOf(20), "198.51.100.8")).status, 422);

  // Behind the same address, somebody whose browser has signed in before.
  api.clock.set("2026-11-22T12:00:00Z");
  const own = await api.signIn(VICTIM);
  for (let n = 0; n < 20; n++) await guess(numberOf(n), "192.0.2.7");
  await ask(api, VICTIM, "192.0.2.7", own);
  const code = api.lastCode();
  const headers = { "x-forwarded-for": "192.0.2.7" };
  assert.equal((await own.post("/api/auth/verify", { phone: VICTIM, code }, headers)).status, 200);
});

Deno.test("wrong codes from everywhere leave a share for those who were here before", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const tryLimits: CodeLimit[] = [{ by: "all", minutes: 10, max: { new: 3, known: 5, own: 7 } }];
  await using api = await startApi(database, sandbox, { tryLimits });
  const own = await api.signIn(VICTIM);
  const guess = async (phone: string, n: number, browser = api.client()) =>
    (await browser.post("/api/auth/verify", { phone, code: WRONG }, {
      "x-forwarded-for": elsewhere(n),
    })).status;
  assert.deepEqual(await Promise.all([0, 1, 2].map((n) => guess(numberOf(n), n))), [422, 422, 422]);
  assert.equal(await guess(numberOf(9), 9), 429);
  const phone = api.client();
  await ask(api, VICTIM, undefined, phone);
  assert.equal(await guess(VICTIM, 10, phone), 422);
  assert.equal(await guess(VICTIM, 11, phone), 422);
  assert.equal(await guess(VICTIM, 12, phone), 429);
  await ask(api, VICTIM, undefined, own);
  const signedIn = await own.post("/api/auth/verify", { phone: VICTIM, code: api.lastCode() });
  assert.equal(signedIn.status, 200);
});

Deno.test("a try without a code tells nothing of a number: known and new, refused and not, are answered alike", async () => {
  await using database = await cloneDatabase();
  const tryLimits: CodeLimit[] = [{ by: "all", minutes: 10, max: { new: 2, known: 4, own: 6 } }];
  await using api = await startApi(database, undefined, { tryLimits });
  const known = await addUser(database.sql, { phone: "+12125550101" });
  api.clock.set("2026-11-22T12:00:00Z");
  const answerTo = async (phone: string) => {
    const { status, headers, body } = await api.client().post("/api/auth/verify", {
      phone,
      code: WRONG,
    });
    return { status, body, retryAfter: headers.get("retry-after") };
  };
  const [before, refused] = [422, 429];
  for (const status of [before, refused]) {
    const answer = await answerTo(known.phone);
    assert.equal(answer.status, status);
    assert.deepEqual(await answerTo("+12125550102"), answer);
  }
});

Deno.test("a hundred guesses at once from one address are twenty", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  /** Of one address no more than fifty are worked on at a time; the others are told so, and insist. */
  const guess = async (n: number): Promise<Answer> => {
    const answer = await api.client().post("/api/auth/verify", {
      phone: numberOf(n),
      code: WRONG,
    }, { "x-forwarded-for": "198.51.100.7" });
    return answer.status === 503 ? await guess(n) : answer;
  };
  const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => guess(n)));
  const countOf = (status: number) => answers.filter((answer) => answer.status === status).length;
  assert.deepEqual([countOf(422), countOf(429)], [20, 80]);
});

Deno.test("each limit keeps a share for who was here before, a number's own apart", () => {
  for (const { by, max } of [...CODE_LIMITS, ...TRY_LIMITS]) {
    if (by === "browser") assert.deepEqual(Object.keys(max), ["own"]);
    else if (by.startsWith("number")) assert.equal(max.own, undefined);
    else assert.ok(max.new! < max.known! && max.known! < max.own!, by);
  }
  for (const { by, max } of forDevelopment(CODE_LIMITS)) {
    if (by === "address") assert.equal(max.new, 2000);
  }
});
