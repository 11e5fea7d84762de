// A district with a survey's boundary: its pages are as light as anybody's, and its reports go by all of it.
import assert from "node:assert/strict";
import { MapData } from "shared/api/map.ts";
import type { Position } from "shared/geo/areas.ts";
import type { Sql } from "shared/server/database.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addUser } from "../../testing/rows.ts";
import { run } from "../../tools/admin.ts";
import { writeTemporaryFile } from "../../testing/temporary.ts";

const POSITIONS = 20_000;
const MIDDLE = { latitude: 40.68, longitude: -74.01 };

/** A notch of three metres at one place: too small to be drawn, and large enough to stand in. */
const NOTCH = 5_000;

function survey(): Position[] {
  const ring = Array.from({ length: POSITIONS }, (_, n): Position => {
    const angle = 2 * Math.PI * n / POSITIONS;
    const far = 0.01 * (1 + 0.05 * Math.sin(37 * angle) + 0.001 * Math.sin(977 * angle)) -
      (n === NOTCH ? 3e-5 : 0);
    return [
      MIDDLE.longitude + far * Math.cos(angle),
      MIDDLE.latitude + 0.76 * far * Math.sin(angle),
    ];
  });
  return [...ring, ring[0]!];
}

Deno.test("a boundary of 20,000 positions: maps carry some hundreds, and each place lies where it says", async () => {
  await using database = await cloneDatabase();
  const ring = survey();
  const boundary = JSON.stringify({ type: "Polygon", coordinates: [ring] });
  const file = writeTemporaryFile(boundary, ".geojson");
  const told = await run(
    database.asProgram,
    ["districts", "add", "survey", "Survey", "America/New_York", file, "11231"],
    new Date(),
  );
  assert.match(told, /Reports go by all its 20,001 positions, maps show \d{3} of them/);

  await using api = await startApi(database);
  const person = await api.enter(await addUser(database.sql));
  const { body, text } = await person.get("/api/map?zip=11231");
  const drawn = MapData.parse(body).districts.flatMap(({ parts }) => parts.flat(2));
  assert.ok(drawn.length > 50 && drawn.length <= 500, `${drawn.length}`);
  assert.ok(text.length < 50_000, `${text.length}`);
  const manager = await api.enter(await addUser(database.sql, { bidId: await idOf(database.sql) }));
  assert.ok((await manager.get("/api/district")).text.length < 50_000);

  // The notch's foot is in, its mouth is out, and no map shows it.
  const [foot, beside] = [ring[NOTCH]!, ring[NOTCH - 1]!];
  const inside = between(foot, [MIDDLE.longitude, MIDDLE.latitude], 0.0002);
  const outside: Position = [foot[0], between(foot, beside, 0.5)[1] + 0.5e-5];
  for (const [[longitude, latitude], isIn] of [[inside, true], [outside, false]] as const) {
    const { body } = await person.post("/api/reports", {
      location: { latitude, longitude },
      depth: "knee",
    });
    const [row] = await database
      .sql`select bid_id is not null as is_in from reports where id = ${body.id}`;
    assert.equal(row!.isIn, isIn);
  }
});

function between([x, y]: Position, [toX, toY]: Position, share: number): Position {
  return [x + (toX - x) * share, y + (toY - y) * share];
}

async function idOf(sql: Sql): Promise<string> {
  const [row] = await sql<[{ id: string }]>`select id from bids where slug = 'survey'`;
  return row.id;
}
