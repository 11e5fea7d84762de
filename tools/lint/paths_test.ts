import assert from "node:assert/strict";
import { dirname, join, normalize } from "node:path";
import { LEFT_OUT, ROOT } from "./tree.ts";

const DOCUMENTS = ["", "docs", "docs/decisions", "migrations"];

/** Named by documents, made by commands. */
const MADE = /^web\/(_build|_fresh|deno\.fresh\.lock)(\/|$)|^\.env$/;

Deno.test("what a document names is there", async () => {
  const tree = await listTree();
  const missing: string[] = [];
  for (const folder of DOCUMENTS) {
    for await (const { name } of Deno.readDir(join(ROOT, folder))) {
      if (!name.endsWith(".md")) continue;
      const path = join(folder, name);
      const text = await Deno.readTextFile(join(ROOT, path));
      missing.push(...findMissing(path, text, tree).map((named) => `${path}: ${named}`));
    }
  }
  assert.deepEqual(missing, []);
});

Deno.test("a path, a file's bare name and a link are found; a route and a value are none", () => {
  const tree = new Set(["web", "web/lib", "web/lib/ask.ts", "docs", "docs/STYLE.md"]);
  const find = (text: string) => findMissing("docs/STYLE.md", text, tree);
  assert.deepEqual(find("`web/lib/`, `web/lib/ask.ts`, `ask.ts`, [it](STYLE.md#names)"), []);
  assert.deepEqual(find("`web/gone/`, `gone.ts`, [it](gone.md)"), [
    "web/gone/",
    "gone.ts",
    "gone.md",
  ]);
  assert.deepEqual(find("`lib/ask.ts`"), ["lib/ask.ts"]);
  assert.deepEqual(find("docs/gone.md, and (web/gone.ts)."), ["docs/gone.md", "web/gone.ts"]);
  assert.deepEqual(find("`/api/docs`, `https://jsr.io/x.ts`, `media/`, `web/_build`"), []);
  assert.deepEqual(find("```\ntask replay web/gone.json\n```\n`npm i` [site](https://a.org)"), []);
});

/** What `text` names and `tree` has not; `document` is where its links start. */
function findMissing(document: string, text: string, tree: Set<string>): string[] {
  const prose = text.replace(/^```.*?^```/gms, "");
  const names = new Set([...tree].map((path) => path.slice(path.lastIndexOf("/") + 1)));
  const isMissing = (named: string) => {
    const path = named.replace(/\/$/, "");
    if (MADE.test(path)) return false;
    const isFile = /\.(tsx?|sql|json|md|css)$/.test(path) && !path.startsWith("NNNN_");
    if (path.includes("/")) return (isFile || tree.has(path.split("/")[0]!)) && !tree.has(path);
    return isFile && !names.has(path);
  };
  const links = [...prose.matchAll(/\]\((?!\w+:)([^)\s#]+)[^)\s]*\)/g)].map(([, to]) => to!);
  const plain = prose.replace(/\]\([^)\s]*\)/g, "]");
  const named = plain.matchAll(/`([\w@.()[\]\/-]+)`|(?<![\w\/`:.])(\w+\/[\w.\/-]*\.\w+)/g);
  return [
    ...[...named].map(([, ticked, bare]) => ticked ?? bare!).filter(isMissing),
    ...links.filter((to) => !tree.has(normalize(join(dirname(document), to)).replace(/\/$/, ""))),
  ];
}

/** Every file and folder, without what is not ours. */
async function listTree(folder = "", tree = new Set<string>()): Promise<Set<string>> {
  for await (const { name, isDirectory } of Deno.readDir(join(ROOT, folder))) {
    const path = folder + name;
    if (LEFT_OUT.test(name) && !/^\.(env|ci)/.test(name)) continue;
    tree.add(path);
    if (isDirectory) await listTree(`${path}/`, tree);
  }
  return tree;
}
