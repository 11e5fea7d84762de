// Sign-in codes have money of their own, strangers' apart, and alerts lose nothing by them.
import assert from "node:assert/strict";
import { findSpending } from "shared/server/outbox/spending.ts";
import { listPurses } from "shared/server/outbox/purses.ts";
import { AMPLE } from "../../testing/allowance.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addUser } from "../../testing/rows.ts";
import { startSandbox } from "../../testing/sandbox.ts";

const EVENING = "2026-11-22T18:00:00Z";
const RESIDENT = "+17185550123";
const BUDGET = { segments: 100, withoutReserve: 70 };
const stranger = (n: number) => `+1201556${String(1000 + n)}`;
const holding = (codes: number, newCodes: number) => ({
  codeLimits: [],
  allowance: { ...AMPLE, parts: { ...AMPLE.parts, codes, newCodes } },
});

Deno.test("strangers who ask for three hundred codes spend their own purse: residents sign in, alerts lose nothing", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox, holding(5, 20));
  api.clock.set(EVENING);
  await addUser(database.sql, { phone: RESIDENT });
  const refused = [];
  for (let n = 0; n < 300; n++) {
    const { status, body, headers } = await api.client().post("/api/auth/code", {
      phone: stranger(n),
    });
    if (status !== 202) {
      refused.push([status, body.error.code, headers.get("retry-after")].join(" "));
    }
  }
  assert.equal(sandbox.messages().length, 20);
  assert.deepEqual(new Set(refused), new Set(["503 noCodesNow 21600"]), "until midnight UTC");
  assert.equal(refused.length, 280);
  assert.equal((await database.sql`select from sign_in_codes`).length, 20, "none that never left");

  const resident = api.client();
  assert.equal((await resident.post("/api/auth/code", { phone: RESIDENT })).status, 202);
  const check = { phone: RESIDENT, code: api.lastCode() };
  assert.equal((await resident.post("/api/auth/verify", check)).status, 200);
  const now = api.deps.now();
  assert.deepEqual(await findSpending(database.sql, BUDGET, now), { spent: 0, blocked: 0 });
  const purses = await listPurses(database.sql, now);
  assert.deepEqual(purses.slice(0, 2), [
    { name: "codes", spent: 1, refused: 0 },
    { name: "newCodes", spent: 20, refused: 280 },
  ]);
  api.clock.forward(6 * 60);
  assert.equal((await api.client().post("/api/auth/code", { phone: stranger(301) })).status, 202);
});

Deno.test("when codes are used up that is said in the visitor's language, and the code before stays good", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox, holding(1, 1));
  api.clock.set(EVENING);
  await addUser(database.sql, { phone: RESIDENT });
  const person = api.client();
  await person.post("/api/auth/code", { phone: RESIDENT });
  const code = api.lastCode();
  const words = {
    en: /cannot send codes just now/,
    es: /no podemos enviar códigos/,
    zh: /无法发送验证码/,
  };
  for (const [language, expected] of Object.entries(words)) {
    const { status, body } = await person.post("/api/auth/code", { phone: RESIDENT }, {
      "accept-language": language,
    });
    assert.equal(status, 503);
    assert.match(body.error.message, expected);
  }
  assert.equal((await person.post("/api/auth/verify", { phone: RESIDENT, code })).status, 200);
});

Deno.test("too many codes at once wait some seconds, not for midnight", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const allowance = { ...AMPLE, perSecond: 1 };
  await using api = await startApi(database, sandbox, { codeLimits: [], allowance });
  api.clock.set(EVENING);
  const ask = (n: number) => api.client().post("/api/auth/code", { phone: stranger(n) });
  const first = await Promise.all([1, 2, 3, 4, 5].map(ask));
  assert.ok(first.every(({ status }) => status === 202));
  const sixth = await ask(6);
  assert.deepEqual([sixth.status, sixth.headers.get("retry-after")], [503, "10"]);
  await addUser(database.sql, { phone: RESIDENT });
  assert.equal((await api.client().post("/api/auth/code", { phone: RESIDENT })).status, 202);
  api.clock.forward(10 / 60);
  assert.equal((await ask(6)).status, 202);
  const [{ refused }] = await database.sql<[{ refused: number }]>`
    select sum(refused)::int as refused from purses`;
  assert.equal(refused, 0, "the operator need not know");
});

Deno.test("Verify's price is counted, whole, and given back where Twilio took nothing", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox, {
    ...holding(13, 0),
    carrier: sandbox.carrier,
  });
  api.clock.set(EVENING);
  await addUser(database.sql, { phone: RESIDENT });
  const ask = (phone: string) => api.client().post("/api/auth/code", { phone });
  const spent = async () => (await listPurses(database.sql, api.deps.now()))[0]!.spent;
  assert.equal((await ask(RESIDENT)).status, 202);
  assert.equal(await spent(), 6);
  sandbox.faults({ twilio: { kind: "refuse", errorCode: 60200 } });
  await ask(RESIDENT);
  sandbox.faults({});
  assert.equal(await spent(), 6);
  assert.equal((await ask(RESIDENT)).status, 202);
  assert.equal((await ask(RESIDENT)).status, 503);
  assert.equal(await spent(), 12);
  assert.equal((await ask("+12125550177")).status, 503, "strangers' is empty");
});
