import assert from "node:assert/strict";
import { ReportCollection } from "shared/api/zips.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addUser } from "../../../testing/rows.ts";

Deno.test("reports are GeoJSON, longitude first, placed as the public may know them", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const location = { latitude: 40.67712345, longitude: -74.00912345 };
  const placed = await person.post("/api/reports", { location, depth: "knee", note: "secret" });
  const plain = await person.post("/api/reports", { zip: "11231", depth: "ankle" });
  const path = `/api/zips/${placed.body.zip}/reports.geojson`;
  const { headers, text } = await api.client().get(path);
  assert.equal(headers.get("content-type"), "application/geo+json");
  assert.ok(!text.includes("secret"));
  const { features } = ReportCollection.parse(JSON.parse(text));
  const [withoutPoint, withPoint] = features;
  assert.deepEqual(withPoint!.geometry, { type: "Point", coordinates: [-74.009, 40.677] });
  assert.deepEqual([withPoint!.id, withPoint!.properties.depth], [placed.body.id, "knee"]);
  assert.deepEqual([withoutPoint!.id, withoutPoint!.geometry], [plain.body.id, null]);
  await person.post(`/api/reports/${placed.body.id}/withdraw`);
  const { body } = await api.client().get(path);
  assert.equal(body.features.length, 1);
});
