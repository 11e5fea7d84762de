// Where the endpoint is, whose it is and what can be reported there: rules of GeoReport v2, in both forms.
import assert from "node:assert/strict";
import {
  asXml,
  flat,
  JSON_TYPE,
  JURISDICTION,
  NOW,
  READ,
  startOpen311,
  THEIRS,
  V2,
  XML,
} from "../../testing/open311.ts";
import { readXml, textOf } from "../../testing/xml.ts";

Deno.test("discovery says in both forms where the endpoint is, by the specification's own address", async () => {
  await using world = await startOpen311();
  const { ask, api } = world;
  const [xml, json] = [
    await ask("/api/open311/discovery.xml"),
    await ask("/api/open311/discovery.json"),
  ];
  assert.deepEqual([xml.status, xml.type], [200, XML]);
  assert.deepEqual([json.status, json.type], [200, JSON_TYPE]);
  const { changeset, contact, key_service, endpoints } = json.json;
  assert.ok(contact && key_service);
  assert.ok(Date.parse(changeset) < Date.parse(NOW));
  assert.deepEqual(endpoints, [{
    specification: "http://wiki.open311.org/GeoReport_v2",
    url: api.url + V2,
    changeset,
    type: "production",
    formats: ["text/xml", "application/json"],
  }]);
  assert.deepEqual(asXml(readXml(xml.text)), flat(json.json));
  assert.match(xml.text, /^<\?xml version="1\.0" encoding="utf-8"\?>\s*<discovery>/i);
});

Deno.test("the form is asked for by the end of the address: without one, or with another, there is nothing", async () => {
  await using world = await startOpen311();
  for (
    const path of ["services", "services.txt", "services/flooding", "requests/1", "tokens/x.html"]
  ) {
    const { status, type, text } = await world.ask(`${V2}/${path}`, { query: JURISDICTION });
    assert.deepEqual([status, type], [404, XML], path);
    assert.equal(textOf(readXml(text), "error/code"), "404");
  }
  const json = await world.ask(`${V2}/nowhere.json`);
  assert.deepEqual([json.status, json.type, json.json[0].code], [404, JSON_TYPE, 404]);
  // Nobody looks at Accept.
  const accept = { accept: "application/json" };
  const xml = await world.ask(`${V2}/services.xml`, { query: JURISDICTION, headers: accept });
  assert.equal(xml.type, XML);
});

Deno.test("which district: by key or by jurisdiction_id; an empty one is none, and where there is one alone none is needed", async () => {
  await using world = await startOpen311();
  const { ask, sql, elsewhere } = world;
  const status = async (query: Record<string, string>) =>
    (await ask(`${V2}/services.json`, { query })).status;
  assert.equal(await status({}), 400);
  assert.equal(await status({ jurisdiction_id: "" }), 400);
  assert.equal(await status({ jurisdiction_id: "nowhere" }), 404);
  assert.equal(await status(JURISDICTION), 200);
  assert.equal(await status({ api_key: READ }), 200);
  assert.equal(await status({ api_key: READ, jurisdiction_id: "" }), 200);
  assert.equal(await status({ api_key: THEIRS, ...JURISDICTION }), 403);
  assert.equal(await status({ api_key: "floodline_key_never" }), 403);
  await sql`delete from bids where id = ${elsewhere}`;
  assert.equal(await status({}), 200);
});

Deno.test("services and their definition: a list also of one, a string for a code, an object for a definition", async () => {
  await using world = await startOpen311();
  const { ask } = world;
  const query = JURISDICTION;
  const services = await ask(`${V2}/services.json`, { query });
  assert.deepEqual(services.json, [{
    service_code: "flooding",
    service_name: "Street flooding",
    description:
      "Water standing in a street, on a sidewalk or in a building, as deep as somebody sees it.",
    metadata: true,
    type: "realtime",
    keywords: "flood,water,rain,drain,sewer",
    group: "Flooding",
  }]);
  const xml = readXml((await ask(`${V2}/services.xml`, { query })).text);
  assert.equal(xml.name, "services");
  assert.deepEqual(asXml(xml), flat(services.json));
  const definition = await ask(`${V2}/services/flooding.json`, { query });
  assert.deepEqual(definition.json, {
    service_code: "flooding",
    attributes: [{
      variable: true,
      code: "DEPTH",
      datatype: "singlevaluelist",
      required: true,
      datatype_description: "One of the depths listed",
      order: 1,
      description: "How deep is the water?",
      values: [
        { key: "ankle", name: "Water to the ankle" },
        { key: "knee", name: "Water to the knee" },
        { key: "waist", name: "Water to the waist" },
        { key: "inside", name: "Water inside a building" },
      ],
    }],
  });
  const defined = readXml((await ask(`${V2}/services/flooding.xml`, { query })).text);
  assert.equal(defined.name, "service_definition");
  assert.deepEqual(asXml(defined), flat(definition.json));
  assert.equal((await ask(`${V2}/services/001.json`, { query })).status, 404);
});

Deno.test("what fails with us is said in Open311's form too", async () => {
  await using world = await startOpen311();
  await world.sql`alter table bids rename column slug to slug_no_more`;
  const { status, text } = await world.ask(`${V2}/services.xml`, { query: JURISDICTION });
  assert.equal(status, 500);
  assert.equal(textOf(readXml(text), "error/code"), "500");
});
