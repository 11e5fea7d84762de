import assert from "node:assert/strict";
import { quantileMs } from "./quantile.ts";
import { RequestMeter } from "./request_meter.ts";

Deno.test("how fast a share was answered is told as far as buckets tell", () => {
  const cases: [took: number[], share: number, ms: number | undefined][] = [
    [[], 0.5, undefined],
    [[4, 4, 4, 4], 0.5, 2.5],
    [[4, 4, 4, 4], 1, 5],
    [[1, 1, 1, 200], 0.75, 5],
    [[1, 1, 1, 200], 1, 250],
    [[1, 60_000], 1, 10_000],
  ];
  for (const [took, share, ms] of cases) {
    const meter = new RequestMeter();
    for (const each of took) meter.count({ method: "GET", route: "/", status: 200, ms: each });
    assert.equal(quantileMs(meter.list(), share), ms, `${took} ${share}`);
  }
});
