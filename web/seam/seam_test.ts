// The pages run on isle and on genuine Fresh alike. These need neither a network nor Fresh; the whole
// of it is tried by `deno task test --fresh web e2e` where Fresh can be had.
import assert from "node:assert/strict";
import { flagsOf } from "../../ground/web_framework.ts";
import { readTree, type Source } from "../../tools/lint/tree.ts";

const ROOT = new URL("../../", import.meta.url);

/**
 * What Fresh 2.3.3 exports, from `packages/fresh/src/mod.ts` and `src/runtime/shared.ts` of
 * denoland/fresh, tag 2.3.3; documented at https://fresh.deno.dev/docs
 */
const FRESH: Record<string, string[]> = {
  "fresh":
    `App Context CORSOptions CSPOptions CsrfOptions Define FreshConfig FreshContext HandlerByMethod
    HandlerFn HttpError IpFilterOptions IpFilterRules Island LayoutConfig Lazy ListenOptions MaybeLazy
    Method Middleware MiddlewareFn PageProps PageResponse ResolvedFreshConfig RouteConfig RouteData
    RouteHandler WebSocketHandlers WebSocketUpgradeOptions cors createDefine csp csrf ipFilter page
    staticFiles trailingSlashes`.split(/\s+/),
  "fresh/runtime": "Head HeadProps HttpError IS_BROWSER Partial PartialProps asset assetSrcSet"
    .split(" "),
  // What web/fresh alone takes: src/dev/mod.ts and src/internals.ts.
  "fresh/dev":
    "Builder BuildOptions OnTransformArgs OnTransformOptions ResolvedBuildConfig TransformFn"
      .split(" "),
  "fresh/internal":
    "ASSET_CACHE_BUST_KEY IslandPreparer ProdBuildCache path setBuildCache setErrorInterceptor"
      .split(
        " ",
      ),
};

/** Methods of Fresh's `App`, from src/app.ts. */
const APP = "use get post patch put delete head all ws route layout appWrapper notFound onError " +
  "fsRoutes mountApp handler listen config";

const FRAMEWORK = /^web\/(isle|fresh)\//;
/** What these say of one of the two is for both. */
const SEAM = /^web\/seam\//;

const tree = (await readTree()).filter(({ path }) => /^(web|e2e|testing|bench)\//.test(path));
const outside = tree.filter(({ path }) =>
  !FRAMEWORK.test(path) && path !== "web/seam/seam_test.ts"
);

Deno.test("no page, island, component or test knows what it runs on", async () => {
  for (const { path, imports } of outside) {
    const text = await Deno.readTextFile(new URL(path, ROOT));
    assert.doesNotMatch(text, /\b(from|import)\W+"[^"]*\b(isle|fresh)\/[^"]*\.tsx?"/, path);
    if (SEAM.test(path)) continue;
    assert.doesNotMatch(
      text,
      /\/_a\/|\/_isle|isle-(island|slot)|\/_fresh\/|_frsh_|fClientNav/,
      path,
    );
    for (const { target, names } of imports) {
      if (/^fresh\b/.test(target)) assertKnown(path, target, names);
    }
  }
});

Deno.test("no style depends on what stands round an island", async () => {
  for await (const { name } of Deno.readDir(new URL("web/assets/styles", ROOT))) {
    const css = await Deno.readTextFile(new URL(`web/assets/styles/${name}`, ROOT));
    assert.doesNotMatch(css, /isle-|frsh/, name);
  }
});

Deno.test("what isle offers as `fresh` is in Fresh, and so is what web/fresh takes of it", () => {
  for (const [file, specifier] of [["mod", "fresh"], ["runtime", "fresh/runtime"]] as const) {
    const names = namesOffered(`web/isle/${file}.ts`).filter((name) => name !== "nameAssets");
    assert.ok(names.length > 2);
    assertKnown(file, specifier, names);
  }
  const { imports } = sourceOf("web/fresh/built.ts");
  assert.ok(imports.some(({ target }) => target === "fresh/internal"));
  for (const { path, imports } of tree.filter(({ path }) => path.startsWith("web/fresh/"))) {
    for (const { target, names } of imports) {
      if (/^fresh\b/.test(target)) assertKnown(path, target, names);
    }
  }
});

Deno.test("the site asks its app for what Fresh's app does too", async () => {
  for (const file of ["web/site.ts", "web/run.ts", "web/main.ts", "web/tests/fake_site.ts"]) {
    const text = await Deno.readTextFile(new URL(file, ROOT));
    const calls = [...text.matchAll(/\b(?:app|files|App(?:<State>)?\(\))\s*\.(\w+)/g)];
    const chained = [...text.matchAll(/^ {4}\.(\w+)\(/gm)];
    for (const [, name] of [...calls, ...chained]) {
      assert.ok(APP.split(" ").includes(name!), `${file}: ${name}`);
    }
  }
});

Deno.test("isle and Fresh give the same four functions and figures, of the same types", async () => {
  for (const file of ["built", "builder", "testdata/play_routes", "testdata/figures"]) {
    const [isle, fresh] = await Promise.all(
      ["isle", "fresh"].map((folder) => readExports(`web/${folder}/${file}.ts`)),
    );
    assert.ok(isle!.length > 0, file);
    assert.deepEqual(isle, fresh, file);
  }
});

Deno.test("nothing that an island brings to the browser takes anything of the framework", () => {
  const reached = new Set(
    outside.map(({ path }) => path).filter((path) =>
      /^web\/(islands|routes\/.*\(_islands\))\/|^web\/offline\/service_worker\.ts$/.test(path)
    ),
  );
  assert.ok(reached.size > 5);
  for (const path of reached) {
    for (const { target, names } of sourceOf(path)?.imports ?? []) {
      assert.doesNotMatch(target, /^fresh\b|@\/framework/, `${path}, by an island`);
      // Each island has a count of its own on Fresh: ids come as props.
      assert.ok(!(target === "preact/hooks" && names.includes("useId")), `${path}: useId`);
      if (target.startsWith("web/")) reached.add(target);
    }
  }
});

Deno.test("ARIA and data attributes are written as words", async () => {
  for (const { path } of outside.filter(({ path }) => /^web\/.*(?<!_test)\.tsx$/.test(path))) {
    const text = await Deno.readTextFile(new URL(path, ROOT));
    assert.doesNotMatch(text, /\b(aria|data)-[a-z]+=\{(true|false|Boolean\()/, path);
  }
});

Deno.test("the style sheet is linked in one place, by the framework's helper", async () => {
  const links: string[] = [];
  for (const { path } of outside.filter(({ path }) => /^web\/(?!tests)/.test(path))) {
    const text = await Deno.readTextFile(new URL(path, ROOT));
    if (/rel="stylesheet"/.test(text)) links.push(path);
  }
  // The wall has none of the site's: its own comes from a route.
  assert.deepEqual(links, ["web/routes/_app.tsx", "web/routes/wall/[token].tsx"]);
});

Deno.test("Fresh's configuration differs from isle's in the import map alone, by what is named fresh", async () => {
  const read = async (name: string) =>
    JSON.parse(await Deno.readTextFile(new URL(`web/${name}`, ROOT)));
  const [{ imports: isle, ...others }, { imports: fresh, ...othersOfFresh }] = [
    await read("deno.json"),
    await read("deno.fresh.json"),
  ];
  assert.deepEqual(others, othersOfFresh);
  const differing = Object.keys({ ...isle, ...fresh }).filter((key) => isle[key] !== fresh[key]);
  assert.deepEqual(differing.sort(), [
    "@/framework/",
    "fresh",
    "fresh/dev",
    "fresh/internal",
    "fresh/runtime",
  ]);
  for (const key of differing.slice(1)) assert.match(fresh[key], /^jsr:@fresh\/core@2\.3\.3(\/|$)/);
});

Deno.test("isle needs no flag; Fresh has an import map and a lock file of its own", () => {
  assert.deepEqual(flagsOf("isle"), []);
  assert.match(flagsOf("fresh").join(" "), /^--import-map \S+ --lock web\/deno\.fresh\.lock$/);
});

function assertKnown(path: string, specifier: string, names: string[]): void {
  for (const name of names.filter((name) => name !== "*")) {
    assert.ok(FRESH[specifier]?.includes(name), `${path} takes ${name} from ${specifier}`);
  }
}

function sourceOf(path: string): Source {
  return tree.find((source) => source.path === path)!;
}

/** Those passed on are imports too. */
function namesOffered(path: string): string[] {
  const { exports, imports } = sourceOf(path);
  return [...exports.map(({ name }) => name), ...imports.flatMap(({ names }) => names)];
}

/** "buildInMemory: Framework["buildInMemory"]", with each side's own name of the framework taken out. */
async function readExports(path: string): Promise<string[]> {
  const text = await Deno.readTextFile(new URL(path, ROOT));
  return [...text.matchAll(/^export const (\w+(?:: \w+\["\w+"\])?)/gm)]
    .map(([, line]) => line!.replace(/: (Isle|Fresh)\[/, ": Framework[")).sort();
}
