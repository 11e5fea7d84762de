import assert from "node:assert/strict";
import type { Sql } from "shared/server/database.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { all, type Element, readXml, textOf } from "../../../testing/xml.ts";

const NOW = "2026-11-22T18:00:00Z";
const FEED = "/api/zips/11231/feed.atom";

const FORECAST = {
  source: "forecast",
  crossed: { minutes: 15, mm: 5 },
  leadMinutes: 120,
  wettestQuarter: { mm: 7.2, at: "2026-11-22T16:00:00Z" },
  wettestHour: { mm: 12, at: "2026-11-22T16:30:00Z" },
  until: "2026-11-22T17:00:00Z",
};
const WARNED = {
  ...FORECAST,
  source: "warning",
  warning: { id: "urn:oid:1", event: "Flash Flood Warning", headline: null, sender: null },
};
const CLEARED = { source: "forecast", level: "flood", wetAt: "2026-11-22T16:45:00Z" };

type Step = [step: string, facts: object, at: string];

/** Their ids, in their order. */
async function addStorm(sql: Sql, steps: Step[], clearedAt: string | null): Promise<string[]> {
  const [episode] = await sql<[{ id: string }]>`
    insert into episodes (zip, level, started_at, wet_at, cleared_at)
    values ('11231', 'flood', ${steps[0]![2]}, ${steps[0]![2]}, ${clearedAt})
    returning id`;
  const ids: string[] = [];
  for (const [step, facts, at] of steps) {
    const [alert] = await sql<[{ id: string }]>`
      insert into alerts (episode_id, step, facts, created_at)
      values (${episode.id}, ${step}, ${JSON.stringify(facts)}::text::jsonb, ${at}) returning id`;
    ids.push(alert.id);
  }
  return ids;
}

const STORM: Step[] = [
  ["heavy", FORECAST, "2026-11-22T15:00:00Z"],
  [
    "flood",
    { ...FORECAST, crossed: { minutes: 60, mm: 25 }, wettestHour: { mm: 31, at: FORECAST.until } },
    "2026-11-22T15:30:00Z",
  ],
  ["ask", FORECAST, "2026-11-22T16:30:00Z"],
  ["clear", CLEARED, "2026-11-22T17:45:00Z"],
];

async function addWarning(sql: Sql, changes: Record<string, unknown> = {}): Promise<void> {
  const [z] = await sql<[{ x: number; y: number }]>`
    select longitude as x, latitude as y from zips where zip = '11231'`;
  const ring = [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]]
    .map(([i, j]) => [z.x + i! / 10, z.y + j! / 10]);
  const row = {
    id: "urn:oid:2.49.0.1.840.0.abc.001.1",
    event: "Flash Flood Warning",
    headline: 'Flash Flood Warning for <Kings> & "Queens"\u0007',
    sender: "NWS New York NY",
    sent_at: "2026-11-22T16:10:00Z",
    onset_at: "2026-11-22T16:10:00Z",
    ends_at: "2026-11-22T20:45:00Z",
    seen_at: "2026-11-22T16:11:00Z",
    ended_at: null,
    message_type: "Alert",
    ...changes,
  };
  const area = JSON.stringify({ type: "Polygon", coordinates: [ring] });
  await sql`insert into warnings ${sql(row)}`;
  await sql`update warnings set area = ${area}::text::jsonb where id = ${row.id}`;
}

/** An entry's links by their kind. */
function linksOf(entry: Element): Record<string, string> {
  const links = all(entry, "link").map(({ attributes: { rel, type, href } }) => [
    [rel, type].filter(Boolean).join(" "),
    href!,
  ]);
  return Object.fromEntries(links);
}

Deno.test("a feed without alerts is a feed all the same", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database, undefined, { publicUrl: "https://flood.test" });
  api.clock.set(NOW);
  const { status, headers, text } = await api.client().get(FEED);
  assert.equal(status, 200);
  assert.equal(headers.get("content-type"), "application/atom+xml; charset=utf-8");
  const feed = readXml(text);
  assert.equal(feed.attributes.xmlns, "http://www.w3.org/2005/Atom");
  assert.equal(textOf(feed, "id"), "tag:flood.test,2026:zip/11231/en");
  assert.equal(textOf(feed, "updated"), "2026-11-22T00:00:00.000Z");
  assert.match(textOf(feed, "subtitle"), /no alerting authority/);
  assert.deepEqual(linksOf(feed), {
    "self application/atom+xml": "https://flood.test/api/zips/11231/feed.atom?lang=en",
    "alternate text/html": "https://flood.test/zip/11231?lang=en",
  });
  assert.equal(all(feed, "entry").length, 0);
});

Deno.test("each step of a storm is an entry with its CAP document, newest first", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database, undefined, { publicUrl: "https://flood.test" });
  api.clock.set(NOW);
  const [heavy, flood, , clear] = await addStorm(database.sql, STORM, "2026-11-22T17:45:00Z");
  const feed = readXml((await api.client().get(FEED)).text);
  const entries = all(feed, "entry");
  assert.deepEqual(entries.map((entry) => textOf(entry, "title")), [
    "The flood risk in 11231 Brooklyn is over",
    "Flood risk in 11231 Brooklyn",
    "Heavy rain in 11231 Brooklyn",
  ]);
  assert.deepEqual(
    entries.map((entry) => textOf(entry, "id")),
    [clear, flood, heavy].map((id) => `urn:uuid:${id}`),
  );
  assert.equal(textOf(feed, "updated"), "2026-11-22T17:45:00.000Z");
  assert.match(
    textOf(entries[1]!, "summary"),
    /^1\.2 inches in an hour by noon\. Until about noon\. Streets and basements can flood fast/,
  );
  const caps = entries.map((entry) => {
    const [content] = all(entry, "content");
    assert.equal(content!.attributes.type, "application/cap+xml");
    return content!.children[0]!;
  });
  const said = (path: string) => caps.map((cap) => textOf(cap, path));
  assert.equal(caps[0]!.attributes.xmlns, "urn:oasis:names:tc:emergency:cap:1.2");
  assert.deepEqual(said("msgType"), ["Cancel", "Update", "Alert"]);
  assert.deepEqual(said("sender"), ["flood.test", "flood.test", "flood.test"]);
  assert.deepEqual(said("sent")[2], "2026-11-22T15:00:00-00:00");
  assert.deepEqual(said("info/severity"), ["Severe", "Severe", "Moderate"]);
  assert.deepEqual(said("info/certainty"), ["Possible", "Possible", "Possible"]);
  assert.deepEqual(said("info/urgency"), ["Past", "Expected", "Expected"]);
  assert.deepEqual(said("info/responseType"), ["AllClear", "Avoid", "Prepare"]);
  assert.deepEqual(said("info/area/geocode/value"), ["11231", "11231", "11231"]);
  assert.equal(textOf(caps[2]!, "info/onset"), "2026-11-22T15:45:00-00:00");
  assert.equal(textOf(caps[2]!, "info/expires"), "2026-11-22T17:00:00-00:00");
  assert.equal(all(caps[2]!, "references").length, 0);
  assert.equal(
    textOf(caps[0]!, "references"),
    `flood.test,urn:uuid:${heavy},2026-11-22T15:00:00-00:00 ` +
      `flood.test,urn:uuid:${flood},2026-11-22T15:30:00-00:00`,
  );
  for (const cap of caps) assert.match(textOf(cap, "note"), /no alerting authority/);
});

Deno.test("the linked CAP document is the one in the feed, its elements in the standard's order", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOW);
  const [, flood] = await addStorm(database.sql, STORM, "2026-11-22T17:45:00Z");
  const feed = readXml((await api.client().get(FEED)).text);
  const entry = all(feed, "entry")[1]!;
  const link = new URL(linksOf(entry)["alternate application/cap+xml"]!);
  const path = link.pathname + link.search;
  assert.equal(path, `/api/zips/11231/alerts/${flood}.cap?lang=en`);
  const { headers, text } = await api.client().get(path);
  assert.equal(headers.get("content-type"), "application/cap+xml; charset=utf-8");
  const cap = readXml(text);
  assert.deepEqual(cap, all(entry, "content")[0]!.children[0]);
  assert.deepEqual(cap.children.map(({ name }) => name), [
    ...["identifier", "sender", "sent", "status", "msgType", "scope", "note", "references", "info"],
  ]);
  assert.deepEqual(all(cap, "info")[0]!.children.map(({ name }) => name), [
    ...["language", "category", "event", "responseType", "urgency", "severity", "certainty"],
    ...["onset", "expires", "senderName", "headline", "description", "instruction", "web", "area"],
  ]);
});

Deno.test("an official warning is passed on under its own name and id, without a CAP of ours", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOW);
  await addWarning(database.sql);
  await addStorm(
    database.sql,
    [["flood", WARNED, "2026-11-22T16:12:00Z"], ["clear", CLEARED, "2026-11-22T17:45:00Z"]],
    "2026-11-22T17:45:00Z",
  );
  const entries = all(readXml((await api.client().get(FEED)).text), "entry");
  assert.equal(entries.length, 1);
  const [entry] = entries;
  assert.equal(textOf(entry!, "id"), "urn:oid:2.49.0.1.840.0.abc.001.1");
  assert.equal(
    textOf(entry!, "title"),
    "National Weather Service: Flash Flood Warning until 3:45 PM",
  );
  assert.equal(textOf(entry!, "author/name"), "NWS New York NY");
  assert.equal(textOf(entry!, "summary"), 'Flash Flood Warning for <Kings> & "Queens"');
  assert.equal(all(entry!, "content").length, 0);
  assert.equal(
    linksOf(entry!).via,
    "https://api.weather.gov/alerts/urn:oid:2.49.0.1.840.0.abc.001.1",
  );
});

Deno.test("a warning that ended says so; one of two weeks ago, and a mere cancellation, are left out", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOW);
  await addWarning(database.sql, { ended_at: "2026-11-22T17:00:00Z" });
  await addWarning(database.sql, {
    id: "urn:old",
    sent_at: "2026-11-08T10:00:00Z",
    ends_at: "2026-11-08T12:00:00Z",
  });
  await addWarning(database.sql, { id: "urn:cancel", message_type: "Cancel" });
  await addStorm(database.sql, [["any", FORECAST, "2026-11-08T10:00:00Z"]], "2026-11-08T13:00:00Z");
  const entries = all(readXml((await api.client().get(FEED)).text), "entry");
  assert.equal(entries.length, 1);
  assert.match(textOf(entries[0]!, "summary"), /Ended or replaced at noon\.$/);
  assert.equal(textOf(entries[0]!, "updated"), "2026-11-22T17:00:00.000Z");
});

Deno.test("the feed speaks three languages", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOW);
  await addStorm(database.sql, STORM, "2026-11-22T17:45:00Z");
  await addWarning(database.sql);
  const titles = async (lang: string) => {
    const feed = readXml((await api.client().get(`${FEED}?lang=${lang}`)).text);
    return [feed.attributes["xml:lang"], ...all(feed, "entry").map((e) => textOf(e, "title"))];
  };
  assert.deepEqual(await titles("es"), [
    "es",
    "Servicio Nacional del Tiempo: Aviso de inundaciones repentinas hasta las 3:45 pm",
    "Terminó el riesgo de inundación en 11231 Brooklyn",
    "Riesgo de inundación en 11231 Brooklyn",
    "Lluvia fuerte en 11231 Brooklyn",
  ]);
  assert.equal((await titles("zh"))[3], "11231 Brooklyn 有洪水风险");
  assert.equal((await api.client().get(`${FEED}?lang=xx`)).status, 422);
});

Deno.test("whoever has it already is told that nothing has changed", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOW);
  const steps = STORM.slice(0, 2);
  const [heavy] = await addStorm(database.sql, steps, null);
  const client = api.client();
  for (
    const path of [FEED, `/api/zips/11231/alerts/${heavy}.cap`, "/api/zips/11231/reports.geojson"]
  ) {
    const first = await client.get(path);
    assert.equal(first.headers.get("cache-control"), "public, no-cache");
    const etag = first.headers.get("etag")!;
    const again = await client.get(path, { "if-none-match": `"other", ${etag}` });
    assert.deepEqual([again.status, again.text], [304, ""], path);
    assert.equal((await client.get(path, { "if-none-match": '"other"' })).status, 200);
  }
  const changedAt = "Sun, 22 Nov 2026 15:30:00 GMT";
  assert.equal((await client.get(FEED)).headers.get("last-modified"), changedAt);
  const since = async (at: string) => (await client.get(FEED, { "if-modified-since": at })).status;
  assert.equal(await since(changedAt), 304);
  assert.equal(await since("Sun, 22 Nov 2026 15:29:59 GMT"), 200);
  assert.equal(await since("nonsense"), 200);
  await database.sql`
    update episodes set cleared_at = ${NOW}`;
  await addStorm(database.sql, [["any", FORECAST, NOW]], null);
  assert.equal(await since(changedAt), 200);
});

Deno.test("what is not there is refused in words", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  api.clock.set(NOW);
  const [warned] = await addStorm(
    database.sql,
    [["flood", WARNED, "2026-11-22T16:12:00Z"]],
    null,
  );
  const ask = async (path: string) => {
    const { status, text } = await api.client().get(`/api/zips/${path}`);
    return [status, JSON.parse(text).error.code];
  };
  const nobody = "0199f000-0000-7000-8000-0000000000aa";
  assert.deepEqual(await ask("00000/feed.atom"), [404, "zipNotFound"]);
  assert.deepEqual(await ask("00000/reports.geojson"), [404, "zipNotFound"]);
  assert.deepEqual(await ask(`11231/alerts/${nobody}.cap`), [404, "notFound"]);
  assert.deepEqual(await ask(`11232/alerts/${warned}.cap`), [404, "notFound"]);
  // The Weather Service's to tell.
  assert.deepEqual(await ask(`11231/alerts/${warned}.cap`), [404, "notFound"]);
  assert.deepEqual(await ask("11231/alerts/x.cap"), [422, "invalidInput"]);
});

Deno.test("that the forecast is old stands before anything it says, in feed and CAP, in three languages", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database, undefined, { publicUrl: "https://flood.test" });
  api.clock.set(NOW);
  const { sql } = database;
  const running = { ...FORECAST, until: "2026-11-22T20:00:00Z" };
  const [id] = await addStorm(sql, [["heavy", running, "2026-11-22T17:00:00Z"]], null);
  const run = async (runAt: string) =>
    await sql`
      insert into conditions (name, ill_since, detail)
      values ('modelRun', ${NOW}, ${JSON.stringify({ runAt })}::text::jsonb)
      on conflict (name) do update set detail = excluded.detail`;
  const ask = async (language = "en") => (await api.client().get(`${FEED}?lang=${language}`)).text;
  await run("2026-11-22T14:00:00.000Z");
  assert.doesNotMatch(await ask(), /old/);
  await run("2026-11-22T04:00:00.000Z");
  const words = {
    en: /^The forecast is old: the weather model last ran at Sat 11 PM\. /,
    es: /^La previsión es vieja: el modelo del tiempo se calculó por última vez a las 11 pm/,
    zh: /^预报已旧：天气模型上次运行是周六 ?23:00/,
  };
  for (const [language, old] of Object.entries(words)) {
    const feed = readXml(await ask(language));
    const [first, storm] = all(feed, "entry");
    assert.match(textOf(feed, "subtitle"), old);
    assert.match(textOf(first!, "title"), old);
    assert.match(textOf(storm!, "summary"), old);
    const cap = readXml(
      (await api.client().get(`/api/zips/11231/alerts/${id}.cap?lang=${language}`)).text,
    );
    assert.match(textOf(cap, "info/description"), old);
  }
  assert.equal(textOf(readXml(await ask()), "updated"), "2026-11-22T17:00:00.000Z");
  const same = await ask();
  api.clock.forward(10);
  assert.equal(await ask(), same, "a feed that has not changed reads the same");
});
