import assert from "node:assert/strict";
import { z } from "zod";
import { Api, ApiError, attempt } from "./api.ts";

interface Sent {
  url: string;
  method: string;
  headers: Headers;
  body: unknown;
}

/** An Api whose answers the test gives, and what it sent. */
function apiThat(answer: () => Response | Promise<Response>, visitor: HeadersInit = {}) {
  const sent: Sent[] = [];
  const cookies: string[] = [];
  const api = new Api({
    fetch: async (url, init) => {
      const { method = "GET", body } = init!;
      sent.push({ url: String(url), method, headers: new Headers(init!.headers), body });
      return await answer();
    },
    url: "http://api.test",
    visitor: new Headers(visitor),
    language: "en",
    requestId: "request-1",
    onCookie: (line) => cookies.push(line),
  });
  return { api, sent, cookies };
}

const Place = z.object({ zip: z.string() });
const place = () => Response.json({ zip: "11231" });
const refused = (answer: Promise<unknown>) =>
  assert.rejects(answer).then(() => answer.catch((e) => e));

Deno.test("asks as the visitor: session, address, language and request id go along, nothing else", async () => {
  const { api, sent } = apiThat(place, {
    cookie: "floodline_session=abc",
    "x-forwarded-for": "203.0.113.9",
    authorization: "Bearer no",
  });
  assert.deepEqual(await api.get("/api/zips/11231", Place), { zip: "11231" });
  const [{ url, method, headers, body }] = sent as [Sent];
  assert.deepEqual([url, method, body], ["http://api.test/api/zips/11231", "GET", undefined]);
  assert.deepEqual(Object.fromEntries(headers), {
    accept: "application/json",
    "accept-language": "en",
    cookie: "floodline_session=abc",
    "x-forwarded-for": "203.0.113.9",
    "x-request-id": "request-1",
  });
});

Deno.test("sends JSON, and reads an answer only where a schema says how", async () => {
  const { api, sent } = apiThat(place);
  assert.deepEqual(await api.post("/api/places", { zip: "11231" }, Place), { zip: "11231" });
  assert.deepEqual(await api.patch("/api/me", { places: [] }, Place), { zip: "11231" });
  assert.equal(
    await apiThat(() => new Response(null, { status: 204 })).api.delete("/api/me"),
    undefined,
  );
  assert.equal(sent[0]!.body, '{"zip":"11231"}');
  assert.equal(sent[0]!.headers.get("content-type"), "application/json");
  assert.equal(sent[1]!.method, "PATCH");
});

Deno.test("an answer that is not what was agreed is our mistake, not the visitor's", async () => {
  const { api } = apiThat(() => Response.json({ zip: 11231 }));
  assert.ok(await refused(api.get("/api/zips/11231", Place)) instanceof z.ZodError);
});

Deno.test("a refusal keeps the API's words", async () => {
  const error = { code: "invalidInput", message: "Please check.", fields: { zip: "Five digits." } };
  const { api } = apiThat(() =>
    Response.json({ error }, { status: 422, headers: { "retry-after": "60" } })
  );
  const refusal = await refused(api.post("/api/reports", {}));
  assert.ok(refusal instanceof ApiError);
  const { status, code, message, fields, retryAfterSeconds } = refusal;
  assert.deepEqual({ code, message, fields }, error);
  assert.deepEqual([status, retryAfterSeconds], [422, 60]);
});

Deno.test("cookies of an answer are told, one line each, of a refusal too", async () => {
  const headers = new Headers([["set-cookie", "a=1; HttpOnly"], ["set-cookie", "b=2"]]);
  const { api, cookies } = apiThat(() => Response.json({ zip: "11231" }, { headers }));
  await api.get("/api/zips/11231", Place);
  assert.deepEqual(cookies, ["a=1; HttpOnly", "b=2"]);
  const error = { code: "sessionExpired", message: "Please sign in again." };
  const expired = apiThat(() =>
    Response.json({ error }, { status: 401, headers: { "set-cookie": "floodline_session=" } })
  );
  await refused(expired.api.get("/api/me", Place));
  assert.deepEqual(expired.cookies, ["floodline_session="]);
});

Deno.test("no answer, no JSON, or a gateway's own page: 503 in plain words, with the cause", async () => {
  const down: (() => Response | Promise<Response>)[] = [
    () => Promise.reject(new TypeError("connection refused")),
    () => new Response("<h1>Bad Gateway</h1>", { status: 502 }),
    () => new Response('{"zip": "112', { status: 200 }),
    () => new Response(new ReadableStream({ start: (s) => s.error(new Error("cut off")) })),
  ];
  for (const answer of down) {
    const error = await refused(apiThat(answer).api.get("/api/zips/11231", Place));
    assert.ok(error instanceof ApiError);
    assert.deepEqual([error.status, error.code, error.retryAfterSeconds], [
      503,
      "apiUnavailable",
      30,
    ]);
    assert.match(error.message, /try again in a minute/);
    assert.ok(error.cause instanceof Error);
  }
});

Deno.test("an API that does not answer in time is given up", async () => {
  using silent = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const api = new Api({
    fetch,
    url: `http://127.0.0.1:${silent.addr.port}`,
    visitor: new Headers(),
    language: "en",
    requestId: "request-1",
    onCookie() {},
    timeoutMs: 20,
  });
  await assert.rejects(api.get("/api/me", Place), (error: ApiError) => {
    assert.equal(error.code, "apiUnavailable");
    assert.equal((error.cause as Error).name, "TimeoutError");
    return true;
  });
});

Deno.test("attempt() gives forms what they can show, and throws the rest on", async () => {
  const refuse = (status: 422 | 401, code: string) =>
    Promise.reject(new ApiError(status, code, "No"));
  assert.deepEqual(await attempt(Promise.resolve(5)), { value: 5 });
  assert.equal((await attempt(refuse(422, "invalidInput"))).refusal?.code, "invalidInput");
  await assert.rejects(attempt(refuse(401, "notSignedIn")), /No/);
  await assert.rejects(attempt(Promise.reject(new TypeError("broken"))), /broken/);
});
