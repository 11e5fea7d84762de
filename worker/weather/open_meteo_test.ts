// What Open-Meteo may send, and what we make of it. The sandbox's own tests prove its wire format.
import assert from "node:assert/strict";
import { startSandbox } from "../../testing/sandbox.ts";
import { OpenMeteo } from "./open_meteo.ts";
import { WeatherError } from "./weather_error.ts";

const RED_HOOK = { latitude: 40.678, longitude: -74.0093 };
const HOBOKEN = { latitude: 40.745, longitude: -74.028 };

Deno.test("one place comes as an object, several as an array in the order asked", async () => {
  await using sandbox = await startSandbox({ now: () => new Date("2026-11-22T18:07:00Z") });
  await sandbox.rain({ ...HOBOKEN, mmPerHour: 12, minutes: 60, radiusKm: 1 });
  const openMeteo = new OpenMeteo({ url: sandbox.url });
  const [alone] = await openMeteo.ask([HOBOKEN]);
  const [redHook, hoboken] = await openMeteo.ask([RED_HOOK, HOBOKEN]);
  assert.deepEqual(hoboken, alone);
  assert.equal(redHook?.rain?.mm.some((mm) => mm > 0), false);
  // 18:00, two hours back: the stamp of the quarter hour that just ended.
  assert.equal(new Date(hoboken!.rain!.firstAt).toISOString(), "2026-11-22T16:00:00.000Z");
  assert.equal(hoboken!.rain!.mm.length, 56);
  // It began at 18:07, so the quarter that ends at 18:15 has 8 minutes of it.
  assert.deepEqual(hoboken!.rain!.mm.slice(8, 15), [0, 1.6, 3, 3, 3, 1.4, 0]);
});

Deno.test("asks for the window it needs and no more", async () => {
  await using sandbox = await startSandbox();
  await new OpenMeteo({ url: sandbox.url, apiKey: "k3y" }).ask([RED_HOOK, HOBOKEN]);
  const [request] = sandbox.requests("openMeteo");
  const { searchParams } = new URL(request!.path, sandbox.url);
  assert.deepEqual(Object.fromEntries(searchParams), {
    latitude: "40.67800,40.74500",
    longitude: "-74.00930,-74.02800",
    minutely_15: "precipitation",
    past_minutely_15: "8",
    forecast_minutely_15: "48",
    timeformat: "unixtime",
    cell_selection: "nearest",
    apikey: "k3y",
  });
});

Deno.test("the free host is asked one request at a time, with a key its customers' host four", () => {
  const free = new OpenMeteo({ url: "https://api.open-meteo.com" });
  const customer = new OpenMeteo({ url: "https://api.open-meteo.com", apiKey: "k" });
  assert.deepEqual([free.concurrency, customer.concurrency], [1, 4]);
  assert.equal(new OpenMeteo({ url: "https://api.open-meteo.com", concurrency: 2 }).concurrency, 2);
});

Deno.test("calls count at Open-Meteo's own hosts and where a limit is set, nowhere else", () => {
  const isMetered = (url: string, more = {}) => new OpenMeteo({ url, ...more }).isMetered;
  assert.deepEqual([
    isMetered("https://api.open-meteo.com"),
    isMetered("https://api.open-meteo.com", { apiKey: "k" }),
    isMetered("https://customer-api.open-meteo.com", { apiKey: "k" }),
    isMetered("http://localhost:9000"),
    isMetered("http://localhost:9000", { callsPerDay: 10 }),
  ], [true, true, true, false, true]);
});

Deno.test("the model's newest run is told by its own file, whatever else stands in it", async () => {
  await using sandbox = await startSandbox({ now: () => new Date("2026-11-22T18:20:00Z") });
  const openMeteo = new OpenMeteo({ url: sandbox.url });
  assert.equal((await openMeteo.askModelRun()).toISOString(), "2026-11-22T17:00:00.000Z");
  for (const wrong of [{}, [], { last_run_initialisation_time: "soon" }, { error: true }]) {
    await using service = serve(wrong);
    await rejects(new OpenMeteo({ url: service.url }).askModelRun(), true);
  }
});

for (const kind of ["429", "503", "timeout", "cut", "badJson"] as const) {
  Deno.test(`${kind} will pass: worth another try`, async () => {
    await using sandbox = await startSandbox();
    sandbox.faults({ openMeteo: { kind } });
    await rejects(new OpenMeteo({ url: sandbox.url, timeoutMs: 50 }).ask([RED_HOOK]), true);
  });
}

Deno.test("a refused question will not pass", async () => {
  await using sandbox = await startSandbox();
  await rejects(
    new OpenMeteo({ url: sandbox.url }).ask([{ latitude: 95, longitude: 0 }]),
    false,
  );
});

Deno.test("a day's limit will not pass", async () => {
  await using service = serve(
    { error: true, reason: "Daily API request limit exceeded. Please try again tomorrow." },
    429,
  );
  await rejects(new OpenMeteo({ url: service.url }).ask([RED_HOOK]), false);
});

const TIME = [0, 900, 1800];
const PLACE = {
  latitude: 40.68,
  longitude: -74.01,
  minutely_15: { time: TIME, precipitation: [0, 1, 2] },
};
const withValues = (precipitation: unknown) => ({
  ...PLACE,
  minutely_15: { time: TIME, precipitation },
});

const WRONG: [sentence: string, answer: unknown][] = [
  ["fewer places than asked for", [PLACE]],
  ["an error with status 200", { error: true, reason: "?" }],
  ["values without times", withValues([0, 1])],
  ["rain below zero", withValues([0, -1, 0])],
  ["words for numbers", withValues(["0", "1", "2"])],
  [
    "times that are not 15 minutes apart",
    { ...PLACE, minutely_15: { time: [0, 900, 3600], precipitation: [0, 1, 2] } },
  ],
  ["local times", { ...PLACE, minutely_15: { ...PLACE.minutely_15, time: ["a", "b", "c"] } }],
  ["times off the quarter hour", {
    ...PLACE,
    minutely_15: { ...PLACE.minutely_15, time: [60, 960, 1860] },
  }],
  ["no weather at all", { latitude: 40, longitude: -74 }],
  ["null for a place", null],
  ["weather that is null", { ...PLACE, minutely_15: null }],
  ["a place off the globe", { ...PLACE, latitude: 400 }],
];

for (const [sentence, answer] of WRONG) {
  Deno.test(`takes no answer with ${sentence}`, async () => {
    await using service = serve(Array.isArray(answer) ? answer : [answer, answer]);
    await rejects(new OpenMeteo({ url: service.url }).ask([RED_HOOK, HOBOKEN]), true);
  });
}

Deno.test("values missing at the end shorten the rain; a gap inside leaves the place unanswered", async () => {
  await using service = serve([withValues([1, 2, null]), withValues([1, null, 2])]);
  const [short, gap] = await new OpenMeteo({ url: service.url }).ask([RED_HOOK, HOBOKEN]);
  assert.deepEqual(short?.rain, { firstAt: 0, mm: [1, 2] });
  assert.equal(gap?.rain, undefined);
});

Deno.test("an error tells neither the address nor the key in it", async () => {
  const openMeteo = new OpenMeteo({ url: "http://127.0.0.1:1", apiKey: "s3cret" });
  const error = await openMeteo.ask([RED_HOOK]).catch((error) => error);
  assert.doesNotMatch(Deno.inspect(error), /s3cret/);
});

async function rejects(asked: Promise<unknown>, isPassing: boolean): Promise<void> {
  await assert.rejects(asked, (error) => {
    assert(error instanceof WeatherError);
    assert.equal(error.isPassing, isPassing, error.message);
    return true;
  });
}

function serve(answer: unknown, status = 200) {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    () => Response.json(answer, { status }),
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
