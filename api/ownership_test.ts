// Who may use which route, walked over all there are: a stranger, an expired session, a resident, and the
// staff and the programs of two districts in each role and with each key, at what is of one of these.
import assert from "node:assert/strict";
import type { KeyScope } from "shared/key_scopes.ts";
import { type Duty, mayDo, STAFF_ROLES, type StaffRole } from "shared/staff_roles.ts";
import { startApi, type TestApi } from "../testing/api.ts";
import { cloneDatabase } from "../testing/database.ts";
import type { HttpClient } from "../testing/http_client.ts";
import { type Access, requestOf, ROUTE_ACCESS } from "../testing/route_access.ts";
import { addKey, addUser } from "../testing/rows.ts";
import { type DistrictWithPeople, twoDistricts } from "../testing/two_districts.ts";
import { signSession } from "./sessions/session.ts";

/** Let in, whatever becomes of the request then. */
const IN = "in";
type Outcome =
  | typeof IN
  | "notSignedIn"
  | "sessionExpired"
  | "notStaff"
  | "notAllowedByRole"
  | "notOperator"
  | "keyNotKnown"
  | "notForKeys"
  | "keyReadsOnly"
  | "notFound";

/** Of who asks; all other refusals are of what they ask. */
const REFUSED =
  /"code":"(notSignedIn|sessionExpired|notStaff|notAllowedByRole|notOperator|keyNotKnown|notForKeys|keyReadsOnly|reportNotFound|pictureNotFound|actNotFound|stormNotFound|incidentNotFound|messageNotFound|broadcastNotFound|personNotFound|invitationNotFound|wallNotFound|afterLinkNotFound|afterFileNotFound|keyNotFound|listNotFound|templateNotFound|batchNotFound|draftOfFileNotFound)"/;

interface Person {
  who: string;
  client: HttpClient;
  /** Of a session that the client cannot keep. */
  cookie?: string;
  is: Who | ByKey;
}

/** Null: one that is revoked. */
interface ByKey {
  scope: KeyScope | null;
  isOwn: boolean;
}

type Who =
  | "stranger"
  | "expired"
  | "resident"
  | "operator"
  | "owner"
  | { role: StaffRole; isOwn: boolean };

const REVOKED = "floodline_key_that-is-revoked";

Deno.test("every route lets in those whose it is and whose role may, and nobody else", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook, hoboken } = await twoDistricts(api, database);
  const revoked = await addKey(database.sql, redHook.id, { key: REVOKED, scope: "write" });
  await database.sql`update district_keys set revoked_at = now() where id = ${revoked}`;
  const people = await listPeople(api, redHook, hoboken);
  const operator = await addUser(database.sql);
  await database.sql`update users set operator_since = now() where id = ${operator.id}`;
  people.unshift({ who: "an operator", client: await api.enter(operator), is: "operator" });
  const routes = new Set(api.routes.map(({ method, path }) => `${method} ${path}`));
  const untold = [...routes].filter((route) => !(route in ROUTE_ACCESS));
  assert.deepEqual(untold, [], "say in testing/route_access.ts who may use these");
  for (const route of routes) {
    const access = ROUTE_ACCESS[route]!;
    if (access.access === "outside") continue;
    const [method, path, body] = requestOf(route, redHook);
    for (const person of people) {
      const { who, is } = person;
      const { status, text } = await ask(person, method, path, body);
      assert.ok(status < 500, `${route} by ${who}: ${text}`);
      const expected: Outcome = typeof is === "object" && "scope" in is
        ? expectOfKey(route, access, is)
        : expect(access.access, "duty" in access ? access.duty : "look", is);
      const [, code] = REFUSED.exec(text) ?? [];
      const outcome = code?.endsWith("NotFound") ? "notFound" : code ?? IN;
      assert.equal(outcome, expected, `${route} by ${who}: ${status} ${text}`);
    }
  }
});

/** Those whose it is come last, for what they do may end it: first of them who may do least. */
async function listPeople(
  api: TestApi,
  own: DistrictWithPeople,
  other: DistrictWithPeople,
): Promise<Person[]> {
  const staff = (of: DistrictWithPeople, isOwn: boolean): Person[] =>
    STAFF_ROLES.map((role) => ({
      who: `${role} of ${isOwn ? "the" : "another"} district`,
      client: of[role],
      is: { role, isOwn },
    }));
  const withKeys = (of: DistrictWithPeople, isOwn: boolean): Person[] =>
    ([["read", "reading"], ["write", "writing"]] as const).map(([scope, program]) => ({
      who: `a key to ${scope} of ${isOwn ? "the" : "another"} district`,
      client: of[program],
      is: { scope, isOwn },
    }));
  const cookie = await signOldSession(api, own);
  const residents: Person[] = [
    { who: "a stranger", client: api.client(), is: "stranger" },
    { who: "an expired session", client: api.client(), cookie, is: "expired" },
    { who: "another resident", client: other.resident, is: "resident" },
    {
      who: "a revoked key",
      client: Object.assign(api.client(), { key: REVOKED }),
      is: { scope: null, isOwn: true },
    },
  ];
  const owner: Person = { who: "its owner", client: own.resident, is: "owner" };
  return [
    ...residents,
    ...withKeys(other, false),
    ...staff(other, false),
    ...withKeys(own, true),
    ...staff(own, true),
    owner,
  ];
}

/** The cookie of one of the district's managers, whose session has run out. */
async function signOldSession(api: TestApi, { id: bidId }: DistrictWithPeople): Promise<string> {
  const longAgo = new Date(api.deps.now().getTime() - 100 * 24 * 3600_000);
  const facts = {
    id: crypto.randomUUID(),
    userId: crypto.randomUUID(),
    bidId,
    role: "manager",
  } as const;
  const session = { ...facts, signedInAt: longAgo, readAt: longAgo };
  return `floodline_session=${await signSession(session, api.deps.keys.session)}`;
}

function expect(access: Exclude<Access, "outside">, duty: Duty, is: Who): Outcome {
  if (access === "anybody") return IN;
  if (is === "stranger") return "notSignedIn";
  if (is === "expired") return "sessionExpired";
  if (access === "person") return IN;
  if (access === "operator") return is === "operator" ? IN : "notOperator";
  const isOwnStaff = typeof is === "object" && is.isOwn;
  if (access === "owner") return is === "owner" ? IN : "notFound";
  if (access === "reader") return is === "owner" || isOwnStaff ? IN : "notFound";
  if (typeof is !== "object") return "notStaff";
  if (!mayDo(is.role, duty)) return "notAllowedByRole";
  return access === "staff" || is.isOwn ? IN : "notFound";
}

/** A key is one at a district's routes; elsewhere nobody looks at it. */
function expectOfKey(
  route: string,
  access: typeof ROUTE_ACCESS[string],
  { scope, isOwn }: ByKey,
): Outcome {
  if (access.access === "outside") throw new Error("nobody asks there");
  if (!/ \/api\/district(\/|$)/.test(route)) {
    return expect(access.access, "look", "stranger");
  }
  if (scope === null) return "keyNotKnown";
  if (!("keys" in access && access.keys)) return "notForKeys";
  if (access.duty === "work" && scope === "read") return "keyReadsOnly";
  return access.access === "staff" || isOwn ? IN : "notFound";
}

async function ask(
  { client, cookie }: Person,
  method: string,
  path: string,
  body: unknown,
): Promise<{ status: number; text: string }> {
  const response = await client.open(method, path, {
    headers: {
      ...(cookie && { cookie }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const { status } = response;
  const text = status < 400 ? "" : await response.text();
  if (status < 400) await response.body?.cancel();
  return { status, text };
}
