// /control: the sandbox's own API, for its page, tests and journeys.
import { type Context, Hono } from "hono";
import { z } from "zod";
import { cancelWarning, issueWarning, NewWarning, withdrawWarning } from "../nws/warnings.ts";
import { calmWater, NewSurge, raiseWater } from "../coops/tide.ts";
import { makeRain, NewRain, stopRain } from "../open_meteo/rain.ts";
import { receive } from "../twilio/inbound.ts";
import { changed, reset, type SandboxState } from "../state/state.ts";
import { Faults, Latency } from "../state/fault_kinds.ts";
import { setFaults } from "../faults.ts";

const NewInbound = z.strictObject({
  from: z.string().regex(/^\+\d{8,15}$/, "A number is written like +17185550123."),
  body: z.string(),
  /** Photos and videos, in base64. */
  media: z.array(
    z.strictObject({
      contentType: z.string(),
      data: z.base64().transform((text) => Uint8Array.fromBase64(text)),
    }).transform(({ contentType, data: bytes }) => ({ contentType, bytes })),
  ).max(10).default([]),
});
const Clock = z.strictObject({ at: z.coerce.date().nullable() });

export function controlRoutes(state: SandboxState): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (!(error instanceof Refusal)) throw error;
    return c.json({ error: { code: "invalidInput", message: error.message } }, 422);
  });

  app.get("/rain", (c) => c.json(state.rains));
  app.post("/rain", async (c) => {
    const rain = await makeRain(state, await read(c, NewRain));
    if (!rain) throw new Refusal("Give a ZIP code that exists, or latitude and longitude.");
    return c.json(rain, 201);
  });
  app.delete("/rain/:id?", (c) => {
    stopRain(state, c.req.param("id"));
    return c.body(null, 204);
  });

  app.get("/warnings", (c) => c.json(state.warnings));
  app.post("/warnings", async (c) => {
    const warning = await issueWarning(state, await read(c, NewWarning));
    if (!warning) {
      throw new Refusal("Give a ZIP code that exists, a polygon, or a warning to update.");
    }
    return c.json(warning, 201);
  });
  app.post("/warnings/:id/cancel", (c) => {
    const warning = cancelWarning(state, c.req.param("id"));
    if (!warning) throw new Refusal("There is no such warning.");
    return c.json(warning, 201);
  });
  app.delete("/warnings/:id?", (c) => {
    withdrawWarning(state, c.req.param("id"));
    return c.body(null, 204);
  });

  app.get("/water", (c) => c.json(state.surges));
  app.post("/water", async (c) => {
    const surge = raiseWater(state, await read(c, NewSurge));
    if (!surge) throw new Refusal("Give the number of a station that has a tide, as 8518750.");
    return c.json(surge, 201);
  });
  app.delete("/water", (c) => {
    calmWater(state);
    return c.body(null, 204);
  });

  app.get("/messages", (c) => {
    const phone = c.req.query("to");
    return c.json(state.messages.filter((m) => !phone || m.to === phone || m.from === phone));
  });
  app.delete("/messages", (c) => {
    state.messages = [];
    changed(state);
    return c.body(null, 204);
  });
  app.post("/inbound", async (c) => c.json(await receive(state, await read(c, NewInbound)), 201));

  app.get("/faults", (c) => c.json(state.faults));
  app.put("/faults", async (c) => {
    setFaults(state, await read(c, Faults));
    return c.json(state.faults);
  });
  app.delete("/faults", (c) => {
    setFaults(state, {});
    return c.body(null, 204);
  });
  app.get("/latency", (c) => c.json(state.latency));
  app.put("/latency", async (c) => {
    state.latency = await read(c, Latency);
    changed(state);
    return c.json(state.latency);
  });
  app.get("/clock", (c) => c.json({ at: state.weatherClock }));
  app.put("/clock", async (c) => {
    state.weatherClock = (await read(c, Clock)).at;
    changed(state);
    return c.json({ at: state.weatherClock });
  });

  app.put("/model-run", async (c) => {
    state.modelRunAt = (await read(c, Clock)).at;
    return c.json({ at: state.modelRunAt });
  });

  app.get("/requests", (c) => {
    const service = c.req.query("service");
    return c.json({
      counts: state.requestCounts,
      peaks: state.requestPeaks,
      requests: state.requests.filter((r) => !service || r.service === service),
    });
  });
  app.get("/sentry", (c) => c.json(state.sentryItems));
  app.delete("/", (c) => {
    reset(state);
    return c.body(null, 204);
  });
  return app;
}

class Refusal extends Error {}

async function read<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const result = schema.safeParse(await c.req.json().catch(() => undefined));
  if (result.success) return result.data;
  throw new Refusal(
    result.error.issues.map((i) => [i.path.join("."), i.message].filter(Boolean).join(": "))
      .join("; "),
  );
}
