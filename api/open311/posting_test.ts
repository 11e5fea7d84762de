// What programs report by Open311: who may, how they say it, and how often it is one report.
import assert from "node:assert/strict";
import { QUOTAS } from "../limits/limits.ts";
import { NOW, READ, REPORT, startOpen311, THEIRS, V2, WRITE } from "../../testing/open311.ts";
import { addUser } from "../../testing/rows.ts";
import { all, readXml, textOf } from "../../testing/xml.ts";

Deno.test("who has no key that writes posts nothing, and is told so by 403", async () => {
  await using world = await startOpen311();
  const { ask, sql } = world;
  const post = async (key: Record<string, string>) => {
    const { api_key: _, ...form } = REPORT;
    return (await ask(`${V2}/requests.xml`, { form: { ...form, ...key } })).status;
  };
  assert.equal(await post({}), 403);
  assert.equal(await post({ api_key: "" }), 403);
  assert.equal(await post({ api_key: "xyz" }), 403);
  assert.equal(await post({ api_key: READ }), 403);
  assert.equal(await post({ api_key: THEIRS }), 403);
  assert.equal((await sql`select from reports`).length, 0);
});

const WRONG: [
  what: string,
  change: Record<string, string | undefined>,
  status: number,
  says: RegExp,
][] = [
  ["no service", { service_code: undefined }, 400, /service_code/],
  ["an unknown service", { service_code: "001" }, 404, /service_code/],
  ["no place", { lat: undefined, long: undefined }, 400, /lat and long/],
  ["half a point", { long: undefined }, 400, /degrees/],
  ["a point that is none", { lat: "91" }, 400, /degrees/],
  ["a point elsewhere", { lat: "40.744", long: "-74.032" }, 400, /not in this district/],
  ["an address id alone", { lat: "", long: "", address_id: "545483" }, 400, /address_id/],
  ["another's ZIP code", { lat: "", long: "", address_string: "1 Main St, 07030" }, 400, /ZIP/],
  ["no depth", { "attribute[DEPTH]": undefined }, 400, /DEPTH.*ankle/],
  ["a depth that is none", { "attribute[DEPTH]": "deep" }, 400, /DEPTH/],
  ["a novel", { description: "x".repeat(4001) }, 400, /4000/],
];

Deno.test("what is wrong with a report is said, all of it at once, and nothing is kept", async () => {
  await using world = await startOpen311();
  const { ask, sql } = world;
  for (const [what, change, status, says] of WRONG) {
    const form = Object.entries({ ...REPORT, ...change })
      .filter((pair): pair is [string, string] => pair[1] !== undefined);
    const { status: got, text } = await ask(`${V2}/requests.xml`, { form });
    assert.equal(got, status, what);
    const root = readXml(text);
    assert.deepEqual([root.name, textOf(root, "error/code")], ["errors", String(status)], what);
    assert.match(textOf(root, "error/description"), says, what);
  }
  const several = await ask(`${V2}/requests.json`, { form: { api_key: WRITE } });
  assert.ok(several.json.length >= 3);
  for (const error of several.json) assert.deepEqual(Object.keys(error), ["code", "description"]);
  assert.equal((await sql`select from reports`).length, 0);
  const large = await ask(`${V2}/requests.json`, { form: { ...REPORT, x: "y".repeat(70_000) } });
  assert.deepEqual([large.status, large.json[0].code], [413, 413]);
});

Deno.test("a report posted is the district's, with what its program said, and is answered with its id alone", async () => {
  await using world = await startOpen311();
  const { ask, sql, bidId, api } = world;
  const form: [string, string][] = [
    ...Object.entries(REPORT),
    ["address_string", "12 Van Brunt St"],
    ["media_url", "https://city.test/1.jpg"],
    ["media_url", "https://city.test/2.jpg"],
    ["email", "somebody@city.test"],
    ["phone", "718 555 0123"],
    ["first_name", "Ada"],
  ];
  const { status, text } = await ask(`${V2}/requests.xml`, { form });
  assert.equal(status, 200);
  const root = readXml(text);
  const [request] = all(root, "request");
  assert.deepEqual([root.name, request!.children.map(({ name }) => name)], [
    "service_requests",
    ["service_request_id", "service_notice", "account_id"],
  ]);
  const id = textOf(request!, "service_request_id");
  const [report] = await sql`
    select bid_id, user_id, zip, latitude, depth, note, via from reports where id = ${id}`;
  assert.deepEqual(report, {
    bidId,
    userId: null,
    zip: "11231",
    latitude: 40.6771111,
    depth: "knee",
    note: "Water over the curb",
    via: "open311",
  });
  const manager = await api.enter(await addUser(sql, { bidId }));
  const { acts } = (await manager.get(`/api/district/reports/${id}`)).body;
  assert.equal(acts[0].byKey, WRITE);
  assert.match(acts[0].text, /12 Van Brunt St\n.*1\.jpg\n.*2\.jpg/);
  const kept = JSON.stringify([
    await sql`select * from reports`,
    await sql`select * from report_acts`,
  ]);
  assert.doesNotMatch(kept, /somebody@|555.?0123|Ada/, "who it was is not kept");
});

Deno.test("clients put what they say into the address, a form or a form in parts, and lists as PHP does", async () => {
  await using world = await startOpen311();
  const { ask, sql } = world;
  const npm = await ask(`${V2}/requests.json`, { query: REPORT, form: { description: "a" } });
  assert.equal(npm.status, 200, npm.text);
  const parts = new FormData();
  for (const [name, value] of Object.entries({ ...REPORT, description: "b" })) {
    parts.set(name, value);
  }
  parts.set("photo1", new File(["a small photo"], "1.jpg"));
  assert.equal((await ask(`${V2}/requests.json`, { form: parts })).status, 200);
  const { "attribute[DEPTH]": _, ...rest } = { ...REPORT, description: "c" };
  const php = await ask(`${V2}/requests.json`, {
    form: { ...rest, "attribute[DEPTH][]": "waist" },
  });
  assert.equal(php.status, 200);
  const { lat: _lat, long: _long, ...placeless } = { ...REPORT, description: "d" };
  const address_string = "Van Brunt St, Brooklyn, NY 11231";
  assert.equal(
    (await ask(`${V2}/requests.json`, { form: { ...placeless, address_string } })).status,
    200,
  );
  // With one ZIP code in the district, its address needs none.
  const plain = { ...placeless, description: "e", address_string: "Van Brunt St" };
  assert.equal((await ask(`${V2}/requests.json`, { form: plain })).status, 200);
  const header = { authorization: `Bearer ${WRITE}` };
  const { api_key: _key, ...keyless } = { ...REPORT, description: "f".repeat(4000) };
  assert.equal((await ask(`${V2}/requests.json`, { form: keyless, headers: header })).status, 200);
  const notes = await sql`select note, depth from reports order by id`;
  assert.deepEqual(notes.map(({ note }) => note[0]), ["a", "b", "c", "d", "e", "f"]);
  assert.equal(notes[2]!.depth, "waist");
  const [{ letters }] = await sql<[{ letters: number }]>`
    select sum(length(replace(detail->>'text', 'Came by Open311.', '')))::int as letters
    from report_acts where report_id = (select max(id::text)::uuid from reports)`;
  assert.ok(letters >= 2000, "what the note has no room for is in the history");
});

Deno.test("posted again it is the same report: by its own key for ever, by what it says for a minute, at once too", async () => {
  await using world = await startOpen311();
  const { ask, sql, api } = world;
  const post = async (
    change: Record<string, string> = {},
    headers: Record<string, string> = {},
  ) => {
    const { json } = await ask(`${V2}/requests.json`, { form: { ...REPORT, ...change }, headers });
    return json[0].service_request_id as string;
  };
  const both = await Promise.all([post(), post(), post()]);
  assert.equal(new Set(both).size, 1);
  assert.notEqual(await post({ device_id: "another" }), both[0]);
  assert.notEqual(await post({ description: "another" }), both[0]);
  const named = await post({}, { "idempotency-key": "1" });
  assert.notEqual(named, both[0]);
  api.clock.forward(2);
  assert.notEqual(await post(), both[0]);
  assert.equal(await post({}, { "idempotency-key": "1" }), named);
  assert.equal((await sql`select from reports`).length, 5);
});

Deno.test("a key that posts too much is told to wait, in Open311's form", async () => {
  await using world = await startOpen311();
  const { ask, sql, keyId } = world;
  const { most, perMinute } = QUOTAS.staffWork.key;
  const fullAt = new Date(Date.parse(NOW) + most / perMinute * 60_000);
  await sql`insert into used_key_limits values (${keyId}, 'staffWork', ${fullAt})`;
  const { status, json, headers } = await ask(`${V2}/requests.json`, { form: REPORT });
  assert.deepEqual([status, json[0].code], [429, 429]);
  assert.ok(Number(headers.get("retry-after")) > 0);
});
