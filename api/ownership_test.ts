// Who may use which route, walked over all there are: a stranger, a resident, and managers of two
// districts, at what is of one of these.
import assert from "node:assert/strict";
import { startApi } from "../testing/api.ts";
import { cloneDatabase } from "../testing/database.ts";
import type { HttpClient } from "../testing/http_client.ts";
import { type Access, requestOf, ROUTE_ACCESS } from "../testing/route_access.ts";
import { twoDistricts } from "../testing/two_districts.ts";

/** Let in, whatever becomes of the request then. */
const IN = "in";
type Outcome = typeof IN | 401 | 403 | 404;

/** Of who asks; all other refusals are of what they ask. */
const REFUSED = /"code":"(notSignedIn|notAManager|reportNotFound|stormNotFound|messageNotFound)"/;

/** In this order: those whose it is come last, for what they do may end it. */
const PEOPLE = ["stranger", "other resident", "other manager", "manager", "owner"] as const;

const EXPECTED: Record<Exclude<Access, "outside">, Outcome[]> = {
  anybody: [IN, IN, IN, IN, IN],
  person: [401, IN, IN, IN, IN],
  owner: [401, 404, 404, 404, IN],
  reader: [401, 404, 404, IN, IN],
  manager: [401, 403, IN, IN, 403],
  ownDistrict: [401, 403, 404, IN, 403],
};

Deno.test("every route lets in those whose it is, and nobody else", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook, hoboken } = await twoDistricts(api, database);
  const people: HttpClient[] = [
    api.client(),
    hoboken.resident,
    hoboken.manager,
    redHook.manager,
    redHook.resident,
  ];
  const routes = new Set(api.routes.map(({ method, path }) => `${method} ${path}`));
  const untold = [...routes].filter((route) => !(route in ROUTE_ACCESS));
  assert.deepEqual(untold, [], "say in testing/route_access.ts who may use these");
  for (const route of routes) {
    const { access, body } = ROUTE_ACCESS[route]!;
    if (access === "outside") continue;
    const [method, path] = requestOf(route, redHook);
    for (const [n, person] of people.entries()) {
      const who = `${route} by ${PEOPLE[n]}`;
      const response = await person.open(method, path, {
        headers: body === undefined ? {} : { "content-type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const { status } = response;
      const said = status < 400 ? "" : await response.text();
      if (status < 400) await response.body?.cancel();
      assert.ok(status < 500, `${who}: ${said}`);
      assert.equal(REFUSED.test(said) ? status : IN, EXPECTED[access][n], `${who}: ${said}`);
    }
  }
});
