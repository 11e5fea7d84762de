import assert from "node:assert/strict";
import type { Area, Position, Ring } from "shared/geo/areas.ts";
import { distanceTo, simplify as lineOf } from "shared/geo/lines.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addDistrict, RED_HOOK } from "../../testing/rows.ts";
import { drawMissingOutlines } from "./missing.ts";
import { countPositions, drawOutline, MOST_DRAWN } from "shared/server/files/boundary/outline.ts";

/** A shore as a survey has it: some 2 km across, with a position each decimetre. */
function shore(count: number, [x, y]: Position = [-74.01, 40.68], size = 0.01): Ring {
  const ring = Array.from({ length: count }, (_, n): Position => {
    const angle = 2 * Math.PI * n / count;
    const far = size * (1 + 0.05 * Math.sin(37 * angle) + 0.001 * Math.sin(977 * angle));
    return [x + far * Math.cos(angle), y + 0.76 * far * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
}

function farthest(ring: Ring, drawn: Ring): number {
  return Math.max(
    ...ring.map((position) =>
      Math.min(...drawn.slice(1).map((to, n) => distanceTo(position, drawn[n]!, to)))
    ),
  );
}

const DEGREES_A_METRE = 1e-5;

Deno.test("of 20,000 positions some hundreds are drawn, nowhere farther off than what the eye sees", () => {
  const whole = shore(20_000);
  const outline = drawOutline({ type: "Polygon", coordinates: [whole] })!;
  assert.ok(countPositions(outline) <= MOST_DRAWN);
  assert.ok(countPositions(outline) > MOST_DRAWN / 2, "as much as may be");
  const [drawn] = outline.coordinates as [Ring];
  assert.deepEqual(drawn[0], drawn.at(-1), "it closes");
  assert.ok(farthest(whole.filter((_, n) => n % 10 === 0), drawn) < 8 * DEGREES_A_METRE);
  assert.ok(lineOf(drawn, 0).length > 100);
});

Deno.test("holes and parts stay, but for specks that nobody would see", () => {
  const hole = shore(3_000, [-74.01, 40.68], 0.003);
  const other = shore(5_000, [-74.05, 40.68], 0.008);
  const speck = shore(40, [-74.09, 40.68], 0.0000001);
  const area: Area = {
    type: "MultiPolygon",
    coordinates: [[shore(9_000), hole], [other], [speck]],
  };
  const outline = drawOutline(area)!;
  assert.equal(outline.type, "MultiPolygon");
  assert.deepEqual((outline.coordinates as Ring[][]).map((part) => part.length), [2, 1]);
  assert.ok(countPositions(outline) <= MOST_DRAWN);
});

Deno.test("what is light enough is drawn as it is", () => {
  assert.equal(drawOutline({ type: "Polygon", coordinates: [shore(400)] }), undefined);
});

Deno.test("what came before there were outlines gets one; a boundary that changes never keeps an old one", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const survey = JSON.stringify({ type: "Polygon", coordinates: [shore(20_000)] });
  await sql`
    insert into bids (slug, name, time_zone, boundary)
    values ('survey', 'Survey', 'America/New_York', ${survey}::text::jsonb)`;
  await addDistrict(sql, RED_HOOK);
  assert.equal(await drawMissingOutlines(sql), 1);
  assert.equal(await drawMissingOutlines(sql), 0);
  const hasOutline = async () => {
    const [row] = await sql`select outline is not null as has from bids where slug = 'survey'`;
    return row!.has;
  };
  assert.equal(await hasOutline(), true);
  await sql`update bids set name = 'Another' where slug = 'survey'`;
  assert.equal(await hasOutline(), true);
  const moved = JSON.stringify({ type: "Polygon", coordinates: [shore(5_000)] });
  await sql`update bids set boundary = ${moved}::text::jsonb where slug = 'survey'`;
  assert.equal(await hasOutline(), false);
});
