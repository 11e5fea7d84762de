import assert from "node:assert/strict";
import * as esbuild from "esbuild";
import { POLICIES } from "../lib/trusted_types.ts";
import { bootScript, NEEDS } from "./boot.ts";

const script = bootScript({ src: "/_a/client.js" });

Deno.test("what decides for old browsers is written in their language, and short", async () => {
  try {
    const as = (target: string) => esbuild.transform(script, { target });
    const [old, today] = await Promise.all([as("es5"), as("esnext")]);
    assert.equal(old.code, today.code, "nothing is newer than ECMAScript 5");
  } finally {
    await esbuild.stop();
  }
  assert.doesNotMatch(script, /<\/script|<!--/);
  assert.ok(script.length < 3000, `${script.length} bytes in every page with an island`);
});

Deno.test("a browser that has all that islands need gets them", () => {
  const { loaded, root } = bootIn(() => {});
  assert.equal(loaded.length, 1);
  assert.equal(loaded[0]!.src, "/_a/client.js");
  assert.equal(root["data-islands"], undefined);
});

Deno.test("where a browser has Trusted Types, the islands' script has the boot policy's word", () => {
  const policies: string[] = [];
  const { loaded } = bootIn((page) => {
    page.trustedTypes = {
      createPolicy: (name: string, rules: Record<string, (value: string) => string>) => {
        policies.push(name);
        return { createScriptURL: (url: string) => ({ trusted: rules.createScriptURL!(url) }) };
      },
    };
  });
  assert.deepEqual(policies, [POLICIES[0]]);
  assert.deepEqual(loaded[0]!.src, { trusted: "/_a/client.js" });
});

for (const path of NEEDS) {
  Deno.test(`a browser without ${path} keeps the plain page`, () => {
    const { loaded, root } = bootIn((page) => {
      const names = path.split(".");
      const last = names.pop()!;
      delete names.reduce((at, name) => at[name], page)[last];
    });
    assert.equal(root["data-islands"], "none");
    assert.equal(loaded.length, 0);
  });
}

Deno.test("a browser without modules, and one that cannot load or run them, keeps the plain page", () => {
  assert.equal(bootIn(() => {}, {}).root["data-islands"], "none", "no modules");
  for (const event of ["onerror", "onload"]) {
    const { loaded, root } = bootIn(() => {});
    loaded[0]![event]();
    assert.equal(root["data-islands"], "none", event);
  }
  const { loaded, root, page } = bootIn(() => {});
  page.islandsBegan = true;
  loaded[0]!.onload();
  assert.equal(root["data-islands"], undefined, "they live");
});

// deno-lint-ignore no-explicit-any
type Any = any;

/** As far as the script looks at a browser: `change` takes something out of it. */
function bootIn(change: (page: Any) => void, element: object = { noModule: false }) {
  const page: Any = {};
  for (const path of NEEDS) {
    path.split(".").reduce((at, name) => at[name] ??= {}, page);
  }
  change(page);
  const loaded: Any[] = [];
  const root: Record<string, string> = {};
  const document = {
    documentElement: {
      hasAttribute: (name: string) => name in root,
      setAttribute: (name: string, value: string) => root[name] = value,
    },
    createElement: () => ({ ...element }),
    querySelectorAll: () => [],
    body: { appendChild: (script: Any) => loaded.push(script) },
  };
  new Function("window", "document", script)(page, document);
  return { loaded, root, page };
}
