import assert from "node:assert/strict";
import { readTree } from "./tree.ts";

type Arrows = Map<string, Iterable<string>>;

const FILES = drawFiles();

Deno.test("no file imports itself in a circle", async () => {
  const arrows = await FILES;
  assert.ok(arrows.size > 20);
  assert.equal(findCycle(arrows)?.join(" → "), undefined);
});

Deno.test("no folder imports itself in a circle", async () => {
  const lawful = [...await FILES].filter(([file]) => !/_test\.tsx?$|\/testdata\//.test(file));
  const arrows = drawFolders(new Map(lawful));
  assert.equal(findCycle(arrows)?.join(" → "), undefined);
});

Deno.test("a circle is found and shown", () => {
  const arrows = new Map([["a", ["b", "d"]], ["b", ["c"]], ["c", ["b"]], ["d", []]]);
  assert.deepEqual(findCycle(arrows), ["b", "c", "b"]);
});

Deno.test("a circle of folders is one among what stands in the same folder", () => {
  const there = ["api/auth/code.ts", ["api/me/me.ts"]] as const;
  const back = ["api/me/routes.ts", ["api/auth/session.ts"]] as const;
  const draw = (...files: (readonly [string, readonly string[]])[]) =>
    findCycle(drawFolders(new Map(files.map(([file, to]) => [file, [...to]]))));
  assert.deepEqual(draw(there, back), ["api/auth", "api/me", "api/auth"]);
  assert.equal(draw(there), undefined);
  // A folder's door mounts a folder below, which asks a file beside the door.
  const door = ["api/me/routes.ts", ["api/me/own/routes.ts"]] as const;
  assert.equal(draw(door, ["api/me/own/routes.ts", ["api/me/me.ts"]]), undefined);
});

async function drawFiles(): Promise<Arrows> {
  const tree = await readTree();
  const ours = new Set(tree.map(({ path }) => path));
  return new Map(tree.map(({ path, imports }) => [
    path,
    imports.map(({ target }) => target).filter((target) => ours.has(target)),
  ]));
}

/** Seen from inside each folder: which of its files and folders leans on which other. */
function drawFolders(files: Arrows): Arrows {
  const arrows = new Map<string, Set<string>>();
  for (const [file, targets] of files) {
    for (const target of targets) {
      const [from, to] = partWays(file, target);
      if (from === to) continue;
      if (!arrows.has(from)) arrows.set(from, new Set());
      arrows.get(from)!.add(to);
    }
  }
  return arrows;
}

/** "api/auth/code.ts" and "api/me/me.ts" → "api/auth" and "api/me". */
function partWays(file: string, target: string): [string, string] {
  const [a, b] = [file.split("/"), target.split("/")];
  const shared = a.findIndex((part, index) => part !== b[index]);
  return [a.slice(0, shared + 1).join("/"), b.slice(0, shared + 1).join("/")];
}

function findCycle(arrows: Arrows): string[] | undefined {
  const done = new Set<string>();
  const visit = (from: string, path: string[]): string[] | undefined => {
    if (path.includes(from)) return [...path.slice(path.indexOf(from)), from];
    if (done.has(from)) return undefined;
    for (const next of arrows.get(from) ?? []) {
      const cycle = visit(next, [...path, from]);
      if (cycle) return cycle;
    }
    done.add(from);
  };
  for (const from of arrows.keys()) {
    const cycle = visit(from, []);
    if (cycle) return cycle;
  }
}
