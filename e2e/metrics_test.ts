// Figures of the programs as they run, and who can ask for them.
import assert from "node:assert/strict";
import { askPromtool, findPromtool } from "../testing/promtool.ts";
import { until } from "../testing/until.ts";
import { startProcessWorld } from "../testing/world.ts";

Deno.test({
  name: "each program tells its own figures on a port that nothing from outside reaches",
  ignore: !await findPromtool(),
  async fn() {
    await using world = await startProcessWorld(undefined, { METRICS_PORT: "0" });
    const { api, web, worker } = world;
    for (const path of ["/", "/zip/11231", "/api/zips/11231", "/metrics", "/api/metrics"]) {
      const { status, body } = await fetch(world.url + path);
      await body?.cancel();
      assert.equal(status, path.endsWith("/metrics") ? 404 : 200, path);
    }
    const read = async (program: { output(): string }, path = "/metrics") => {
      const [, port] = /"metricsPort":(\d+)/.exec(program.output())!;
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: response.status, text: await response.text() };
    };
    const ofApi = (await read(api)).text;
    const ofWeb = (await read(web)).text;
    world.wire.cut();
    assert.match((await read(worker)).text, /^floodline_status_up 0$/m, "the rest of it is told");
    world.wire.mend();
    let ofWorker = "";
    await until(async () => {
      ofWorker = (await read(worker)).text;
      return ofWorker.includes("floodline_status_up 1");
    });
    for (const text of [ofApi, ofWeb, ofWorker]) await askPromtool(["check", "metrics"], text);
    const count = (method: string, route: string, outcome: string) =>
      `_duration_seconds_count{method="${method}",route="${route}",outcome="${outcome}"} `;
    assert.ok(ofApi.includes(count("GET", "/api/zips/:zip", "2xx")), ofApi);
    assert.ok(ofApi.includes(count("GET", "unmatched", "4xx")));
    assert.ok(ofWeb.includes(count("GET", "/zip/:zip", "2xx")), ofWeb);
    assert.match(ofApi, /^floodline_boards_listening 0$/m);
    assert.match(ofWorker, /^floodline_database_bytes \d+$/m);
    assert.equal((await read(web, "/health")).status, 404);
  },
});
