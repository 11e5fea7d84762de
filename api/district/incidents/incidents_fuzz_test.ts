// Reports put together and taken apart in any order: each is in one incident at most, and each incident is led by
// one of its own.
import assert from "node:assert/strict";
import fc from "fast-check";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { runs } from "../../../testing/fuzz/runs.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../../../testing/rows.ts";

const REPORTS = 6;
const REPORT = fc.nat(REPORTS - 1);

type Step =
  | { kind: "merge"; reports: number[] }
  | { kind: "takeOut"; report: number }
  | { kind: "end"; report: number };

const STEP: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("merge" as const),
    reports: fc.uniqueArray(REPORT, { minLength: 2, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant("takeOut" as const), report: REPORT }),
  fc.record({ kind: fc.constant("end" as const), report: REPORT }),
);

Deno.test("whatever is merged, taken out and ended in whatever order, each incident has its lead and each report one incident", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const manager = await api.enter(await addUser(sql, { bidId }));
  const location = { latitude: RED_HOOK.latitude, longitude: RED_HOOK.longitude };
  let merged = 0;

  const act = async (step: Step, ids: string[]) => {
    // How much one may ask in a minute is another test's.
    await sql`delete from used_limits`;
    if (step.kind === "merge") {
      const reportIds = step.reports.map((n) => ids[n]!);
      const first = await manager.post("/api/district/incidents", { reportIds });
      if (first.status === 200) {
        merged++;
        const again = await manager.post("/api/district/incidents", { reportIds });
        assert.deepEqual([again.status, again.body.id], [200, first.body.id], "done twice");
      }
      return first;
    }
    const id = ids[step.report]!;
    if (step.kind === "end") {
      return await manager.patch(`/api/district/reports/${id}`, { status: "water_gone" });
    }
    const [{ incidentId }] = await sql<[{ incidentId: string | null }]>`
      select incident_id from reports where id = ${id}`;
    return await manager.delete(
      `/api/district/incidents/${incidentId ?? crypto.randomUUID()}/reports/${id}`,
    );
  };

  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 3, maxLength: 12 }), async (steps) => {
      const ids: string[] = [];
      for (let n = 0; n < REPORTS; n++) {
        const happenedAt = new Date(Date.now() - (REPORTS - n) * 60_000);
        ids.push(await addReport(sql, { bidId, location, happenedAt }));
      }
      for (const step of steps) {
        const { status, text } = await act(step, ids);
        assert.ok(status < 500, text);
        const wrong = await sql`
          select r.id from reports r
          left join incidents i on i.id = r.incident_id
          left join reports lead on lead.id = i.lead_id
          where r.id = any(${ids}) and r.incident_id is not null and (
            i.id is null or i.merged_into is not null
            or lead.incident_id is distinct from i.id or lead.status = 'same_as'
            or (r.id <> lead.id and r.status <> 'same_as')
          )
          union all
          select r.id from reports r
          where r.id = any(${ids}) and r.incident_id is null and r.status = 'same_as'`;
        assert.deepEqual([...wrong], [], `after ${JSON.stringify(step)}`);
      }
    }),
    runs(12),
  );
  assert.ok(merged > 0, "nothing was put together");
});
