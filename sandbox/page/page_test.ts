import assert from "node:assert/strict";
import { EVENTS } from "shared/storms/products.ts";
import { FLOOD_LEVELS, measuredAt } from "../coops/tide.ts";
import { STATIONS } from "../coops/stations.ts";
import { startSandbox, type TestSandbox } from "../../testing/sandbox.ts";

const PHONE = "+17185550123";

async function page(sandbox: TestSandbox, path = "/"): Promise<string> {
  const response = await fetch(sandbox.url + path);
  assert.equal(response.status, 200);
  return await response.text();
}

/** As a browser without script posts a form. */
async function submit(sandbox: TestSandbox, action: string, fields: Record<string, string>) {
  const response = await fetch(`${sandbox.url}/page/${action}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  await response.body?.cancel();
  return { status: response.status, location: response.headers.get("location") };
}

const RAIN = { zip: "11231", minutes: "60", startsInMinutes: "0", radiusKm: "5", mmPerHour: "8" };

Deno.test("one click makes it rain, another stops it", async () => {
  await using sandbox = await startSandbox();
  assert.deepEqual(await submit(sandbox, "rain", { ...RAIN, preset: "40" }), {
    status: 303,
    location: "/",
  });
  const [rain] = sandbox.state.rains;
  assert.deepEqual([rain?.mmPerHour, rain?.place], [40, "Brooklyn, NY"]);
  assert.match(await page(sandbox), /Raining over 11231: up to 40 mm an hour/);
  await submit(sandbox, "rain/stop", { id: rain!.id });
  assert.match(await page(sandbox), /Dry everywhere/);
});

Deno.test("a ZIP code that is none is said on the page", async () => {
  await using sandbox = await startSandbox();
  const { location } = await submit(sandbox, "rain", { ...RAIN, zip: "00000" });
  assert.match(await page(sandbox, location!), /There is no ZIP code 00000/);
  assert.equal(sandbox.state.rains.length, 0);
});

Deno.test("one click raises the sea at a gauge up to a flood level, another calms it", async () => {
  await using sandbox = await startSandbox();
  for (const preset of FLOOD_LEVELS) {
    await submit(sandbox, "water", { stationId: "8518750", preset });
    assert.equal(sandbox.state.surges.length, 1, "each click replaces the one before");
    assert.match(await page(sandbox), /The Battery/);
    const station = STATIONS.find(({ id }) => id === "8518750")!;
    const from = station.nws[FLOOD_LEVELS.indexOf(preset)]! - station.datums!.mllw;
    const now = Date.now();
    const highest = Math.max(
      ...Array.from(
        { length: 50 },
        (_, n) => measuredAt(sandbox.state, station, now + n * 6 * 60_000),
      ),
    );
    assert.ok(highest >= from, `${preset}: ${highest} of ${from}`);
  }
  await submit(sandbox, "water/calm", {});
  assert.deepEqual(sandbox.state.surges, []);
  const { location } = await submit(sandbox, "water", { stationId: "9063063", preset: "minor" });
  assert.match(await page(sandbox, location!), /There is no such station/, "a lake has no tide");
});

Deno.test("a text shows on its phone, with its code to copy and nothing else run as HTML", async () => {
  await using sandbox = await startSandbox();
  await sandbox.carrier.send({
    to: PHONE,
    body: "482913 is your code <script>alert(1)</script>",
    statusCallback: "http://127.0.0.1:1/",
    validitySeconds: 60,
  });
  await sandbox.settled();
  const html = await page(sandbox);
  assert.match(html, /\(718\) 555-0123/);
  assert.match(html, /data-copy="482913"/);
  assert.match(html, /Delivered/);
  assert.ok(!html.includes("<script>alert"));
});

Deno.test("a phone answers by a quick button, and its STOP is seen", async () => {
  await using sandbox = await startSandbox({ publicUrl: "http://127.0.0.1:1" });
  await submit(sandbox, "answer", { from: "718 555 0123", body: "STOP" });
  assert.deepEqual([...sandbox.state.blocked], [PHONE]);
  const html = await page(sandbox);
  assert.match(html, /Said STOP/);
  assert.match(html, /FloodLine gave no answer/);
});

Deno.test("all that the Weather Service issues about floods can be issued, and the map shows where it is in force", async () => {
  await using sandbox = await startSandbox();
  assert.match(await page(sandbox), /No warning is in force/);
  for (const event of EVENTS) {
    await submit(sandbox, "warning", { zip: "11231", event, minutes: "60" });
  }
  const html = await page(sandbox);
  for (const event of EVENTS) {
    assert.match(html, new RegExp(`<title>${event}, Brooklyn, NY</title>`));
  }
  assert.match(html, /class="watch"><title>Storm Surge Watch/);
  const list = await (await fetch(`${sandbox.url}/alerts/active`, {
    headers: { "user-agent": "test" },
  })).json();
  const coastal = list.features.find((feature: { properties: { event: string } }) =>
    feature.properties.event === "Coastal Flood Advisory"
  );
  assert.equal(coastal.geometry, null);
  assert.deepEqual(coastal.properties.affectedZones, [
    "https://api.weather.gov/zones/forecast/NYZ075",
  ]);
  assert.match(
    coastal.properties.parameters.VTEC[0],
    /^\/O\.NEW\.KOKX\.CF\.Y\.\d{4}\.\d{6}T\d{4}Z-/,
  );
});

Deno.test("faults and speeds are chosen in words", async () => {
  await using sandbox = await startSandbox();
  await submit(sandbox, "faults", {
    openMeteo: "cut",
    twilio: "refuse:21610",
    receipts: "",
    s3: "",
    nws: "",
    openMeteoMs: "2000",
    twilioMs: "0",
  });
  assert.deepEqual(sandbox.state.faults, {
    openMeteo: { kind: "cut" },
    twilio: { kind: "refuse", errorCode: 21610 },
  });
  assert.equal(sandbox.state.latency.openMeteoMs, 2000);
  const html = await page(sandbox);
  assert.match(html, /<option selected value="cut">|<option value="cut" selected>/);
});

Deno.test("Sweep now shows the worker's figures, or that no worker answers", async () => {
  await using worker = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () => Response.json({ zips: 3, messagesQueued: 12 }),
  );
  await using sandbox = await startSandbox({ workerUrl: `http://127.0.0.1:${worker.addr.port}` });
  await submit(sandbox, "sweep", {});
  assert.match(await page(sandbox), /<dt>messages queued<\/dt><dd>12<\/dd>/);
  await using alone = await startSandbox({ workerUrl: "http://127.0.0.1:1" });
  await submit(alone, "sweep", {});
  assert.match(await page(alone), /No worker answers/);
});

Deno.test("an open page is sent what changed, and that alone", async () => {
  await using sandbox = await startSandbox();
  const response = await fetch(`${sandbox.url}/page/live`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let seen = "";
  const until = async (what: string) => {
    while (!seen.includes(what)) {
      const { done, value } = await reader.read();
      assert.ok(!done, `the stream ended before ${what}`);
      seen += value;
    }
  };
  await until("event: errors");
  seen = "";
  await sandbox.rain({ zip: "11231", mmPerHour: 2, minutes: 60 });
  await until("event: weather");
  assert.match(seen, /event: sky\n/);
  assert.ok(!seen.includes("event: phones"));
  await reader.cancel();
});

Deno.test("another site's page cannot press the buttons", async () => {
  await using sandbox = await startSandbox();
  const response = await fetch(`${sandbox.url}/page/reset`, {
    method: "POST",
    headers: { "sec-fetch-site": "cross-site" },
  });
  assert.equal(response.status, 403);
  await response.body?.cancel();
});
