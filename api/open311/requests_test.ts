// A district's reports as GeoReport v2 lists them, to strangers and to programs with a key.
import assert from "node:assert/strict";
import {
  IN_RED_HOOK,
  JURISDICTION,
  NOW,
  READ,
  startOpen311,
  V2,
  WRITE,
} from "../../testing/open311.ts";
import { addReport } from "../../testing/rows.ts";
import { all, readXml, textOf } from "../../testing/xml.ts";

async function addListed(sql: Parameters<typeof addReport>[0], bidId: string, count: number) {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const happenedAt = new Date(Date.parse(NOW) - (n + 1) * 3600_000);
    ids.push(await addReport(sql, { bidId, happenedAt, location: IN_RED_HOOK }));
  }
  return ids;
}

Deno.test("a list: newest first, of 90 days, by status and by ids, which override all else; none is an empty list", async () => {
  await using world = await startOpen311();
  const { ask, sql, bidId } = world;
  const list = async (query: Record<string, string> = {}) => {
    const answer = await ask(`${V2}/requests.json`, {
      query: [...Object.entries(JURISDICTION), ...new URLSearchParams(query)],
    });
    assert.equal(answer.status, 200, answer.text);
    return answer.json.map((each: { service_request_id: string }) => each.service_request_id);
  };
  assert.deepEqual(await list(), []);
  const empty = await ask(`${V2}/requests.xml`, { query: JURISDICTION });
  assert.equal(readXml(empty.text).name, "service_requests");
  const [newest, middle, oldest] = await addListed(sql, bidId, 3);
  const old = await addReport(sql, { bidId, happenedAt: "2026-08-01T00:00Z" });
  await sql`update reports set status = 'nothing_found' where id = ${middle!}`;
  assert.deepEqual(await list(), [newest, middle, oldest]);
  assert.deepEqual(await list({ status: "closed" }), [middle]);
  assert.deepEqual(await list({ status: "open, closed", service_code: "flooding,001" }), [
    newest,
    middle,
    oldest,
  ]);
  assert.deepEqual(await list({ service_code: "001" }), []);
  assert.deepEqual(
    await list({ service_request_id: `${old},${newest},1`, status: "closed", start_date: "x" }),
    [newest, old],
  );
  // One end alone: 90 days from it.
  assert.deepEqual(await list({ start_date: "2026-07-30T00:00:00-04:00" }), [old]);
  assert.deepEqual(await list({ end_date: "2026-08-02T00:00:00Z" }), [old]);
  assert.deepEqual(
    await list({ start_date: "2026-11-22T16:30:00Z", end_date: "2026-11-22T18:00:00+00:00" }),
    [newest],
  );
});

const REFUSED: [query: Record<string, string>, says: RegExp][] = [
  [{ start_date: "2026-11-01" }, /start_date .*zone/],
  [{ start_date: "2026-11-01T00:00:00" }, /start_date .*zone/],
  [{ end_date: "yesterday" }, /end_date .*zone/],
  [{ start_date: "2026-01-01T00:00:00Z", end_date: "2026-11-01T00:00:00Z" }, /90 days/],
  [{ start_date: "2026-11-02T00:00:00Z", end_date: "2026-11-01T00:00:00Z" }, /before/],
  [{ status: "new" }, /open or closed/],
  [{ page: "0" }, /page /],
  [{ page_size: "1001" }, /page_size .*1000/],
];

Deno.test("a list that nobody can give is refused with a sentence", async () => {
  await using world = await startOpen311();
  for (const [asked, says] of REFUSED) {
    const query = { ...JURISDICTION, ...asked };
    const { status, json } = await world.ask(`${V2}/requests.json`, { query });
    assert.equal(status, 400, JSON.stringify(asked));
    assert.match(json[0].description, says);
  }
});

Deno.test("pages count from one, say which comes next, and end: the last is not told again", async () => {
  await using world = await startOpen311();
  const { ask, sql, bidId } = world;
  const ids = await addListed(sql, bidId, 5);
  const read: string[] = [];
  let next: string | undefined =
    `${V2}/requests.json?jurisdiction_id=red-hook&page_size=2&api_key=${READ}`;
  let pages = 0;
  while (next) {
    const { json, headers } = await ask(next);
    read.push(...json.map((each: { service_request_id: string }) => each.service_request_id));
    const link = headers.get("link");
    assert.ok(!link?.includes(READ));
    next = link
      ? new URL(link.match(/<(.+)>; rel="next"/)![1]!).href.slice(world.api.url.length)
      : undefined;
    pages++;
  }
  assert.deepEqual([read, pages], [ids, 3]);
  const past = await ask(`${V2}/requests.json`, {
    query: { ...JURISDICTION, page: "4", page_size: "2" },
  });
  assert.deepEqual([past.status, past.json, past.headers.get("link")], [200, [], null]);
});

Deno.test("a request: as the specification has it, roughly and without words for strangers, exactly for the district's key", async () => {
  await using world = await startOpen311();
  const { ask, sql, bidId } = world;
  const id = await addReport(sql, {
    bidId,
    happenedAt: "2026-11-22T15:00:00.123Z",
    location: IN_RED_HOOK,
  });
  await sql`update reports set note = ${"<b> & \u000b 'tis\u0001 deep"}, status = 'passed_on', city_number = '311-1' where id = ${id}`;
  await sql`
    insert into report_acts (bid_id, report_id, kind, detail, acted_at)
    values (${bidId}, ${id}, 'status', '{"from": "new", "to": "passed_on"}', '2026-11-22T16:00Z')`;
  const stranger = await ask(`${V2}/requests/${id}.json`, { query: JURISDICTION });
  const expected = {
    service_request_id: id,
    status: "closed",
    status_notes: "Passed on to the city.",
    service_name: "Street flooding",
    service_code: "flooding",
    description: "Water to the knee.",
    agency_responsible: "red-hook BID",
    service_notice: null,
    requested_datetime: "2026-11-22T15:00:00Z",
    updated_datetime: "2026-11-22T16:00:00Z",
    expected_datetime: null,
    address: null,
    address_id: null,
    zipcode: "11231",
    lat: 40.677,
    long: -74.009,
    media_url: null,
  };
  assert.deepEqual(stranger.json, [expected]);
  const own = await ask(`${V2}/requests/${id}.json`, { query: { api_key: READ } });
  assert.deepEqual(own.json, [{
    ...expected,
    status_notes: "Passed on to the city: 311-1.",
    description: "Water to the knee. <b> & \u000b 'tis\u0001 deep",
    lat: 40.6771111,
    long: -74.0093333,
  }]);
  // XML 1.0 has no room for two of these letters.
  const xml = readXml((await ask(`${V2}/requests/${id}.xml`, { query: { api_key: READ } })).text);
  assert.equal(textOf(xml, "request/description"), "Water to the knee. <b> &  'tis deep");
  assert.deepEqual(
    all(xml, "request")[0]!.children.map(({ name }) => name),
    Object.keys(expected),
  );
  const token = await ask(`${V2}/tokens/${id}.json`, { query: JURISDICTION });
  assert.deepEqual(token.json, [{ service_request_id: id, token: id }]);
  for (const path of ["requests/638344.json", "tokens/12345.json"]) {
    const { status, json } = await ask(`${V2}/${path}`, { query: JURISDICTION });
    assert.deepEqual([status, json[0].code], [404, 404]);
  }
});

Deno.test("what is hidden, private, withdrawn, taken away or another district's is nowhere, with a key neither", async () => {
  await using world = await startOpen311();
  const { ask, sql, bidId, elsewhere } = world;
  const happenedAt = "2026-11-22T15:00Z";
  const add = async (change: string) => {
    const id = await addReport(sql, { bidId, happenedAt });
    await sql`
      insert into report_acts (bid_id, report_id, kind, detail, acted_at)
      values (${bidId}, ${id}, 'status', '{"from": "new", "to": "seen"}', '2026-11-22T16:00Z')`;
    await sql.unsafe(`update reports set ${change} where id = '${id}'`);
    return id;
  };
  const gone = [
    await add("hidden_at = now(), hidden_reason = 'x'"),
    await add("is_private = true"),
    await add("withdrawn_at = now()"),
    await add("withdrawn_at = now(), removed_at = now()"),
    await addReport(sql, { bidId: elsewhere, happenedAt }),
    await addReport(sql, { happenedAt }),
  ];
  for (const query of [JURISDICTION, { api_key: READ }, { api_key: WRITE }]) {
    assert.deepEqual((await ask(`${V2}/requests.json`, { query })).json, []);
    for (const id of gone) {
      assert.equal((await ask(`${V2}/requests/${id}.json`, { query })).status, 404);
      assert.equal((await ask(`${V2}/tokens/${id}.json`, { query })).status, 404);
      assert.deepEqual(
        (await ask(`${V2}/requests.json`, { query: { ...query, service_request_id: id } })).json,
        [],
      );
      const news = { api_key: WRITE, service_request_id: id, status: "CLOSED" };
      assert.equal((await ask(`${V2}/servicerequestupdates.json`, { form: news })).status, 404);
    }
  }
  const updates = await ask(`${V2}/servicerequestupdates.json`, { query: { api_key: READ } });
  assert.deepEqual([updates.status, updates.json], [200, []]);
});

Deno.test("a photo's address is told to the district's key alone, shows the covered one, and ends with the photo", async () => {
  await using world = await startOpen311();
  const { ask, sql, bidId, api } = world;
  const reportId = await addReport(sql, { bidId, happenedAt: "2026-11-22T15:00Z" });
  const media = async (key: string, cleaned: boolean) => {
    const [{ id }] = await sql<[{ id: string }]>`
      insert into media (report_id, kind, object_key, content_type, size_bytes, ready_at, cleaned_at, created_at)
      values (${reportId}, 'photo', ${key}, 'image/jpeg', 9, now(), ${cleaned ? NOW : null}, now())
      returning id`;
    return id;
  };
  await media("media/kept/uncleaned", false);
  const id = await media("media/kept/as-sent", true);
  const address = async () => {
    const { json } = await ask(`${V2}/requests.json`, { query: { api_key: READ } });
    return (json[0].media_url as string).slice(api.url.length);
  };
  const stranger = await ask(`${V2}/requests.json`, { query: JURISDICTION });
  assert.equal(stranger.json[0].media_url, null);
  const open = (path: string) => api.client().open("GET", path, { redirect: "manual" });
  const where = async (path: string) => {
    const answer = await open(path);
    await answer.body?.cancel();
    return answer.status === 302 ? answer.headers.get("location")! : answer.status;
  };
  const before = await address();
  assert.match(String(await where(before)), /media\/kept\/as-sent/);
  await sql`
    insert into media_covers (media_id, object_key, size_bytes, created_at, ready_at, cleaned_at)
    values (${id}, 'media/kept/covered', 9, now(), now(), now())`;
  assert.equal(await where(before), 404, "the address of what is covered now");
  const after = await address();
  assert.match(String(await where(after)), /media\/kept\/covered/);
  assert.equal(await where(after.replace(/\.[\w-]{8}/, ".AAAAAAAA")), 404);
  await sql`update reports set is_private = true where id = ${reportId}`;
  assert.equal(await where(after), 404);
});
