import assert from "node:assert/strict";
import { LOCKS } from "./locks.ts";

const ROOT = new URL("../../", import.meta.url);
const FOLDERS = ["api", "migrations", "sandbox", "shared", "testing", "tools", "web", "worker"];

Deno.test("no two locks have one number", () => {
  const numbers = Object.values(LOCKS);
  assert.equal(new Set(numbers).size, numbers.length);
});

Deno.test("no lock goes by a number that stands elsewhere", async () => {
  const strays: string[] = [];
  const numbers = Object.values(LOCKS).join("|");
  const isLock = new RegExp(`pg_(try_)?advisory_|\\b(${numbers})\\b`);
  for (const folder of FOLDERS) {
    for await (const path of listSources(`${folder}/`)) {
      if (path.startsWith("shared/server/locks")) continue;
      if (isLock.test(await Deno.readTextFile(new URL(path, ROOT)))) strays.push(path);
    }
  }
  assert.deepEqual(strays, []);
});

async function* listSources(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, ROOT))) {
    if (/^(_build|node_modules|\..*)$/.test(name)) continue;
    if (isDirectory) yield* listSources(`${folder}${name}/`);
    else if (/\.(tsx?|sql)$/.test(name)) yield folder + name;
  }
}
