// What Open-Meteo may send, and what we make of it. The sandbox's own tests prove its wire format.
import assert from "node:assert/strict";
import { startSandbox } from "../../testing/sandbox.ts";
import { OpenMeteo } from "./open_meteo.ts";
import { WeatherError } from "./weather_error.ts";

const RED_HOOK = { latitude: 40.678, longitude: -74.0093 };
const HOBOKEN = { latitude: 40.745, longitude: -74.028 };
const LOS_ANGELES = { latitude: 34.05, longitude: -118.24 };

Deno.test("one place comes as an object, several as an array in the order asked", async () => {
  await using sandbox = await startSandbox({ now: () => new Date("2026-11-22T18:07:00Z") });
  await sandbox.rain({ ...HOBOKEN, mmPerHour: 12, minutes: 60, radiusKm: 1 });
  const openMeteo = new OpenMeteo({ url: sandbox.url });
  const [alone] = await openMeteo.ask([HOBOKEN]);
  const [redHook, hoboken] = await openMeteo.ask([RED_HOOK, HOBOKEN]);
  assert.deepEqual(hoboken, alone);
  assert.equal(redHook?.rain?.mm.some((mm) => mm! > 0), false);
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
    await rejects(new OpenMeteo({ url: service.url }).askModelRun(), "passing");
  }
});

for (const kind of ["429", "503", "timeout", "html"] as const) {
  Deno.test(`${kind} may pass: worth another try`, async () => {
    await using sandbox = await startSandbox();
    sandbox.faults({ openMeteo: { kind } });
    const openMeteo = new OpenMeteo({ url: sandbox.url, timeoutMs: 50 });
    await rejects(openMeteo.ask([RED_HOOK]), kind === "503" ? "failed" : "passing");
  });
}

Deno.test("a time-out is shorter where less time is left", async () => {
  await using sandbox = await startSandbox();
  sandbox.faults({ openMeteo: { kind: "timeout" } });
  await rejects(new OpenMeteo({ url: sandbox.url }).ask([RED_HOOK], { withinMs: 20 }), "passing");
});

Deno.test("a refused question may be refused for the sake of one place", async () => {
  await using sandbox = await startSandbox();
  await rejects(
    new OpenMeteo({ url: sandbox.url }).ask([{ latitude: 95, longitude: 0 }]),
    "refused",
  );
});

const FINAL: [sentence: string, status: number, reason: string][] = [
  ["a day's limit", 429, "Daily API request limit exceeded. Please try again tomorrow."],
  ["a wrong key", 400, "The supplied API key is invalid."],
  ["an address that is none", 404, "Not Found"],
];
for (const [sentence, status, reason] of FINAL) {
  Deno.test(`${sentence} will not pass, whatever place is asked for`, async () => {
    await using service = serve({ error: true, reason }, status);
    await rejects(new OpenMeteo({ url: service.url }).ask([RED_HOOK]), "final");
  });
}

for (const answer of [[], null, "?", 7, { error: true, reason: "?" }]) {
  Deno.test(`${JSON.stringify(answer)} with status 200 is no answer`, async () => {
    await using service = serve(answer);
    await rejects(new OpenMeteo({ url: service.url }).ask([RED_HOOK, HOBOKEN]), "passing");
  });
}

for (const [kind, answered] of [["cut", 1], ["badJson", 1], ["text", 0]] as const) {
  Deno.test(`an answer that breaks off (${kind}) is what came whole before`, async () => {
    await using sandbox = await startSandbox();
    const openMeteo = new OpenMeteo({ url: sandbox.url });
    const whole = await openMeteo.ask([RED_HOOK, HOBOKEN, LOS_ANGELES]);
    sandbox.faults({ openMeteo: { kind } });
    const broken = await openMeteo.ask([RED_HOOK, HOBOKEN, LOS_ANGELES]);
    assert.deepEqual(broken, whole.slice(0, answered));
  });
}

Deno.test("an error tells neither the address nor the key in it", async () => {
  const openMeteo = new OpenMeteo({ url: "http://127.0.0.1:1", apiKey: "s3cret" });
  const error = await openMeteo.ask([RED_HOOK]).catch((error) => error);
  assert.doesNotMatch(Deno.inspect(error), /s3cret/);
});

async function rejects(asked: Promise<unknown>, kind: WeatherError["kind"]): Promise<void> {
  await assert.rejects(asked, (error) => {
    assert(error instanceof WeatherError);
    assert.equal(error.kind, kind, error.message);
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
