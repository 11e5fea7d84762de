// /control: the sandbox's own API, for its page, tests and journeys.
import { type Context, Hono } from "hono";
import { z } from "zod";
import { cancelWarning, issueWarning, NewWarning } from "../nws/warnings.ts";
import { makeRain, NewRain, stopRain } from "../open_meteo/rain.ts";
import { receive } from "../twilio/inbound.ts";
import { changed, reset, type World } from "../world.ts";
import { Faults, Latency, setFaults } from "./faults.ts";

const NewInbound = z.strictObject({
  from: z.string().regex(/^\+\d{8,15}$/, "A number is written like +17185550123."),
  body: z.string(),
});
const Clock = z.strictObject({ at: z.coerce.date().nullable() });

export function controlRoutes(world: World): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (!(error instanceof Refusal)) throw error;
    return c.json({ error: { code: "invalidInput", message: error.message } }, 422);
  });

  app.get("/rain", (c) => c.json(world.rains));
  app.post("/rain", async (c) => {
    const rain = await makeRain(world, await read(c, NewRain));
    if (!rain) throw new Refusal("Give a ZIP code that exists, or latitude and longitude.");
    return c.json(rain, 201);
  });
  app.delete("/rain/:id?", (c) => {
    stopRain(world, c.req.param("id"));
    return c.body(null, 204);
  });

  app.get("/warnings", (c) => c.json(world.warnings));
  app.post("/warnings", async (c) => {
    const warning = await issueWarning(world, await read(c, NewWarning));
    if (!warning) throw new Refusal("Give a ZIP code that exists, or a polygon.");
    return c.json(warning, 201);
  });
  app.delete("/warnings/:id?", (c) => {
    cancelWarning(world, c.req.param("id"));
    return c.body(null, 204);
  });

  app.get("/messages", (c) => {
    const phone = c.req.query("to");
    return c.json(world.messages.filter((m) => !phone || m.to === phone || m.from === phone));
  });
  app.delete("/messages", (c) => {
    world.messages = [];
    changed(world);
    return c.body(null, 204);
  });
  app.post("/inbound", async (c) => c.json(await receive(world, await read(c, NewInbound)), 201));

  app.get("/faults", (c) => c.json(world.faults));
  app.put("/faults", async (c) => {
    setFaults(world, await read(c, Faults));
    return c.json(world.faults);
  });
  app.delete("/faults", (c) => {
    setFaults(world, {});
    return c.body(null, 204);
  });
  app.get("/latency", (c) => c.json(world.latency));
  app.put("/latency", async (c) => {
    world.latency = await read(c, Latency);
    changed(world);
    return c.json(world.latency);
  });
  app.get("/clock", (c) => c.json({ at: world.weatherClock }));
  app.put("/clock", async (c) => {
    world.weatherClock = (await read(c, Clock)).at;
    changed(world);
    return c.json({ at: world.weatherClock });
  });

  app.get("/requests", (c) => {
    const service = c.req.query("service");
    return c.json({
      counts: world.requestCounts,
      peaks: world.requestPeaks,
      requests: world.requests.filter((r) => !service || r.service === service),
    });
  });
  app.get("/sentry", (c) => c.json(world.sentryItems));
  app.delete("/", (c) => {
    reset(world);
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
