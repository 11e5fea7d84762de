import assert from "node:assert/strict";
import { startSandbox, type TestSandbox } from "../../testing/sandbox.ts";

async function active(sandbox: TestSandbox, query = "", agent = "FloodLine (ops@example.com)") {
  const response = await fetch(`${sandbox.url}/alerts/active${query}`, {
    headers: { "user-agent": agent },
  });
  return { response, body: await response.text() };
}

async function eventsOf(sandbox: TestSandbox, query = ""): Promise<string[]> {
  const { body } = await active(sandbox, query);
  return JSON.parse(body).features.map((f: { properties: { event: string } }) =>
    f.properties.event
  );
}

Deno.test("a warning is a GeoJSON feature with CAP's fields", async () => {
  await using sandbox = await startSandbox();
  sandbox.clock(new Date("2026-11-22T17:00:00Z"));
  await sandbox.warn({
    zip: "11231",
    event: "Flash Flood Warning",
    minutes: 60,
    damageThreat: "CONSIDERABLE",
  });
  const { response, body } = await active(sandbox);
  assert.equal(response.headers.get("content-type"), "application/geo+json");
  const { type, features: [feature] } = JSON.parse(body);
  assert.equal(type, "FeatureCollection");
  assert.equal(feature.geometry.type, "Polygon");
  assert.deepEqual(feature.geometry.coordinates[0][0], feature.geometry.coordinates[0].at(-1));
  const p = feature.properties;
  assert.equal(feature.id, `https://api.weather.gov/alerts/${p.id}`);
  assert.deepEqual(
    [p.event, p.severity, p.certainty, p.urgency, p.messageType, p.status, p.ends],
    [
      "Flash Flood Warning",
      "Severe",
      "Likely",
      "Immediate",
      "Alert",
      "Actual",
      "2026-11-22T18:00:00+00:00",
    ],
  );
  assert.deepEqual(p.parameters.flashFloodDamageThreat, ["CONSIDERABLE"]);
  assert.equal(
    p.headline,
    "Flash Flood Warning issued November 22 at 12:00PM EST until November 22 at 1:00PM EST " +
      "by NWS Sandbox",
  );
});

Deno.test("filters by events and by a point in the polygon", async () => {
  await using sandbox = await startSandbox();
  await sandbox.warn({ zip: "11231", event: "Flood Warning", minutes: 60 });
  await sandbox.warn({ zip: "60601", event: "Flash Flood Warning", minutes: 60 });
  await sandbox.warn({ zip: "60601", event: "Wind Advisory", minutes: 60 });
  const event = encodeURIComponent("Flash Flood Warning,Flood Warning");
  assert.deepEqual(await eventsOf(sandbox, `?event=${event}`), [
    "Flash Flood Warning",
    "Flood Warning",
  ]);
  assert.deepEqual(await eventsOf(sandbox, "?point=40.678,-74.005"), ["Flood Warning"]);
  assert.deepEqual(await eventsOf(sandbox, "?point=39,-74.005"), []);
});

Deno.test("a warning is gone when its time is over", async () => {
  await using sandbox = await startSandbox();
  sandbox.clock(new Date("2026-11-22T17:00:00Z"));
  await sandbox.warn({ zip: "11231", minutes: 60 });
  sandbox.clock(new Date("2026-11-22T17:59:00Z"));
  assert.deepEqual(await eventsOf(sandbox), ["Flood Warning"]);
  sandbox.clock(new Date("2026-11-22T18:00:00Z"));
  assert.deepEqual(await eventsOf(sandbox), []);
});

Deno.test("refuses who does not say who they are, and parameters it does not know", async () => {
  await using sandbox = await startSandbox();
  const nameless = await active(sandbox, "", "");
  assert.equal(nameless.response.status, 403);
  assert.match(nameless.body, /Access Denied/);
  const unknown = await active(sandbox, "?events=Flood");
  assert.equal(unknown.response.status, 400);
  assert.equal(JSON.parse(unknown.body).status, 400);
});

Deno.test("is down when told to be", async () => {
  await using sandbox = await startSandbox();
  sandbox.faults({ nws: { kind: "503", times: 1 } });
  assert.equal((await active(sandbox)).response.status, 503);
  assert.equal((await active(sandbox)).response.status, 200);
});

Deno.test("lists one to a page when told to, each naming the next", async () => {
  await using sandbox = await startSandbox();
  await sandbox.warn({ zip: "11231", minutes: 60 });
  await sandbox.warn({ zip: "60601", minutes: 60 });
  sandbox.faults({ nws: { kind: "pages" } });
  const seen: number[] = [];
  let query: string | undefined = "?event=Flood%20Warning";
  while (query !== undefined) {
    const { features, pagination } = JSON.parse((await active(sandbox, query)).body);
    seen.push(features.length);
    query = pagination && new URL(pagination.next).search;
  }
  assert.deepEqual(seen, [1, 1, 0]);
});

async function featuresOf(sandbox: TestSandbox) {
  const { body } = await active(sandbox);
  return JSON.parse(body).features.map(({ properties }: { properties: Record<string, unknown> }) =>
    properties
  );
}

Deno.test("an update takes a warning's place, and names all those before it", async () => {
  await using sandbox = await startSandbox();
  sandbox.clock(new Date("2026-11-22T17:00:00Z"));
  const first = await sandbox.warn({ zip: "11231", event: "Flash Flood Warning", minutes: 60 });
  sandbox.clock(new Date("2026-11-22T17:30:00Z"));
  const second = await sandbox.warn({ updates: first.id, minutes: 60 });
  sandbox.clock(new Date("2026-11-22T17:45:00Z"));
  const third = await sandbox.warn({ updates: second.id, minutes: 60 });
  const [properties, ...others] = await featuresOf(sandbox);
  assert.equal(others.length, 0);
  assert.deepEqual(
    [properties.id, properties.messageType, properties.event],
    [third.id, "Update", "Flash Flood Warning"],
  );
  assert.deepEqual(properties.references, [
    {
      "@id": `https://api.weather.gov/alerts/${first.id}`,
      identifier: first.id,
      sender: "w-nws.webmaster@noaa.gov",
      sent: "2026-11-22T17:00:00+00:00",
    },
    {
      "@id": `https://api.weather.gov/alerts/${second.id}`,
      identifier: second.id,
      sender: "w-nws.webmaster@noaa.gov",
      sent: "2026-11-22T17:30:00+00:00",
    },
  ]);
  assert.deepEqual(properties.parameters.expiredReferences, [
    `w-nws.webmaster@noaa.gov,${first.id},2026-11-22T17:00:00+00:00 ` +
    `w-nws.webmaster@noaa.gov,${second.id},2026-11-22T17:30:00+00:00`,
  ]);
});

Deno.test("a cancellation says that a warning is over, and soon leaves the list", async () => {
  await using sandbox = await startSandbox();
  sandbox.clock(new Date("2026-11-22T17:00:00Z"));
  const { id } = await sandbox.warn({ zip: "11231", minutes: 240 });
  const response = await fetch(`${sandbox.url}/control/warnings/${id}/cancel`, { method: "POST" });
  assert.equal(response.status, 201);
  await response.text();
  const [properties] = await featuresOf(sandbox);
  assert.deepEqual(
    [properties.messageType, properties.references[0].identifier, properties.urgency],
    ["Cancel", id, "Past"],
  );
  sandbox.clock(new Date("2026-11-22T17:10:00Z"));
  assert.deepEqual(await featuresOf(sandbox), []);
});

Deno.test("what is not in force can be neither updated nor cancelled", async () => {
  await using sandbox = await startSandbox();
  const update = await fetch(`${sandbox.url}/control/warnings`, {
    method: "POST",
    body: JSON.stringify({ updates: "urn:oid:0", minutes: 60 }),
  });
  const cancel = await fetch(`${sandbox.url}/control/warnings/urn:oid:0/cancel`, {
    method: "POST",
  });
  assert.deepEqual([update.status, cancel.status], [422, 422]);
  await Promise.all([update.text(), cancel.text()]);
});

Deno.test("until further notice there is no end, and the message's own comes first", async () => {
  await using sandbox = await startSandbox();
  sandbox.clock(new Date("2026-11-22T17:00:00Z"));
  await sandbox.warn({ zip: "11231", minutes: 60, openEnded: true, expiresInMinutes: 45 });
  sandbox.clock(new Date("2026-11-25T17:00:00Z"));
  const [{ ends, expires, headline, parameters }] = await featuresOf(sandbox);
  assert.deepEqual([ends, expires], [null, "2026-11-22T17:45:00+00:00"]);
  assert.match(headline, /until further notice by NWS Sandbox$/);
  assert.equal(parameters.eventEndingTime, undefined);
});

Deno.test("a warning may name its counties alone, be a test, and begin later", async () => {
  await using sandbox = await startSandbox();
  sandbox.clock(new Date("2026-11-22T17:00:00Z"));
  const geocode = { SAME: ["036047"], UGC: [] };
  const { id } = await sandbox.warn({
    ...{ zip: "11231", minutes: 60, geometry: null, geocode },
    ...{ status: "Exercise", startsInMinutes: 30 },
  });
  const { features: [feature] } = JSON.parse((await active(sandbox)).body);
  const { properties } = feature;
  assert.deepEqual(
    [feature.geometry, properties.geocode, properties.affectedZones, properties.status],
    [null, geocode, [], "Exercise"],
  );
  assert.equal(properties.onset, "2026-11-22T17:30:00+00:00");
  await sandbox.warn({ updates: id, minutes: 60, status: "Actual" });
  const { features: [update] } = JSON.parse((await active(sandbox)).body);
  assert.deepEqual([update.geometry, update.properties.status], [null, "Actual"]);
});

Deno.test("its list is odd when told to be", async () => {
  await using sandbox = await startSandbox();
  await sandbox.warn({ zip: "11231", minutes: 60 });
  const featuresWhen = async (kind: "empty" | "nullFeatures" | "twice" | "odd") => {
    sandbox.faults({ nws: { kind } });
    return JSON.parse((await active(sandbox)).body).features?.length;
  };
  assert.deepEqual(
    [
      await featuresWhen("empty"),
      await featuresWhen("nullFeatures"),
      await featuresWhen("twice"),
      await featuresWhen("odd"),
    ],
    [0, undefined, 2, 4],
  );
  sandbox.faults({ nws: { kind: "html" } });
  const { response, body } = await active(sandbox);
  assert.deepEqual([response.status, body.startsWith("<HTML>")], [200, true]);
});
