// shared/server/async_context.ts: what follows a request by itself is made in one place, or nobody could begin anew.
import assert from "node:assert/strict";
import { listScripts, ROOT } from "./tree.ts";

const HOME = "shared/server/async_context.ts";

Deno.test("what a request leaves for all that it calls is made by makeContext, and nowhere else", async () => {
  const own: string[] = [];
  for await (const path of listScripts("")) {
    if (path === HOME || path === "tools/lint/contexts_test.ts") continue;
    if ((await Deno.readTextFile(`${ROOT}/${path}`)).includes("AsyncLocalStorage")) own.push(path);
  }
  assert.deepEqual(own, []);
});

Deno.test("the api begins each request for nobody, before all else", async () => {
  const app = await Deno.readTextFile(`${ROOT}/api/app.ts`);
  const [first] = app.match(/app\.use\(.*/) ?? [];
  assert.equal(first, "app.use((_, next) => forNobody(next));");
});
