import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { findTests } from "./find.ts";
import { groupTests, LONG } from "./groups.ts";
import { makeRunFolder } from "./run_folder.ts";
import { writeGroups } from "./write.ts";

const ROOT = join(import.meta.dirname!, "../../");
const all = findTests(["."]);

Deno.test("each test file is in one group, and in one only", () => {
  const grouped = groupTests(all).flatMap(({ files }) => files);
  assert.deepEqual(grouped.toSorted(), all.toSorted());
  assert.ok(all.includes("tools/tests/groups_test.ts"));
  assert.ok(all.some((file) => file.endsWith(".tsx")));
});

Deno.test("what takes long is begun first, alone, and then what has a browser open", () => {
  for (const file of LONG) assert.ok(existsSync(join(ROOT, file)), `${file} is gone`);
  const groups = groupTests(all);
  assert.deepEqual(groups.slice(0, LONG.length).map(({ files }) => files), LONG.map((f) => [f]));
  assert.equal(groups[LONG.length]!.name, "e2e_1");
  assert.equal(new Set(groups.map(({ name }) => name)).size, groups.length);
});

Deno.test("files of one place are dealt out evenly, and no isolate gets many", () => {
  const files = Array.from({ length: 25 }, (_, i) => `api/${String(i).padStart(2, "0")}_test.ts`);
  assert.deepEqual(groupTests(files).map(({ name, files }) => [name, files.length]), [
    ["api_1", 9],
    ["api_2", 9],
    ["api_3", 7],
  ]);
  assert.deepEqual(groupTests(["web/a_test.ts"]), [{ name: "web_1", files: ["web/a_test.ts"] }]);
  assert.deepEqual(groupTests([]), []);
});

Deno.test("tests are found at and below a path, once, and not in what is made or brought", () => {
  assert.deepEqual(findTests(["tools/tests", "./tools/tests/groups_test.ts"]), [
    "tools/tests/groups_test.ts",
  ]);
  assert.ok(!all.some((file) => /node_modules|_build|_fresh\//.test(file)));
  assert.throws(() => findTests(["nowhere"]), Deno.errors.NotFound);
});

Deno.test("a failure is told with the group's name, and nothing of its module is left", async () => {
  let folder: string;
  {
    await using modules = await writeGroups([{ name: "a_1", files: ["shared/zip_test.ts"] }]);
    const [path] = modules.paths;
    folder = join(path!, "..");
    assert.match(await Deno.readTextFile(path!), /^import "file:.*\/shared\/zip_test\.ts";\n$/);
    // As Deno tells of it: from where it was started.
    const told = `\x1b[38;5;245m../..${folder}/1-a_1_test.ts => \x1b[0mx ... ok (1ms)`;
    assert.equal(modules.tidy(told), "\x1b[38;5;245ma_1 => \x1b[0mx ... ok (1ms)");
  }
  assert.ok(!existsSync(folder));
});

Deno.test("what tests of ours leave in the temporary folder is told, what a browser leaves is not, and all of it goes", async () => {
  let path: string;
  {
    await using folder = await makeRunFolder();
    path = folder.path;
    assert.deepEqual(folder.listLeft(), []);
    const made = await Deno.makeTempFile({ dir: path, suffix: ".geojson" });
    const alsoMade = await Deno.makeTempDir({ dir: path, prefix: "floodline-sandbox-" });
    await Deno.mkdir(join(path, ".org.chromium.Chromium.scoped_dir.x"));
    await Deno.mkdir(join(path, "playwright-artifacts-x"));
    assert.deepEqual(folder.listLeft(), [basename(made), basename(alsoMade)].sort());
  }
  assert.ok(!existsSync(path));
});
