// docs/LOGGING.md: a message is a fixed sentence, so that all lines of a kind are found by their words.
import assert from "node:assert/strict";
import { listScripts, ROOT } from "./tree.ts";

Deno.test("a log message has no placeholder: what varies is in its fields", async () => {
  const varying: string[] = [];
  for await (const path of listScripts("")) {
    if (/_test\.tsx?$/.test(path)) continue;
    varying.push(...findVarying(path, await Deno.readTextFile(`${ROOT}/${path}`)));
  }
  assert.deepEqual(varying, []);
});

Deno.test("a message that is made, and one with a name to fill in, are told", () => {
  const tell = (line: string) => findVarying("a.ts", line).length;
  assert.equal(tell(`log.info("a text was sent", { id }); Math.log(2); console.log(x);`), 0);
  assert.equal(tell(`getLogger(["web"]).info("listening", { port })`), 0);
  assert.equal(tell(`log.warn(\n  "the carrier is ill", { reason })`), 0);
  assert.equal(tell(`log.info("sent {id}", { id })`), 1);
  assert.equal(tell("log.info(`sent ${id}`)"), 1);
  assert.equal(tell("log.error`sent ${id}`"), 1);
  assert.equal(tell("getLogger(category).fatal(reason)"), 1);
});

const LOGGED = /\b(?:log|getLogger\([^)]*\))\.(?:debug|info|warn|error|fatal)\b(\(?\s*.*)/g;

/** "a.ts: (`sent ${id}`)" */
function findVarying(path: string, text: string): string[] {
  return [...text.matchAll(LOGGED)].map(([, given]) => given!)
    .filter((given) => !/^\(\s*"[^"{}]*"/.test(given)).map((given) => `${path}: ${given}`);
}
