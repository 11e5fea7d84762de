// Requests made of openapi.json, in runs of sixty at most, each run in a world of its own: whoever sends them, no answer
// is a failure of ours or other than it is described, and nobody is shown or changes what is another district's.
import assert from "node:assert/strict";
import fc from "fast-check";
import { CONSENT_VERSION } from "shared/consent.ts";
import { startApi, type TestApi } from "../testing/api.ts";
import { cloneDatabase, type TestDatabase } from "../testing/database.ts";
import { DescribedBodies } from "../testing/fuzz/described_bodies.ts";
import {
  type DescribedRequest,
  describedRequests,
  fillTokens,
} from "../testing/fuzz/described_requests.ts";
import { runs, USUAL_REQUESTS } from "../testing/fuzz/runs.ts";
import type { Known } from "../testing/fuzz/shapes.ts";
import type { HttpClient } from "../testing/http_client.ts";
import { startSandbox } from "../testing/sandbox.ts";
import { type DistrictWithPeople, HOBOKENS, twoDistricts } from "../testing/two_districts.ts";
import { deriveKeys } from "./sessions/keys.ts";
import { signSession } from "./sessions/session.ts";

/** One after another: what the first of them changes, the last may meet. */
const IN_A_RUN = 60;

/** Nobody of Hoboken is among them: whatever of Hoboken's they are shown, nobody has given them. */
const PEOPLE = [
  "stranger",
  "expired",
  "forged",
  "resident",
  "viewer",
  "crew",
  "manager",
  "writing",
];
/** Those who may do something more often than those who may not. */
const ASKING = [...PEOPLE, "resident", "resident", "crew", "manager", "manager", "manager"];

Deno.test("whatever is sent by whomever, each answer is as described, no failure, and shows nobody else's rows", async () => {
  await using sandbox = await startSandbox();
  const { routes, document } = await describeApi(sandbox);
  const bodies = new DescribedBodies(document);
  const request = describedRequests(routes, document, { people: ASKING, known: KNOWN });
  const statuses: Record<number, number> = {};
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(request, { minLength: 1, maxLength: IN_A_RUN, size: "max" }),
      async (requests) => {
        await using database = await cloneDatabase();
        await using api = await startApi(database, sandbox, { codeLimits: [], tryLimits: [] });
        const { redHook, hoboken } = await twoDistricts(api, database);
        // Whoever has a wall's or a report's address may look at it, and is noted there.
        const world = {
          redHook,
          hoboken: {
            ...hoboken,
            wallToken: "a-link-that-nobody-was-given",
            afterToken: "another-that-nobody-was-given",
          },
        };
        const people = await listPeople(api, world.redHook);
        const before = await rowsOf(database, world.hoboken.id);
        for (const each of requests) {
          const status = await ask(each, { people, world, bodies });
          statuses[status] = (statuses[status] ?? 0) + 1;
          if (status < 300) reached.add(each.route);
        }
        assertUntouched(before, await rowsOf(database, world.hoboken.id));
      },
    ),
    runs(USUAL_REQUESTS / IN_A_RUN * 2),
  );
  console.log(statuses, `${reached.size} of ${routes.length} routes were come through to`);
  assert.ok(reached.size > 20, "hardly any route was come through to");
});

async function describeApi(sandbox: Awaited<ReturnType<typeof startSandbox>>) {
  await using database = await cloneDatabase();
  await using api = await startApi(database, sandbox);
  const document = (await api.client().get("/api/openapi.json")).body;
  return {
    routes: [...new Set(api.routes.map(({ method, path }) => `${method} ${path}`))],
    document,
  };
}

interface Person {
  client: HttpClient;
  cookie?: string;
}

async function listPeople(
  api: TestApi,
  { id: bidId, resident, viewer, crew, manager, writing }: DistrictWithPeople,
): Promise<Record<string, Person>> {
  const facts = { id: crypto.randomUUID(), userId: crypto.randomUUID(), bidId };
  const sign = async (at: Date, keys: typeof api.deps.keys) => {
    const session = { ...facts, role: "manager", signedInAt: at, readAt: at } as const;
    return `floodline_session=${await signSession(session, keys.session)}`;
  };
  const longAgo = new Date(api.deps.now().getTime() - 100 * 24 * 3600_000);
  const foreignKeys = await deriveKeys("a secret that is another installation's");
  return {
    stranger: { client: api.client() },
    expired: { client: api.client(), cookie: await sign(longAgo, api.deps.keys) },
    forged: { client: api.client(), cookie: await sign(api.deps.now(), foreignKeys) },
    resident: { client: resident },
    viewer: { client: viewer },
    crew: { client: crew },
    manager: { client: manager },
    writing: { client: writing },
  };
}

interface Round {
  people: Record<string, Person>;
  world: { redHook: DistrictWithPeople; hoboken: DistrictWithPeople };
  bodies: DescribedBodies;
}

/** The status of an answer that is as it should be. */
async function ask(request: DescribedRequest, { people, world, bodies }: Round): Promise<number> {
  const { route, who, query, type } = request;
  const { client, cookie } = people[who]!;
  const [method] = route.split(" ") as [string];
  const path = fillTokens(request.path, world);
  const asked = new URLSearchParams(
    query.map(([name, value]) => [name, fillTokens(value, world)]),
  ).toString();
  const body = request.body === undefined ? undefined : fillTokens(request.body, world);
  const response = await client.open(method, path + (asked && `?${asked}`), {
    headers: { ...(cookie && { cookie }), ...(type && { "content-type": type }) },
    body,
    redirect: "manual",
  });
  const { status } = response;
  const answered = response.headers.get("content-type")?.split(";")[0] ?? "";
  // It never ends; api/district/stream tells what comes through it.
  const text = answered === "text/event-stream"
    ? (await response.body?.cancel(), "")
    : await response.text();
  const told = `${who} asked ${route} by ${path}?${asked} ${body ?? ""}: ${status} ${
    text.slice(0, 500)
  }`;
  assert.ok(status < 500, told);
  for (const word of foreignWords(world.hoboken)) {
    const isEchoed = (path + asked + body).includes(word);
    assert.ok(isEchoed || !text.includes(word), `${word} is shown where ${told}`);
  }
  if (answered === "application/json") {
    const fault = bodies.findFault(route, status, answered, JSON.parse(text));
    assert.equal(fault, undefined, `${fault} where ${told}`);
  }
  return status;
}

/** What no answer to any of them may have in it. */
function foreignWords(hoboken: DistrictWithPeople): string[] {
  const { note: _, phone, ...words } = HOBOKENS;
  const national = phone.slice(2);
  return [
    ...Object.values(words),
    national,
    `(${national.slice(0, 3)}) ${national.slice(3, 6)}-${national.slice(6)}`,
    hoboken.residentId,
    hoboken.invitationId,
    hoboken.messageId,
    hoboken.broadcastId,
    hoboken.templateId,
    hoboken.wallLinkId,
    hoboken.keyId,
    hoboken.listLinkId,
    hoboken.colleagueId,
  ];
}

/** All that is a district's, in every table that says whose its rows are. */
async function rowsOf({ sql }: TestDatabase, bidId: string): Promise<Rows> {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'bid_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;
  const rows: Rows = {};
  for (const { name } of tables) {
    const found = await sql<{ row: string }[]>`
      select t::text as row from ${sql(name)} t where bid_id = ${bidId} order by 1`;
    rows[name] = found.map(({ row }) => row);
  }
  return rows;
}

type Rows = Record<string, string[]>;

/** Anybody may report what they see there, and confirm what others do: its boards hear of it. */
const ADDED_BY_ANYBODY = new Set(["reports", "district_events"]);

function assertUntouched(before: Rows, after: Rows): void {
  for (const [table, rows] of Object.entries(after)) {
    const kept = ADDED_BY_ANYBODY.has(table)
      ? rows.filter((row) => before[table]!.includes(row))
      : rows;
    assert.deepEqual(kept, before[table], `Hoboken's rows in ${table}`);
  }
}

const OWN = ["reportId", "leadId", "incidentId", "pictureId", "actId", "batchId"];
const both = (keys: string[]) => keys.flatMap((key) => [`@redHook.${key}@`, `@hoboken.${key}@`]);

/** Names of fields and parameters, with what is there. */
const KNOWN: Known = {
  id: both([...OWN, "stormId", "messageId", "broadcastId", "templateId", "replyId", "colleagueId"]),
  reportId: both(["reportId", "leadId"]),
  mediaId: both(["pictureId", "staffPictureId"]),
  coverId: both(["pictureId"]),
  messageId: both(["messageId"]),
  templateId: both(["templateId"]),
  incidentId: both(["incidentId"]),
  to: ["me", ...both(["colleagueId"])],
  assignee: ["me", "nobody", ...both(["colleagueId"])],
  before: both(["reportId", "messageId"]),
  after: both(["reportId"]),
  token: both(["wallToken", "afterToken"]),
  zip: ["11231", "11231", "07030", "99501"],
  add: ["11231", "07030"],
  phone: ["718 555 0123", "+1 201 555 0199"],
  code: ["100001", "100002"],
  latitude: [40.677, 40.6771, 40.7437],
  longitude: [-74.009, -74.0091, -74.032],
  timeZone: ["America/New_York"],
  view: ["-74.2,40.6,-73.9,40.9"],
  lang: ["en", "es", "zh"],
  language: ["en", "es", "zh"],
  consentVersion: [CONSENT_VERSION],
  sha256: ["0".repeat(64)],
};
