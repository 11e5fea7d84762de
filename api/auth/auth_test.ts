import assert from "node:assert/strict";
import { CONSENT_VERSION } from "shared/consent.ts";
import { LANGUAGES } from "shared/languages.ts";
import { countSegments } from "shared/server/segments.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addUser } from "../../testing/rows.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { codeText } from "./code.ts";

const PHONE = "+17185550123";

Deno.test("a texted code signs a new number in, and its account is made", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = api.client();

  const sent = await person.post("/api/auth/code", { phone: "(718) 555-0123" });
  assert.equal(sent.status, 202);
  assert.equal(sent.body.phone, "••• ••• 0123");
  const [text] = sandbox.messages(PHONE);
  const code = text!.body.match(/^FloodLine code: (\d{6})\. It works for 10 minutes\./)![1]!;

  const signedIn = await person.post("/api/auth/verify", { phone: "718.555.0123", code });
  assert.equal(signedIn.status, 200);
  assert.equal(signedIn.body.phone, PHONE);
  assert.deepEqual(signedIn.body.places, []);
  const me = await person.get("/api/me");
  assert.deepEqual({ ...me.body, isAnew: false }, signedIn.body);
});

Deno.test("the text with the code is one part, in the language of who is known", async () => {
  for (const language of LANGUAGES) {
    assert.equal(countSegments(codeText(language, "123456")), 1);
  }
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  await addUser(database.sql, { phone: PHONE });
  await database.sql`update users set language = 'es'`;
  await api.client().post("/api/auth/code", { phone: PHONE });
  const [text] = sandbox.messages(PHONE);
  assert.equal(text!.body, codeText("es", api.lastCode()));
});

Deno.test("a new number's code and account are in the language of who asks", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = api.client();
  await person.post("/api/auth/code", { phone: PHONE, language: "zh" });
  const code = api.lastCode();
  assert.equal(sandbox.messages(PHONE).at(-1)!.body, codeText("zh", code));
  assert.equal((await person.post("/api/auth/verify", { phone: PHONE, code })).body.language, "zh");

  await person.post("/api/auth/code", { phone: PHONE, language: "es" });
  assert.equal(sandbox.messages(PHONE).at(-1)!.body, codeText("zh", api.lastCode()));
  const again = await person.post("/api/auth/verify", { phone: PHONE, code: api.lastCode() });
  assert.equal(again.body.language, "zh", "an account keeps its own");
});

Deno.test("the code is stored hashed, and masked in the outbox", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  await api.client().post("/api/auth/code", { phone: PHONE });
  const stored = await database.sql`
    select row_to_json(c)::text as row from sign_in_codes c
    union all select row_to_json(m)::text from messages m`;
  assert.equal(stored.length, 2);
  for (const { row } of stored) assert.ok(!row.includes(api.lastCode()), row);
});

Deno.test("the cookie is httpOnly, lax and for the whole site; secure where the site is", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  for (const publicUrl of ["http://localhost:8080", "https://floodline.example"]) {
    await using api = await startApi(database, sandbox, { publicUrl });
    const person = api.client();
    await person.post("/api/auth/code", { phone: PHONE });
    const { headers } = await person.post("/api/auth/verify", {
      phone: PHONE,
      code: api.lastCode(),
    });
    const isSecure = publicUrl.startsWith("https");
    const prefix = isSecure ? "__Host-" : "";
    for (const [name, seconds] of [["session", 90 * 86_400], ["browser", 34560000]] as const) {
      const cookie = headers.getSetCookie().find((line) => line.includes(`floodline_${name}=`))!;
      const [pair, ...attributes] = cookie.split("; ");
      assert.ok(pair!.startsWith(`${prefix}floodline_${name}=`), pair);
      const secure = isSecure ? ["Secure"] : [];
      assert.deepEqual(
        new Set(attributes),
        new Set([`Max-Age=${seconds}`, "Path=/", "HttpOnly", "SameSite=Lax", ...secure]),
      );
    }
  }
});

Deno.test("five wrong codes use a code up: the right one comes too late", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = api.client();
  await person.post("/api/auth/code", { phone: PHONE });
  for (let n = 1; n <= 5; n++) {
    const wrong = await person.post("/api/auth/verify", { phone: PHONE, code: "000000" });
    assert.equal(wrong.status, 422);
    assert.equal(wrong.body.error.code, "codeWrong");
  }
  const sixth = await person.post("/api/auth/verify", { phone: PHONE, code: api.lastCode() });
  assert.equal(sixth.status, 422);
  assert.equal(sixth.body.error.code, "codeTriedTooOften");
  assert.equal((await database.sql`select from users`).length, 0);
});

Deno.test("twenty guesses at once are five guesses", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = api.client();
  await person.post("/api/auth/code", { phone: PHONE });
  const guesses = await Promise.all(
    Array.from(
      { length: 20 },
      () => person.post("/api/auth/verify", { phone: PHONE, code: "000000" }),
    ),
  );
  const wrong = guesses.filter((guess) => guess.body.error.code === "codeWrong");
  assert.equal(wrong.length, 5);
});

Deno.test("a code expires after ten minutes", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = api.client();
  await person.post("/api/auth/code", { phone: PHONE });
  api.clock.forward(10.1);
  const late = await person.post("/api/auth/verify", { phone: PHONE, code: api.lastCode() });
  assert.equal(late.status, 422);
  assert.equal(late.body.error.code, "codeExpired");
});

Deno.test("a new code replaces the one before", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = api.client();
  await person.post("/api/auth/code", { phone: PHONE });
  const first = api.lastCode();
  await person.post("/api/auth/code", { phone: PHONE });
  const old = await person.post("/api/auth/verify", { phone: PHONE, code: first });
  assert.equal(old.body.error.code, "codeWrong");
  const fresh = await person.post("/api/auth/verify", { phone: PHONE, code: api.lastCode() });
  assert.equal(fresh.status, 200);
});

Deno.test("a code works once, also for two who use it at the same moment", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = api.client();
  await person.post("/api/auth/code", { phone: PHONE });
  const check = { phone: PHONE, code: api.lastCode() };
  const answers = await Promise.all([1, 2, 3].map(() => person.post("/api/auth/verify", check)));
  assert.deepEqual(answers.map((a) => a.status).sort(), [200, 422, 422]);
  const again = await person.post("/api/auth/verify", check);
  assert.equal(again.body.error.code, "codeWrong", "its id is a new one since");
});

Deno.test("another number's code is no use", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = api.client();
  await person.post("/api/auth/code", { phone: PHONE });
  const code = api.lastCode();
  await person.post("/api/auth/code", { phone: "+17185550199" });
  const other = await person.post("/api/auth/verify", { phone: "+17185550199", code });
  assert.equal(other.body.error.code, "codeWrong");
});

Deno.test("the answer does not tell whether a number is known", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  await api.signIn(PHONE);
  const known = await api.client().post("/api/auth/code", { phone: PHONE });
  const unknown = await api.client().post("/api/auth/code", { phone: "+12125550123" });
  assert.equal(known.status, unknown.status);
  assert.deepEqual(Object.keys(known.body), Object.keys(unknown.body));
  const checks = await Promise.all(
    [PHONE, "+12125550123", "+12125550177"].map((phone) =>
      api.client().post("/api/auth/verify", { phone, code: "000000" })
    ),
  );
  // Nobody asked for a code for the last of them.
  assert.deepEqual(checks.map((c) => c.body.error.code), ["codeWrong", "codeWrong", "codeWrong"]);
});

Deno.test("a number outside the US, or of a service, is refused, and nothing is stored", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const numbers = ["+44 20 7946 0958", "+1 416 555 0123", "555-0123", "not a number"];
  for (const phone of [...numbers, "800 234 5678", "900 234 5678", "500 234 5678"]) {
    const refused = await api.client().post("/api/auth/code", { phone });
    assert.equal(refused.status, 422, phone);
    assert.equal(refused.body.error.code, "phoneNotSupported", phone);
    assert.ok(refused.body.error.fields.phone);
  }
  assert.equal((await database.sql`select from sign_in_codes`).length, 0);
  assert.equal(sandbox.messages().length, 0);
});

Deno.test("a number of a territory is welcome, and of an area code that no list has yet", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  for (const area of ["787", "340", "671", "684", "670", "621"]) {
    const sent = await api.client().post("/api/auth/code", { phone: `${area} 555 0123` });
    assert.equal(sent.status, 202, area);
    assert.equal(sandbox.messages(`+1${area}5550123`).length, 1);
  }
});

Deno.test("consent comes with the code and is kept with its wording's version", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const person = api.client();
  await person.post("/api/auth/code", { phone: PHONE, consentVersion: CONSENT_VERSION });
  const me = await person.post("/api/auth/verify", { phone: PHONE, code: api.lastCode() });
  assert.equal(me.body.consentVersion, CONSENT_VERSION);

  // Signing in later without the box takes nothing back.
  await person.post("/api/auth/code", { phone: PHONE });
  const later = await person.post("/api/auth/verify", { phone: PHONE, code: api.lastCode() });
  assert.equal(later.body.consentVersion, CONSENT_VERSION);
});

Deno.test("consent to a wording that we do not show is refused", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const refused = await api.client().post("/api/auth/code", {
    phone: PHONE,
    consentVersion: "1999-01",
  });
  assert.equal(refused.status, 422);
  assert.ok(refused.body.error.fields.consentVersion);
});

Deno.test("signing in proves a number that the carrier had called unreachable", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  await database.sql`insert into users (phone, unreachable_at) values (${PHONE}, now())`;
  await api.signIn(PHONE);
  const [user] = await database.sql`select unreachable_at from users`;
  assert.equal(user!.unreachableAt, null);
});

Deno.test("who said STOP can still sign in, and stays unsubscribed", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  await database.sql`insert into users (phone, unsubscribed_at) values (${PHONE}, now())`;
  const person = await api.signIn(PHONE);
  assert.ok((await person.get("/api/me")).body.unsubscribedAt);
});
