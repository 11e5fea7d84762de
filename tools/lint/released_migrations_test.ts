// What `migrations/released` promises to databases that have its migrations already.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";

const FOLDER = new URL("../../migrations/", import.meta.url);

/** Name to SHA-256. */
type Files = Record<string, string>;

/** Why a database that has what was released could not take these files. */
function listBreaches(released: Files, files: Files): string[] {
  const highest = Object.keys(released).sort().at(-1) ?? "";
  return [
    ...Object.entries(released).flatMap(([name, sha256]) =>
      files[name] === sha256
        ? []
        : `${name} was released and is ${name in files ? "changed" : "gone"}`
    ),
    ...Object.keys(files).filter((name) => !(name in released) && name <= highest).map((name) =>
      `${name} comes late: take a number above ${highest}, which was released`
    ),
  ];
}

const CASES: [sentence: string, released: Files, files: Files, breaches: RegExp[]][] = [
  ["nothing new", { "1": "a", "3": "b" }, { "1": "a", "3": "b" }, []],
  ["new ones above", { "1": "a", "3": "b" }, { "1": "a", "3": "b", "4": "c", "6": "d" }, []],
  ["one below", { "1": "a", "3": "b" }, { "1": "a", "2": "x", "3": "b" }, [/^2 comes late: .* 3/]],
  ["one changed", { "1": "a", "3": "b" }, { "1": "x", "3": "b" }, [
    /^1 was released and is changed/,
  ]],
  ["one gone", { "1": "a", "3": "b" }, { "3": "b" }, [/^1 was released and is gone/]],
  ["before the first release", {}, { "2": "a", "1": "b" }, []],
];

for (const [sentence, released, files, breaches] of CASES) {
  Deno.test(`the order of migrations: ${sentence}`, () => {
    const found = listBreaches(released, files);
    assert.equal(found.length, breaches.length);
    for (const [i, breach] of breaches.entries()) assert.match(found[i]!, breach);
  });
}

Deno.test("a new migration has a number above all that were released, and those stay as they were", async () => {
  const lines = (await Deno.readTextFile(new URL("released", FOLDER))).trim().split("\n");
  const released = Object.fromEntries(lines.map((line) => {
    const [, sha256, name] = /^([0-9a-f]{64}) {2}(\d{4}_[a-z0-9_]+\.sql)$/.exec(line)!;
    return [name!, sha256!];
  }));
  const names = [...Deno.readDirSync(FOLDER)].map(({ name }) => name)
    .filter((name) => name.endsWith(".sql"));
  const files = Object.fromEntries(names.map((name) => {
    const bytes = Deno.readFileSync(new URL(name, FOLDER));
    return [name, createHash("sha256").update(bytes).digest("hex")];
  }));
  assert.deepEqual(listBreaches(released, files), []);
});
