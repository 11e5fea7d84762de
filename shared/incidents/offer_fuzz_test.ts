// What is true of every offer to put reports together, wherever and whenever they are.
import assert from "node:assert/strict";
import fc from "fast-check";
import { runs } from "../../testing/fuzz/runs.ts";
import { metresBetween, movePoint } from "../geo/earth.ts";
import { NEAR_METRES, NEAR_MS, offerIncidents, type PlacedReport } from "./offer.ts";

const CORNER = { latitude: 40.6835, longitude: -73.9945 };

const REPORTS = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    incidentId: fc.constantFrom(null, null, "i", "j"),
    point: fc.record({
      east: fc.integer({ min: 0, max: 300 }),
      north: fc.integer({ min: 0, max: 100 }),
    })
      .map((metres) => movePoint(CORNER, metres)),
    happenedAt: fc.integer({ min: 0, max: 600 }).map((minutes) => new Date(minutes * 60_000)),
  }),
  { selector: ({ id }) => id, maxLength: 14 },
) as fc.Arbitrary<PlacedReport[]>;

Deno.test("a report is offered once, to what lies within a block and three hours of the first, and never out of its incident", () => {
  fc.assert(
    fc.property(REPORTS, (reports) => {
      const byId = new Map(reports.map((report) => [report.id, report]));
      const offers = offerIncidents(reports);
      const ids = offers.flatMap(({ reportIds }) => reportIds);
      assert.equal(new Set(ids).size, ids.length, "offered twice");
      for (const { incidentId, reportIds } of offers) {
        assert.ok(reportIds.length + (incidentId ? 1 : 0) >= 2, "nothing to put together");
        const offered = reportIds.map((id) => byId.get(id)!);
        for (const a of offered) {
          assert.equal(a.incidentId, null);
          for (const b of offered) {
            // Each is near the first, so two of them within twice that.
            assert.ok(metresBetween(a.point, b.point) <= 2 * NEAR_METRES + 1);
            assert.ok(Math.abs(+a.happenedAt - +b.happenedAt) <= 2 * NEAR_MS);
          }
        }
      }
      assert.deepEqual(offerIncidents([...reports].reverse()), offers, "it depends on their order");
    }),
    runs(1_000),
  );
});
