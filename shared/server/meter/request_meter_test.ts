import assert from "node:assert/strict";
import { RequestMeter } from "./request_meter.ts";

Deno.test("requests are counted by route, method and outcome, and by how long they took", () => {
  const meter = new RequestMeter();
  for (const ms of [3, 30, 30_000]) {
    meter.count({ method: "GET", route: "/api/zips/:zip", status: 200, ms });
  }
  meter.count({ method: "GET", route: "/api/zips/:zip", status: 503, ms: 1 });
  const [well, failed] = meter.list();
  assert.deepEqual([well!.outcome, well!.count, well!.seconds], ["2xx", 3, 30.033]);
  assert.deepEqual(well!.within, [1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2]);
  assert.deepEqual([failed!.outcome, failed!.count], ["5xx", 1]);
});

Deno.test("what strangers make up takes no memory: a method that is none of ours is one", () => {
  const meter = new RequestMeter();
  for (let i = 0; i < 1000; i++) {
    meter.count({ method: `M${i}`, route: "unmatched", status: 404, ms: 1 });
  }
  assert.deepEqual(meter.list().map(({ method, count }) => [method, count]), [["other", 1000]]);
});
