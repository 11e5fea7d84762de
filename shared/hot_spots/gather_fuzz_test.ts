// What is true of every place, wherever and however often water was seen.
import assert from "node:assert/strict";
import fc from "fast-check";
import { runs } from "../../testing/fuzz/runs.ts";
import { gatherSightings, SAME_SPOT_METRES, type SeenPlace } from "./gather.ts";

const metres = (max: number) => fc.integer({ min: -max, max });
const SIGHTINGS: fc.Arbitrary<SeenPlace[]> = fc.uniqueArray(
  fc.record({
    at: fc.tuple(metres(90), fc.oneof(fc.constant(0), metres(90))),
    occasions: fc.array(fc.tuple(fc.integer({ min: -3, max: 6 }), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
      maxLength: 5,
    }).map((pairs) => new Map(pairs)),
  }),
  { selector: ({ at }) => `${at}`, maxLength: 40 },
);

Deno.test("each sighting is in one place, no two of a place are over 40 m apart, and their order is nothing", () => {
  fc.assert(
    fc.property(SIGHTINGS, fc.infiniteStream(fc.nat()), (sightings, chance) => {
      const places = gatherSightings(sightings);
      assert.deepEqual(new Set(places.flat()), new Set(sightings));
      assert.equal(places.flat().length, sightings.length);
      for (const place of places) {
        for (const { at: [ax, ay] } of place) {
          for (const { at: [bx, by] } of place) {
            assert.ok(Math.hypot(ax - bx, ay - by) <= SAME_SPOT_METRES);
          }
        }
      }
      const shuffled = sightings.map((one) => ({ one, by: chance.next().value as number }))
        .sort((a, b) => a.by - b.by).map(({ one }) => one);
      assert.deepEqual(gatherSightings(shuffled), places);
    }),
    runs(500),
  );
});
