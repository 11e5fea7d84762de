import assert from "node:assert/strict";
import { startSandbox, type TestSandbox } from "../../testing/sandbox.ts";
import { line, upset } from "../../testing/bad_places.ts";
import { OpenMeteo } from "./open_meteo.ts";
import type { Ask } from "./ask.ts";
import { askWeather } from "./weather.ts";
import { WeatherError } from "./weather_error.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const PARTS = { now: NOW, clock: () => NOW, random: () => 0, backOffMs: 1 };

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
  return askAll(asks(count), { ...PARTS, openMeteo });
}

/** The figures, once all has come. */
async function askAll(...asking: Parameters<typeof askWeather>) {
  const { forecasts, figures } = askWeather(...asking);
  for await (const _ of forecasts);
  return figures;
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

for (const kind of ["429", "503", "timeout", "html"] as const) {
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

Deno.test("an answer that breaks off is kept so far; only the rest is asked again", async () => {
  await using sandbox = await startClock();
  sandbox.faults({ openMeteo: { kind: "cut", times: 1 } });
  const { answered, requests } = await ask(sandbox, 100);
  assert.deepEqual([answered, requests], [100, 3]);
  const [, ...again] = placesAsked(sandbox);
  assert.deepEqual(again.sort(), [1, 49], "the half that came is not asked for again");
});

for (const kind of ["cut", "badJson", "text"] as const) {
  Deno.test(`a service that breaks off for a while (${kind}) costs no place`, async () => {
    await using sandbox = await startClock();
    sandbox.faults({ openMeteo: { kind, times: 3 } });
    const { answered, requests, odd } = await ask(sandbox, 150);
    assert.deepEqual([answered, odd.length], [150, 0]);
    assert(requests <= 10, `${requests} requests`);
  });

  Deno.test(`a service that always breaks off (${kind}) is given up in bounds`, async () => {
    await using sandbox = await startClock();
    sandbox.faults({ openMeteo: { kind } });
    const { requests, lost } = await ask(sandbox, 2_000);
    assert(requests <= 800, `${requests} requests`);
    if (kind === "text") assert.equal(lost?.places, 2_000);
  });
}

/** How many each question was for. */
function placesAsked(sandbox: TestSandbox): number[] {
  return sandbox.requests("openMeteo").map(({ path }) =>
    new URL(path, sandbox.url).searchParams.get("latitude")!.split(",").length
  );
}

Deno.test("an answer from yesterday's model run is none", async () => {
  await using sandbox = await startClock();
  sandbox.clock(new Date("2026-11-21T18:00:00Z"));
  const { answered, odd, requests } = await ask(sandbox, 1);
  assert.deepEqual([answered, odd.map(({ oddity }) => oddity), requests], [0, ["times"], 1]);
});

Deno.test("a plan without places asks nothing", async () => {
  await using sandbox = await startClock();
  assert.deepEqual(await ask(sandbox, 0), {
    answered: 0,
    requests: 0,
    lost: undefined,
    odd: [],
  });
});

const REFUSED: [sentence: string, bad: (i: number) => boolean, bad: number, requests: number][] = [
  ["one of a hundred", (i) => i === 42, 1, 15],
  ["the first", (i) => i === 0, 1, 15],
  ["four of them", (i) => [3, 31, 57, 99].includes(i), 4, 47],
  ["each tenth", (i) => i % 10 === 3, 10, 90],
];
for (const [sentence, isBad, bad, most] of REFUSED) {
  Deno.test(`a 400 for the sake of ${sentence}: the others are answered`, async () => {
    await using sandbox = await startClock();
    await using service = upset(sandbox, ({ cellId }) => isBad(Number(cellId)));
    const heard = await askAll(line(100), { ...PARTS, openMeteo: new OpenMeteo(service) });
    assert.deepEqual([heard.answered, heard.odd.length, heard.lost], [100 - bad, bad, undefined]);
    assert(heard.odd.every(({ oddity }) => oddity === "refused"));
    assert(heard.requests <= most, `${heard.requests} requests`);
  });
}

Deno.test("four bad places of 915 cost their four answers, and no more calls than these", async () => {
  await using sandbox = await startClock();
  await using service = upset(
    sandbox,
    ({ cellId }) => ["17", "230", "555", "901"].includes(cellId!),
  );
  let calls = 0;
  const { answered, requests, odd } = await askAll(line(915), {
    ...PARTS,
    openMeteo: new OpenMeteo(service),
    mayAsk: (count) => Promise.resolve(Boolean(calls += count)),
  });
  assert.deepEqual([answered, odd.length], [911, 4]);
  // A halving costs a batch once at each half, and half as much at each next.
  assert(calls <= 915 + 4 * 300, `${calls} calls`);
  assert(requests <= 10 + 4 * 14, `${requests} requests`);
});

Deno.test("a sweep's questions end in time, however slow the service; what came is kept", async () => {
  let now = NOW.getTime();
  const asked: number[] = [];
  class Slow extends OpenMeteo {
    override readonly concurrency = 1;
    override ask(places: Ask[], { withinMs = Infinity } = {}) {
      const tookMs = 40_000;
      asked.push(withinMs);
      now += Math.min(tookMs, withinMs);
      if (tookMs > withinMs) throw new WeatherError("no answer: TimeoutError", "passing");
      return Promise.resolve(places.map((cell) => ({ cell, rain: dry() })));
    }
  }
  const openMeteo = new Slow({ url: "http://localhost:9000" });
  const clock = () => new Date(now);
  const { answered, lost } = await askAll(line(1_000), { ...PARTS, openMeteo, clock });
  assert.deepEqual([answered, lost?.places], [400, 600]);
  assert.deepEqual(asked.map((ms) => ms / 1000), [180, 140, 100, 60, 20]);
  assert.equal(now - NOW.getTime(), 180_000);
});

function dry() {
  return { firstAt: NOW.getTime() - 7_200_000, mm: new Array<number>(56).fill(0) };
}

Deno.test("the wait for the free host's next minute does not count", async () => {
  let now = NOW.getTime();
  await using sandbox = await startClock();
  const heard = await askAll(line(500), {
    ...PARTS,
    openMeteo: new OpenMeteo({ url: sandbox.url, concurrency: 1 }),
    clock: () => new Date(now),
    mayAsk: () => {
      now += 60_000;
      return Promise.resolve(true);
    },
  });
  assert.deepEqual([heard.answered, now - NOW.getTime()], [500, 300_000]);
});

Deno.test("odd places among lost batches do not make the service count as down, nor hide that it is", async () => {
  await using sandbox = await startClock();
  let n = 0;
  class Odd extends OpenMeteo {
    override readonly concurrency = 1;
    override ask(places: Ask[]) {
      if (++n % 2 === 0) throw new WeatherError("answered 404", "final");
      return Promise.resolve(places.map(() => ({ oddity: "negative" as const })));
    }
  }
  const openMeteo = new Odd({ url: sandbox.url });
  const { odd, lost, requests } = await askAll(line(1_000), { ...PARTS, openMeteo });
  assert.deepEqual([odd.length, lost?.places, requests], [500, 500, 10]);
});
