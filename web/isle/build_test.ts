import assert from "node:assert/strict";
import { loadBuild } from "./build.ts";
import { folderOf } from "./testdata/folder_of.ts";

const assets = { client: [], islands: {}, urls: {}, files: new Map() };

async function load(files: Record<string, string>) {
  await using folder = await folderOf(files);
  return await loadBuild(folder.root, assets);
}

const component = "export default function Name() { return null; }";

Deno.test("routes are read with their folders; islands, parts and tests beside them are not", async () => {
  const { routes } = await load({
    "routes/index.tsx": component,
    "routes/zip/[zip].tsx": component,
    "routes/zip/_layout.tsx": component,
    "routes/zip/(_components)/Chart.tsx": component,
    "routes/zip/(_islands)/Map.tsx": component,
    "routes/zip/zip_test.ts": "throw new Error('a test is no route')",
  });
  assert.deepEqual([...routes.keys()], ["index", "zip/[zip]", "zip/_layout"]);
});

Deno.test("an island exports its component as default, and nothing else", async () => {
  const wrong = [
    "export function Named() { return null; }",
    `${component} export const LIMIT = 5;`,
    "export default 5;",
  ];
  for (const source of wrong) {
    await assert.rejects(load({ "islands/Wrong.tsx": source }), /one export.*Wrong\.tsx/);
  }
  await load({ "islands/Right.tsx": `export interface Props { a: 1 }\n${component}` });
});

Deno.test("two islands of one name are refused", async () => {
  const files = { "islands/Map.tsx": component, "routes/(_islands)/Map.tsx": component };
  await assert.rejects(load(files), /Two islands are called Map/);
});

Deno.test("route files that Fresh would take another way are refused", async () => {
  const wrong: [path: string, source: string, message: RegExp][] = [
    ["routes/a.ts", "export const a = 1;", /routes\/a: export handlers/],
    ["routes/_404.tsx", component, /_app, _layout, _middleware and _error alone/],
    ["routes/_helpers.ts", component, /_app, _layout, _middleware and _error alone/],
    ["routes/_middleware.ts", "export const handler = () => null;", /routes\/_middleware: export/],
    ["routes/_layout.tsx", `${component} export const handlers = {};`, /no handlers/],
  ];
  for (const [path, source, message] of wrong) {
    await assert.rejects(load({ [path]: source }), message);
  }
});

Deno.test("without built files the site says what to do", async () => {
  await using folder = await folderOf({ "routes/index.tsx": component });
  await assert.rejects(async () => await loadBuild(folder.root), /run `deno task build` first/);
});
