// That a refusal is described where it comes is held by every test of the API (testing/described_answers.ts);
// here, that what is described does come.
import assert from "node:assert/strict";
import twilio from "twilio";
import { ErrorBody, type ErrorCode, ERRORS } from "shared/errors.ts";
import { SANDBOX } from "shared/server/config.ts";
import { connect } from "shared/server/database.ts";
import { startApi, type TestApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import type { HttpClient } from "../../testing/http_client.ts";
import { ROUTE_ACCESS } from "../../testing/route_access.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import { type DistrictWithPeople, twoDistricts } from "../../testing/two_districts.ts";
import type { describeApi } from "./document.ts";

type Document = ReturnType<typeof describeApi>;

/** "POST /api/reports/:id/water": the codes that it is described with. */
function codesByRoute(document: Document): Map<string, ErrorCode[]> {
  const routes = Object.entries(document.paths!).flatMap(([path, item]) =>
    Object.entries(item as Record<string, { responses: Record<string, Described> }>)
      .map(([method, { responses }]): [string, ErrorCode[]] => [
        `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`,
        Object.values(responses).flatMap(codesOf),
      ])
  );
  return new Map(routes);
}

interface Described {
  content?: Record<string, { examples?: object }>;
}

function codesOf({ content }: Described): ErrorCode[] {
  return Object.keys(content?.["application/json"]?.examples ?? {}) as ErrorCode[];
}

interface Stage {
  api: TestApi;
  of: DistrictWithPeople;
  /** One without a session. */
  stranger: HttpClient;
}

type Ask = (stage: Stage, method: string, path: string) => ReturnType<HttpClient["send"]>;

const JSON_TYPE = { "content-type": "application/json" };

/** How each refusal of what stands in front of a route is brought about, at whatever route. */
const WAYS: Partial<Record<ErrorCode, Ask>> = {
  originNotAllowed: ({ of }, method, path) =>
    of.manager.send(method, path, { headers: { origin: "https://elsewhere.test" } }),
  bodyTooLarge: ({ of }, method, path) =>
    of.manager.send(method, path, { body: `"${"x".repeat(70_000)}"`, headers: JSON_TYPE }),
  invalidJson: ({ of }, method, path) =>
    of.manager.send(method, path, { body: new Uint8Array([0x22, 0xff]), headers: JSON_TYPE }),
  jsonExpected: ({ api, of }, method, path) =>
    of.manager.send(method, path, {
      body: "x",
      headers: { "content-type": "text/plain", ...signatureOf(api, path) },
    }),
  notSignedIn: ({ stranger }, method, path) => stranger.send(method, path, {}),
  sessionExpired: ({ stranger }, method, path) =>
    stranger.send(method, path, { headers: { cookie: "floodline_session=x" } }),
  notStaff: ({ of }, method, path) => of.resident.send(method, path, {}),
  notAllowedByRole: ({ of }, method, path) => of.viewer.send(method, path, {}),
  keyNotKnown: ({ stranger }, method, path) =>
    stranger.send(method, path, { headers: { authorization: "Bearer floodline_key_x" } }),
  notForKeys: ({ of }, method, path) => of.writing.send(method, path, {}),
  keyReadsOnly: ({ of }, method, path) => of.reading.send(method, path, {}),
  signatureInvalid: ({ stranger }, method, path) => stranger.send(method, path, {}),
};

function signatureOf(api: TestApi, path: string): Record<string, string> {
  const { twilioAuthToken } = SANDBOX;
  const url = api.deps.publicUrl + path;
  return { "x-twilio-signature": twilio.getExpectedTwilioSignature(twilioAuthToken, url, {}) };
}

const NO_ID = "00000000-0000-4000-8000-000000000000";

function pathOf(route: string, of: DistrictWithPeople): [method: string, path: string] {
  const [method, pattern] = route.split(" ") as [string, string];
  const path = ROUTE_ACCESS[route]?.path?.(of) ??
    pattern.replace(":zip", of.zip).replace(":file", `${NO_ID}.cap`).replace(/:\w+/, NO_ID);
  return [method, path];
}

Deno.test("what stands in front of a route refuses as the route is described with", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using api = await startApi(database, sandbox);
  const { redHook: of } = await twoDistricts(api, database);
  const { body } = await api.client().get("/api/openapi.json");
  let seen = 0;
  for (const [route, codes] of codesByRoute(body)) {
    for (const code of codes) {
      const ask = WAYS[code];
      if (!ask) continue;
      const answer = await ask({ api, of, stranger: api.client() }, ...pathOf(route, of));
      assert.equal(answer.body?.error?.code, code, `${route} ${code}: ${answer.status}`);
      seen++;
    }
  }
  assert.ok(seen > 150, String(seen));
});

Deno.test("without its database each route says so, and is described with it", async () => {
  await using database = await cloneDatabase();
  const nowhere = connect("postgres://nobody@127.0.0.1:9/none", { max: 1, name: "test-nowhere" });
  await using api = await startApi(database, undefined, {
    keptSql: nowhere,
    probeSql: nowhere,
    sql: nowhere,
  });
  const client = api.client();
  const { body } = await client.get("/api/openapi.json");
  await client.get("/api/ready");
  for (const [route, codes] of codesByRoute(body)) {
    if (!codes.includes("databaseUnavailable")) continue;
    const [method, path] = route.split(" ") as [string, string];
    const answer = await client.send(method, path, {});
    assert.equal(answer.body.error.code, "databaseUnavailable", route);
  }
  await nowhere.end({ timeout: 0 });
});

/** Of those that are brought about nowhere in the tests of the API. */
const ELSEWHERE: Partial<Record<ErrorCode, string>> = {
  unavailable: "said by what stands before the API",
  internal: "a mistake of ours: none is known",
};

Deno.test("each refusal of the table is described at a route, and comes in a test", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { body } = await api.client().get("/api/openapi.json");
  const described = new Set([...codesByRoute(body).values()].flat());
  const codes = Object.keys(ERRORS) as ErrorCode[];
  assert.deepEqual(codes.filter((code) => !described.has(code)), ["unavailable"]);
  const tests = await readTests();
  const untried = codes.filter((code) =>
    !WAYS[code] && !ELSEWHERE[code] && !new RegExp(`\\b${code}\\b`).test(tests)
  );
  assert.deepEqual(untried, []);
});

/** Of the API and of the whole. */
async function readTests(): Promise<string> {
  const root = new URL("../../", import.meta.url).pathname;
  let text = "";
  for (const folder of ["api", "e2e"]) {
    for await (const path of walk(root + folder)) {
      if (path.endsWith("_test.ts")) text += await Deno.readTextFile(path);
    }
  }
  return text;
}

async function* walk(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) yield* walk(`${folder}/${name}`);
    else yield `${folder}/${name}`;
  }
}

Deno.test("the description is the same each time, and each example is what ErrorBody allows", async () => {
  await using database = await cloneDatabase();
  await using one = await startApi(database);
  await using other = await startApi(database);
  const { text, body } = await one.client().get("/api/openapi.json");
  assert.equal((await other.client().get("/api/openapi.json")).text, text);
  assert.deepEqual(Object.keys(body.components.examples), Object.keys(ERRORS));
  for (const [code, { value }] of Object.entries<{ value: unknown }>(body.components.examples)) {
    assert.equal(ErrorBody.parse(value).error.code, code);
  }
});
