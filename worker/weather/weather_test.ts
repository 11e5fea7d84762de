import assert from "node:assert/strict";
import { startSandbox, type TestSandbox } from "../../testing/sandbox.ts";
import { OpenMeteo } from "./open_meteo.ts";
import type { Ask } from "../sweep/plan.ts";
import { askWeather } from "./weather.ts";

const NOW = new Date("2026-11-22T18:00:00Z");

/** Places on a line through New York, a cell apart. */
function asks(count: number): Ask[] {
  return Array.from({ length: count }, (_, i) => ({
    latitude: 40 + (i % 50) / 20,
    longitude: -74 - i / 100,
    cellId: String(i),
    zips: [],
    urgency: "wet",
  }));
}

function ask(sandbox: TestSandbox, count: number) {
  const openMeteo = new OpenMeteo({ url: sandbox.url, timeoutMs: 1_000 });
  return askWeather(asks(count), { openMeteo, now: NOW, random: () => 0, backOffMs: 1 });
}

const startClock = () => startSandbox({ now: () => NOW });

Deno.test("a hundred places make one request, and one more makes two", async () => {
  await using sandbox = await startClock();
  assert.equal((await ask(sandbox, 100)).requests, 1);
  assert.equal((await ask(sandbox, 101)).requests, 2);
});

Deno.test("at most four requests are under way at once", async () => {
  await using sandbox = await startClock();
  sandbox.latency({ openMeteoMs: 20 });
  const { answered, requests } = await ask(sandbox, 1000);
  assert.deepEqual([answered, requests], [1000, 10]);
  assert.equal(sandbox.peak("openMeteo"), 4);
});

for (const kind of ["429", "503", "timeout", "cut", "badJson"] as const) {
  Deno.test(`a passing ${kind} is asked again, and costs no place`, async () => {
    await using sandbox = await startClock();
    sandbox.faults({ openMeteo: { kind, times: 3 } });
    const { answered, requests } = await ask(sandbox, 150);
    assert.deepEqual([answered, requests], [150, 5]);
  });
}

Deno.test("a service that is down is given up after a few batches, not asked for each", async () => {
  await using sandbox = await startClock();
  sandbox.faults({ openMeteo: { kind: "503" } });
  const { answered, requests } = await ask(sandbox, 5000);
  assert.equal(answered, 0);
  // Four batches at once, each tried five times; the last to be given up saw up to three follow.
  assert(requests <= 7 * 5, `${requests} requests`);
});

Deno.test("an answer from yesterday's model run is none", async () => {
  await using sandbox = await startClock();
  sandbox.clock(new Date("2026-11-21T18:00:00Z"));
  assert.equal((await ask(sandbox, 1)).answered, 0);
});

Deno.test("a plan without places asks nothing", async () => {
  await using sandbox = await startClock();
  assert.deepEqual(await ask(sandbox, 0), { answered: 0, requests: 0, lost: undefined });
});
