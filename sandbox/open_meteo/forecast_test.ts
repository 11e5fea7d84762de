import assert from "node:assert/strict";
import { startSandbox, type TestSandbox } from "../../testing/sandbox.ts";

const BROOKLYN = { latitude: 40.677916, longitude: -74.005154 }; // 11231
const NOON = Date.UTC(2026, 10, 22, 12) / 1000;

async function ask(sandbox: TestSandbox, query: Record<string, string>) {
  const parameters = new URLSearchParams({
    latitude: String(BROOKLYN.latitude),
    longitude: String(BROOKLYN.longitude),
    minutely_15: "precipitation",
    timeformat: "unixtime",
    ...query,
  });
  const response = await fetch(`${sandbox.url}/v1/forecast?${parameters}`);
  return { status: response.status, body: await response.json() };
}

Deno.test("rain counts in the quarter hour BEFORE the stamp", async () => {
  await using sandbox = await startSandbox();
  sandbox.clock(new Date("2026-11-22T12:05:00Z"));
  await sandbox.rain({ zip: "11231", mmPerHour: 40, minutes: 30, startsInMinutes: 10 });
  const { body } = await ask(sandbox, { past_minutely_15: "1", forecast_minutely_15: "5" });
  assert.deepEqual(body.minutely_15, {
    time: [NOON - 900, NOON, NOON + 900, NOON + 1800, NOON + 2700, NOON + 3600],
    precipitation: [0, 0, 0, 10, 10, 0],
  });
});

Deno.test("half a quarter hour of rain is half the sum, and two rains add up", async () => {
  await using sandbox = await startSandbox();
  sandbox.clock(new Date("2026-11-22T12:07:30Z"));
  await sandbox.rain({ zip: "11231", mmPerHour: 15, minutes: 60 });
  await sandbox.rain({ ...BROOKLYN, mmPerHour: 2, minutes: 60, startsInMinutes: 7.5 });
  const { body } = await ask(sandbox, { forecast_minutely_15: "3" });
  assert.deepEqual(body.minutely_15.precipitation, [0, 1.88, 4.25]);
});

Deno.test("answers in Open-Meteo's fields and order", async () => {
  await using sandbox = await startSandbox();
  const { body } = await ask(sandbox, { past_minutely_15: "4", forecast_minutely_15: "8" });
  assert.deepEqual(Object.keys(body), [
    "latitude",
    "longitude",
    "generationtime_ms",
    "utc_offset_seconds",
    "timezone",
    "timezone_abbreviation",
    "elevation",
    "minutely_15_units",
    "minutely_15",
  ]);
  assert.deepEqual([body.timezone, body.utc_offset_seconds], ["GMT", 0]);
  assert.deepEqual(body.minutely_15_units, { time: "unixtime", precipitation: "mm" });
  assert.equal(body.minutely_15.time.length, 12);
});

Deno.test("several places come as an array in the order asked, the first without location_id", async () => {
  await using sandbox = await startSandbox();
  await sandbox.rain({ zip: "07030", mmPerHour: 40, minutes: 600, startsInMinutes: -60 });
  const { body } = await ask(sandbox, {
    latitude: "40.677916,40.745204",
    longitude: "-74.005154,-74.032773",
    forecast_minutely_15: "1",
  });
  assert.deepEqual(body.map((p: { location_id?: number }) => p.location_id), [undefined, 1]);
  assert.ok(!("location_id" in body[0]));
  assert.deepEqual(
    body.map((p: { minutely_15: { precipitation: number[] } }) => p.minutely_15.precipitation[0]),
    [0, 10],
  );
});

Deno.test("places that share a cell get the same answer, 3 km apart another", async () => {
  await using sandbox = await startSandbox();
  const { body } = await ask(sandbox, {
    latitude: "40.6780,40.6785,40.7050",
    longitude: "-74.0050,-74.0055,-74.0050",
  });
  const cells = body.map((p: { latitude: number; longitude: number }) =>
    `${p.latitude},${p.longitude}`
  );
  assert.equal(cells[0], cells[1]);
  assert.notEqual(cells[0], cells[2]);
  assert.ok(Math.abs(body[0].latitude - 40.678) < 0.014);
});

Deno.test("takes the same names as a form and as JSON", async () => {
  await using sandbox = await startSandbox();
  const url = `${sandbox.url}/v1/forecast`;
  const asked = { latitude: "40.7,41.7", longitude: "-74,-75", minutely_15: "precipitation" };
  const form = await fetch(url, { method: "POST", body: new URLSearchParams(asked) });
  const json = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...asked, latitude: [40.7, 41.7], longitude: [-74, -75] }),
  });
  assert.deepEqual(await form.json(), await json.json());
});

Deno.test("local times without an offset, in the zone asked for", async () => {
  await using sandbox = await startSandbox();
  sandbox.clock(new Date("2026-11-22T12:05:00Z"));
  const { body } = await ask(sandbox, {
    timeformat: "iso8601",
    timezone: "auto",
    forecast_minutely_15: "1",
  });
  assert.deepEqual(
    [body.timezone, body.utc_offset_seconds, body.timezone_abbreviation, body.minutely_15.time],
    ["America/New_York", -18000, "GMT-5", ["2026-11-22T07:00"]],
  );
});

Deno.test("without a window, three days from local midnight", async () => {
  await using sandbox = await startSandbox();
  sandbox.clock(new Date("2026-11-22T12:05:00Z"));
  const { body } = await ask(sandbox, {});
  assert.equal(body.minutely_15.time.length, 288);
  assert.equal(body.minutely_15.time[0], NOON - 12 * 3600);
});

for (
  const [what, query, reason] of [
    ["unequal lists", { latitude: "1,2" }, /must have the same number of elements/],
    ["a latitude off the globe", { latitude: "91" }, /Latitude must be in range of -90 to 90°/],
    ["a variable that is none", { minutely_15: "rainyness" }, /invalid String value rainyness/],
    ["a zone that is none", { timezone: "Moon" }, /Invalid timezone/],
  ] as const
) {
  Deno.test(`refuses ${what} in Open-Meteo's shape`, async () => {
    await using sandbox = await startSandbox();
    const { status, body } = await ask(sandbox, query);
    assert.equal(status, 400);
    assert.equal(body.error, true);
    assert.match(body.reason, reason);
  });
}

Deno.test("takes 1,000 places, not 1,001; with a key more", async () => {
  await using sandbox = await startSandbox();
  const post = async (count: number, more = {}) => {
    const response = await fetch(`${sandbox.url}/v1/forecast`, {
      method: "POST",
      body: new URLSearchParams({
        latitude: Array(count).fill("40").join(),
        longitude: Array(count).fill("-74").join(),
        minutely_15: "precipitation",
        forecast_minutely_15: "1",
        ...more,
      }),
    });
    await response.body?.cancel();
    return response.status;
  };
  assert.equal(await post(1000), 200);
  assert.equal(await post(1001), 400);
  assert.equal(await post(1001, { apikey: "k" }), 200);
  assert.equal(sandbox.requests("openMeteo")[0]?.note, "1000 places");
});

for (
  const [kind, status, reason] of [
    ["429", 429, /Minutely API request limit exceeded/],
    ["503", 503, /overloaded/],
  ] as const
) {
  Deno.test(`answers ${kind} as often as told, then recovers`, async () => {
    await using sandbox = await startSandbox();
    sandbox.faults({ openMeteo: { kind, times: 1 } });
    const first = await ask(sandbox, {});
    assert.equal(first.status, status);
    assert.match(first.body.reason, reason);
    assert.equal((await ask(sandbox, {})).status, 200);
  });
}

Deno.test("breaks off in mid-stream with a 200", async () => {
  await using sandbox = await startSandbox();
  sandbox.faults({ openMeteo: { kind: "cut" } });
  const url = `${sandbox.url}/v1/forecast?latitude=40&longitude=-74&minutely_15=precipitation`;
  const response = await fetch(url);
  const text = await response.text();
  assert.equal(response.status, 200);
  assert.match(text, /^\{"latitude".+Unexpected error while streaming data: timeoutReached$/s);
  sandbox.faults({ openMeteo: { kind: "badJson" } });
  await assert.rejects(fetch(url).then((r) => r.json()), SyntaxError);
});

Deno.test("gives no answer when told to, and counts who waits at once", async () => {
  await using sandbox = await startSandbox();
  sandbox.faults({ openMeteo: { kind: "timeout" } });
  const url = `${sandbox.url}/v1/forecast?latitude=40&longitude=-74`;
  const giveUp = new AbortController();
  const asked = Promise.allSettled([1, 2, 3].map(() => fetch(url, giveUp)));
  while (sandbox.peak("openMeteo") < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  giveUp.abort();
  const results = await asked;
  assert.deepEqual(results.map((r) => r.status), ["rejected", "rejected", "rejected"]);
});

Deno.test("counts as the free host does where that is switched on: 600 places a minute", async () => {
  await using sandbox = await startSandbox();
  sandbox.clock(new Date("2026-11-22T12:05:59Z"));
  sandbox.faults({ openMeteo: { kind: "limits" } });
  const many = {
    latitude: Array(300).fill("40").join(),
    longitude: Array(300).fill("-74").join(),
    forecast_minutely_15: "1",
  };
  assert.deepEqual([(await ask(sandbox, many)).status, (await ask(sandbox, many)).status], [
    200,
    200,
  ]);
  const { status, body } = await ask(sandbox, {});
  assert.equal(status, 429);
  assert.match(body.reason, /Minutely API request limit exceeded/);
  sandbox.clock(new Date("2026-11-22T12:06:00Z"));
  assert.equal((await ask(sandbox, {})).status, 200);
});

Deno.test("tells which run of the model the forecast comes from", async () => {
  await using sandbox = await startSandbox();
  sandbox.clock(new Date("2026-11-22T12:20:00Z"));
  const runAt = async () => {
    const response = await fetch(`${sandbox.url}/data/ncep_hrrr_conus_15min/static/meta.json`);
    const meta = await response.json();
    assert.equal(meta.update_interval_seconds, 3600);
    return new Date(meta.last_run_initialisation_time * 1000).toISOString();
  };
  assert.equal(await runAt(), "2026-11-22T11:00:00.000Z");
  const old = "2026-11-22T03:00:00.000Z";
  const response = await fetch(`${sandbox.url}/control/model-run`, {
    method: "PUT",
    body: JSON.stringify({ at: old }),
  });
  assert.equal((await response.json()).at, old);
  assert.equal(await runAt(), old);
  assert.equal(sandbox.requests("openMeteo").length, 0, "not counted as a question");
});
