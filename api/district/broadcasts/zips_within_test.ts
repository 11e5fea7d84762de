// What a browser shows as inside of a drawn area is what the statement then takes.
import assert from "node:assert/strict";
import type { Position, Ring } from "shared/geo/areas.ts";
import { liesIn } from "shared/geo/inside.ts";
import { Random } from "../../../ground/random.ts";
import { cloneDatabase } from "../../../testing/database.ts";

/** Crossed lines, a square, a needle, and corners anywhere. */
function* rings(random: Random): Generator<Ring> {
  yield [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]];
  yield [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]];
  yield [[0.5, 0], [0.5001, 1], [0.5002, 0], [0.5, 0]];
  // A star's middle is gone around twice.
  const star = [0, 2, 4, 1, 3].map((n): Position => {
    const angle = n * 2 * Math.PI / 5;
    return [0.5 + 0.5 * Math.cos(angle), 0.5 + 0.5 * Math.sin(angle)];
  });
  yield [...star, star[0]!];
  for (let n = 0; n < 12; n++) {
    const ring = Array.from({ length: 3 + n % 6 }, () => somewhere(random));
    yield [...ring, ring[0]!];
  }
}

function somewhere(random: Random): Position {
  return [random.between(0, 1000) / 1000, random.between(0, 1000) / 1000];
}

Deno.test("browser and database agree on what lies in a drawn area, edges and corners with it", async () => {
  await using database = await cloneDatabase();
  const random = new Random(7);
  for (const ring of rings(random)) {
    const [[ax, ay], [bx, by]] = ring as [Position, Position];
    const places = [
      ...ring,
      [(ax + bx) / 2, (ay + by) / 2] as Position,
      [0.5, 0.5] as Position,
      ...Array.from({ length: 60 }, () => somewhere(random)),
    ];
    const area = JSON.stringify({ type: "Polygon", coordinates: [ring] });
    const rows = await database.sql<{ isIn: boolean }[]>`
      select lies_in(${area}::text::jsonb, point(x, y)) as is_in
      from unnest(${places.map(([x]) => x)}::float[], ${places.map(([, y]) => y)}::float[])
        with ordinality as place (x, y, n)
      order by n`;
    assert.deepEqual(
      places.map((place) => liesIn(ring, place)),
      rows.map(({ isIn }) => isIn),
      area,
    );
  }
});
