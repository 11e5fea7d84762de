// A service that is of no use, and places that are: told apart, and what either may cost.
import assert from "node:assert/strict";
import { line, upset } from "../../testing/bad_places.ts";
import { startSandbox } from "../../testing/sandbox.ts";
import type { Ask } from "./ask.ts";
import { OpenMeteo } from "./open_meteo.ts";
import { askWeather } from "./weather.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const PARTS = { now: NOW, clock: () => NOW, random: () => 0, backOffMs: 1 };
const startClock = () => startSandbox({ now: () => NOW });

/** The figures, once all has come. */
async function askAll(...asking: Parameters<typeof askWeather>) {
  const { forecasts, figures } = askWeather(...asking);
  for await (const _ of forecasts);
  return figures;
}

async function hear(
  how: Parameters<typeof upset>[2],
  count: number,
  isBad: (i: number) => boolean,
) {
  await using sandbox = await startClock();
  await using service = upset(sandbox, ({ cellId }: Ask) => isBad(Number(cellId)), how);
  // As on the free host, where each place is a call.
  const openMeteo = new OpenMeteo({ url: service.url, concurrency: 1 });
  const figures = await askAll(line(count), { ...PARTS, openMeteo });
  return { ...figures, calls: service.calls };
}

for (const [how, most] of [["refused", 310], ["failed", 520], ["endless", 310]] as const) {
  Deno.test(`a service that answers so to everything (${how}) is given up after a few questions`, async () => {
    const { answered, lost, odd, requests, calls } = await hear(how, 1_000, () => true);
    assert.deepEqual([answered, lost?.places, odd.length], [0, 1_000, 0]);
    assert(calls <= most, `${calls} calls`);
    assert(requests <= 25, `${requests} requests`);
  });

  Deno.test(`one place of 300 that brings that on (${how}): the others are answered`, async () => {
    const { answered, lost, odd, requests } = await hear(how, 300, (i) => i === 142);
    assert.deepEqual([answered, lost, odd.map(({ cellId }) => cellId)], [299, undefined, ["142"]]);
    assert.equal(odd[0]!.oddity, how === "endless" ? "refused" : how);
    assert(requests <= 60, `${requests} requests`);
  });
}

Deno.test("a region of 150 bad places, the first to be asked for, delays and silences nobody else", async () => {
  const { answered, lost, odd, calls } = await hear("refused", 500, (i) => i < 150);
  assert.deepEqual([answered, lost, odd.length], [350, undefined, 150]);
  assert(calls < 500 + 150 * 9, `${calls} calls`);
});

Deno.test("all but one of a few places are bad: that one is answered", async () => {
  for (const how of ["refused", "failed"] as const) {
    const { answered, odd } = await hear(how, 8, (i) => i !== 3);
    assert.deepEqual([answered, odd.length], [1, 7], how);
  }
});

Deno.test("what closes more than it opened, or is a list of anything, ends", async () => {
  for (const text of ["[}", '[{"a":1}}]', "[[]}]", "[,,,]", '{"a":1}}', "[1 2 3", '["a":{}]']) {
    const server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen: () => {} },
      () => new Response(text),
    );
    const openMeteo = new OpenMeteo({ url: `http://127.0.0.1:${server.addr.port}` });
    const { answered } = await askAll(line(2), { ...PARTS, openMeteo });
    assert.equal(answered, 0, text);
    await server.shutdown();
  }
});
