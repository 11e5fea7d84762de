// A deleted account's cookie is nobody's: on every route of the API, in the minutes that it would be
// trusted, whichever process is asked.
import assert from "node:assert/strict";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addDistrict, addUser, RED_HOOK } from "../../testing/rows.ts";
import { requestOf, ROUTE_ACCESS } from "../../testing/route_access.ts";
import { twoDistricts } from "../../testing/two_districts.ts";
import { until } from "../../testing/until.ts";

/** Of one's own session: these have nothing to refuse, and need nobody. */
const FOR_ANYBODY = [
  "POST /api/auth/code",
  "POST /api/auth/verify",
  "POST /api/auth/logout",
  "POST /api/twilio/status/:messageId",
  "POST /api/twilio/inbound",
  "GET /api/zips/:zip/alerts/:file",
];

/** Links with a token, and what cities' programs ask: a cookie says nothing there. */
const SAYS_ITSELF = / \/api\/(lists|open311)\//;

Deno.test("a deleted manager's cookie gets 401 on every route that wants one, a stranger's answer on the rest", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  await using otherApi = await startApi(database);
  const { redHook } = await twoDistricts(api, database);
  const cookie = redHook.manager.cookies.floodline_session!;
  assert.equal((await redHook.manager.delete("/api/me")).status, 204);
  const gone = (running: typeof api) => {
    const person = running.client();
    person.cookies.floodline_session = cookie;
    return person;
  };
  await until(async () => (await gone(otherApi).get("/api/me")).status === 401);
  const startedAt = api.deps.now().getTime();
  let asked = 0;
  let refused = 0;
  for (const running of [api, otherApi]) {
    for (const { method, path } of running.routes) {
      const route = `${method} ${path}`;
      if (FOR_ANYBODY.includes(route)) continue;
      // An answer may say when it was made; so many within one moment would be told to wait.
      running.clock.set(new Date(startedAt + 1000 * asked++));
      const { access, body } = ROUTE_ACCESS[route]!;
      const url = requestOf(route, redHook)[1].replace(":id", crypto.randomUUID());
      const answer = await gone(running).send(method, url, { json: body });
      if (access === "anybody" || SAYS_ITSELF.test(route)) {
        const strangers = await running.client().send(method, url, { json: body });
        assert.deepEqual([answer.status, answer.text], [strangers.status, strangers.text], route);
        continue;
      }
      assert.equal(answer.status, 401, `${route}: ${answer.text}`);
      assert.equal(answer.body.error.code, "sessionExpired", route);
      refused++;
    }
  }
  assert.ok(refused > 40, `${refused} refused`);
});

Deno.test("an account deleted amid its own requests: each is done, or told that its session has ended", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const bid = await addDistrict(database.sql, RED_HOOK);
  const kept = await api.enter(await addUser(database.sql, { bidId: bid.id }));
  for (let round = 0; round < 20; round++) {
    const manager = await api.enter(await addUser(database.sql, { bidId: bid.id }));
    const report = { zip: "11231", depth: "knee" };
    const reports = "/api/district/reports";
    const { id } = (await kept.post("/api/reports", report)).body;
    const answers = await Promise.all([
      manager.post("/api/reports", report),
      manager.patch(`${reports}/${id}`, { hidden: { reason: "A joke" } }),
      manager.delete("/api/me"),
      manager.patch(`${reports}/${id}`, { status: "water_gone" }),
      manager.patch("/api/me", { language: "es" }),
    ]);
    for (const { status, text } of answers) assert.match(`${status}`, /^20\d$|^401$/, text);
  }
});
