import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import assert from "node:assert/strict";
import { AppError } from "shared/server/app_error.ts";
import { refusals } from "../api/http/answers.ts";
import type { ApiEnv } from "../api/http/env.ts";
import { answerError } from "../api/http/errors.ts";
import { DescribedAnswers } from "./described_answers.ts";

const app = new OpenAPIHono<ApiEnv>();
app.onError(answerError);
app.openapi(
  createRoute({
    method: "get",
    path: "/api/reports/{id}",
    responses: {
      200: { description: "Text", content: { "text/plain": { schema: z.string() } } },
      ...refusals("reportNotFound"),
    },
  }),
  (c) => {
    const { id } = c.req.param() as { id: string };
    if (id === "other") throw new AppError("stormNotFound");
    if (id === "none") throw new AppError("reportNotFound");
    if (id === "gone") throw new AppError("reportRemoved");
    if (id === "page") return c.html("x") as never;
    return c.text("x");
  },
);

async function endAfter(path: string): Promise<void> {
  const described = new DescribedAnswers(app);
  const request = new Request(`http://api.test/api/${path}`);
  await described.check(request, await app.fetch(request));
  described.end();
}

Deno.test("what is described passes, and what is no route's", async () => {
  await endAfter("reports/1");
  await endAfter("reports/none");
  await endAfter("nowhere");
});

Deno.test("an answer that is not described fails the test, and says which it was", async () => {
  const cases = [
    ["reports/other", /GET \/api\/reports\/:id answered 404 stormNotFound/],
    ["reports/gone", /GET \/api\/reports\/:id answered 410 reportRemoved/],
    ["reports/page", /GET \/api\/reports\/:id answered 200 text\/html/],
  ] as const;
  for (const [path, message] of cases) await assert.rejects(endAfter(path), { message });
});
