// Which of very many warnings reach a place, against each of them tried by itself.
import assert from "node:assert/strict";
import { NOW } from "../../testing/weather_service.ts";
import { makeWarnings } from "../../testing/warned_country.ts";
import { indexAreas } from "./areas.ts";

Deno.test("of 2,000 warnings at once each place gets those over it, and no other", () => {
  const warnings = makeWarnings(2_000);
  const find = indexAreas(warnings, NOW);
  let warned = 0;
  for (let n = 0; n < 1_000; n++) {
    const [latitude, longitude] = [25 + (n % 40) / 2 + 0.13, -125 + Math.floor(n / 40) * 2 + 0.31];
    const found = find({ latitude, longitude, reachMetres: 5_000 }).map(({ id }) => id).sort();
    const near = warnings.filter(({ area }) => {
      const [west, south] = area.coordinates[0]![0] as [number, number];
      const [high, wide] = [0.045, 0.045 / Math.cos(latitude * Math.PI / 180)];
      return longitude > west - wide && longitude < west + 0.8 + wide &&
        latitude > south - high && latitude < south + 0.8 + high;
    });
    // At a corner the disc may be in the frame and not touch.
    const ids = new Set(near.map(({ id }) => id));
    assert(found.every((id) => ids.has(id)), `${latitude} ${longitude}`);
    const inside = near.filter(({ area }) => {
      const [west, south] = area.coordinates[0]![0] as [number, number];
      return longitude > west && longitude < west + 0.8 && latitude > south &&
        latitude < south + 0.8;
    });
    assert(inside.every(({ id }) => found.includes(id)), `${latitude} ${longitude}`);
    warned += found.length;
  }
  assert(warned > 500, `${warned}`);
});
