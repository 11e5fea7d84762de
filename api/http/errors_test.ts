import assert from "node:assert/strict";
import { Hono } from "hono";
import { AppError } from "shared/server/app_error.ts";
import type { ApiEnv } from "./env.ts";
import { answerError, answerNotFound, writeErrorsBy } from "./errors.ts";

Deno.test("a group of routes says its refusals in its own form, whoever refuses", async () => {
  const app = new Hono<ApiEnv>();
  app.onError(answerError);
  app.notFound(answerNotFound);
  app.use(
    "/xml/*",
    writeErrorsBy(({ code, status }, c) => c.body(`<no>${code}</no>`, status as 503)),
  );
  app.use("*", async (c, next) => {
    if (c.req.query("busy")) throw new AppError("busy", { retryAfterSeconds: 2 });
    await next();
  });
  app.get("/xml/wrong", () => {
    throw new AppError("invalidInput");
  });
  const ask = async (path: string) => {
    const answer = await app.request(path);
    return [answer.status, await answer.text(), answer.headers.get("retry-after")];
  };
  assert.deepEqual(await ask("/xml/wrong"), [422, "<no>invalidInput</no>", null]);
  assert.deepEqual(await ask("/xml/none"), [404, "<no>notFound</no>", null]);
  assert.deepEqual(await ask("/xml/wrong?busy=1"), [503, "<no>busy</no>", "2"]);
  const [status, body] = await ask("/json?busy=1");
  assert.equal(status, 503);
  assert.equal(JSON.parse(body as string).error.code, "busy");
});

Deno.test("a mistake of ours is told without a claim that somebody hears of it, where nobody does", async () => {
  const app = new Hono<ApiEnv>();
  app.onError(answerError);
  app.get("/broken", () => {
    throw new TypeError("x is undefined");
  });
  const answer = await app.request("/broken");
  assert.equal(answer.status, 500);
  const { error } = await answer.json();
  assert.equal(error.message, "Something went wrong on our side. Please try again in a minute.");
});

Deno.test("what mends itself says when to come again, whoever throws it", async () => {
  const app = new Hono<ApiEnv>();
  app.onError(answerError);
  app.get("/:code", (c) => {
    throw new AppError(c.req.param("code") as "busy");
  });
  const waits = async (code: string) => {
    const answer = await app.request(`/${code}`);
    return [answer.status, answer.headers.get("retry-after")];
  };
  assert.deepEqual(await waits("busy"), [503, "2"]);
  assert.deepEqual(await waits("databaseUnavailable"), [503, "30"]);
  assert.deepEqual(await waits("databaseFull"), [503, "120"]);
});
