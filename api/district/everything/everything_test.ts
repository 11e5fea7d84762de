import assert from "node:assert/strict";
import { unzipSync } from "fflate";
import { CODE_MINUTES } from "shared/limits.ts";
import { startApi } from "../../../testing/api.ts";
import { readCsv } from "../../../testing/csv.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { HOBOKENS, twoDistricts } from "../../../testing/two_districts.ts";

const PATH = "/api/district/everything.zip";

Deno.test("all that is a district's comes in one zip, and nothing of another's or of anybody's phone", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook, hoboken } = await twoDistricts(api, database);
  const { manager, reportId, leadId, incidentId, pictureId, stormId, id: bidId } = redHook;
  const response = await manager.open("GET", PATH);
  assert.equal(response.headers.get("content-type"), "application/zip");
  const files = unzipSync(await response.bytes());
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const texts = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, decoder.decode(bytes)]),
  );
  const table = (name: string) => {
    const [head, ...lines] = readCsv(texts[name]!);
    return lines.map((line) => Object.fromEntries(head!.map((column, n) => [column, line[n]!])));
  };
  assert.deepEqual(Object.keys(texts), [
    ..."README.txt district.json boundary.geojson reports.csv".split(" "),
    ..."acts.csv incidents.csv pictures.csv storms.csv".split(" "),
  ]);
  assert.deepEqual(new Set(table("reports.csv").map(({ id }) => id)), new Set([reportId, leadId]));
  assert.deepEqual(
    table("incidents.csv").map(({ id, leadId, reports }) => [id, leadId, reports]),
    [[incidentId, leadId, "1"]],
  );
  assert.ok(
    table("acts.csv").some(({ kind, detail }) =>
      kind === "note" && JSON.parse(detail!).text === "ours"
    ),
  );
  assert.ok(
    table("pictures.csv").some(({ id, reportId: of }) => id === pictureId && of === reportId),
  );
  const [storm] = table("storms.csv");
  assert.deepEqual([storm!.id, storm!.texts, storm!.textsDelivered], [stormId, "1", "1"]);
  const district = JSON.parse(texts["district.json"]!);
  assert.deepEqual([district.zips, district.thresholds.levels.flood.mmPer15Min], [["11231"], 11]);
  assert.equal(JSON.parse(texts["boundary.geojson"]!).geometry.type, "Polygon");
  const all = Object.values(texts).join();
  for (const word of [...Object.values(HOBOKENS), hoboken.reportId, hoboken.id, "+17185550177"]) {
    assert.ok(!all.includes(word), word);
  }
  const [noted] = await database.sql`
    select event from security_log where bid_id = ${bidId} and event = 'everythingTaken'`;
  assert.ok(noted);
});

Deno.test("it takes a manager with a new code; no key is let in", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { redHook } = await twoDistricts(api, database);
  assert.equal((await redHook.crew.get(PATH)).body.error.code, "notAllowedByRole");
  assert.equal((await redHook.writing.get(PATH)).body.error.code, "notForKeys");
  api.clock.forward(CODE_MINUTES + 1);
  assert.equal((await redHook.manager.get(PATH)).body.error.code, "freshCodeNeeded");
  // Who clicked is led to a new code.
  const clicked = await redHook.manager.open("GET", PATH, {
    headers: { "sec-fetch-mode": "navigate" },
    redirect: "manual",
  });
  await clicked.body?.cancel();
  assert.match(clicked.headers.get("location")!, /^\/sign-in\/again/);
});
