// docs/LOGGING.md: a category is the folder, so that a line leads to the file that wrote it.
import assert from "node:assert/strict";
import { dirname } from "node:path";
import { listScripts, ROOT } from "./tree.ts";

/** Lines of another's: the folder would tell nothing of whose they are. */
const FOR_OTHERS = new Map([
  ["shared/server/starting.ts", "program"],
  ["shared/server/stopping.ts", "program"], // the program that stops, which called it
]);

Deno.test("a log's category is its file's folder", async () => {
  const wrong: string[] = [];
  for await (const path of listScripts("")) {
    if (/_test\.tsx?$/.test(path)) continue;
    wrong.push(...findWrong(path, await Deno.readTextFile(`${ROOT}/${path}`)));
  }
  assert.deepEqual(wrong, []);
});

Deno.test("another folder's category is told, and so is one that is no list of words", () => {
  const find = (category: string) => findWrong("worker/sweep/a.ts", `getLogger(${category})`);
  assert.deepEqual(find(`["worker", "sweep"]`), []);
  assert.deepEqual(find(`["worker"]`), [`worker/sweep/a.ts: ["worker"]`]);
  assert.deepEqual(find(`"worker"`), [`worker/sweep/a.ts: "worker"`]);
  assert.deepEqual(findWrong("shared/server/stopping.ts", "getLogger([program])"), []);
});

/** `worker/sweep/sweep.ts: ["worker"]` */
function findWrong(path: string, text: string): string[] {
  const folder = dirname(path).split("/").map((word) => `"${word}"`).join(", ");
  const category = `[${FOR_OTHERS.get(path) ?? folder}]`;
  return [...text.matchAll(/getLogger\(([^)]+)\)/g)].map(([, given]) => given!)
    .filter((given) => given !== category).map((given) => `${path}: ${given}`);
}
