import assert from "node:assert/strict";
import type { Environment } from "./config.ts";
import { addDatabasePassword, readSecretFiles } from "./secret_files.ts";

const FILES: Record<string, string> = {
  "/run/secrets/plain": "s3cret",
  "/run/secrets/ended": "s3cret\n",
  "/run/secrets/windows": "s3cret\r\n",
  "/run/secrets/spaces": " a b \n",
  "/run/secrets/empty": "\n",
};

function readFile(path: string): string {
  const text = FILES[path];
  if (text === undefined) throw new Deno.errors.NotFound(path);
  return text;
}

const CASES: [sentence: string, set: Environment, value: string | undefined, mistake?: RegExp][] = [
  ["a variable alone is itself", { KEY: "own" }, "own"],
  ["a file's words are the value", { KEY_FILE: "/run/secrets/plain" }, "s3cret"],
  ["an editor's line end is none of it", { KEY_FILE: "/run/secrets/ended" }, "s3cret"],
  ["nor is that of Windows", { KEY_FILE: "/run/secrets/windows" }, "s3cret"],
  ["spaces are", { KEY_FILE: "/run/secrets/spaces" }, " a b "],
  [
    "an empty variable leaves it to the file",
    { KEY: "", KEY_FILE: "/run/secrets/plain" },
    "s3cret",
  ],
  ["an empty file is unset", { KEY_FILE: "/run/secrets/empty" }, undefined],
  ["a file that is not there is told", { KEY_FILE: "/nowhere" }, undefined, /KEY_FILE: .*NotFound/],
  [
    "twice is told",
    { KEY: "own", KEY_FILE: "/run/secrets/plain" },
    "own",
    /^KEY and KEY_FILE are both set/,
  ],
  ["a variable that nobody reads names no file", { OTHER_FILE: "/nowhere" }, undefined],
];

for (const [sentence, environment, value, mistake] of CASES) {
  Deno.test(`secrets in files: ${sentence}`, () => {
    const { set, mistakes } = readSecretFiles(["KEY"], environment, readFile);
    assert.equal(set.KEY || undefined, value);
    assert.equal(mistakes.length, mistake ? 1 : 0);
    if (mistake) assert.match(mistakes[0]!, mistake);
  });
}

const URLS: [
  sentence: string,
  url: string | undefined,
  password: string,
  found: string | RegExp,
][] = [
  ["goes into the address", "postgres://a@db:5432/f", "x", "postgres://a:x@db:5432/f"],
  ["may hold anything", "postgres://a@db/f", "p@s/s:%", "postgres://a:p%40s%2Fs%3A%25@db/f"],
  ["is not given twice", "postgres://a:y@db/f", "x", /has a password already/],
  ["needs a user", "postgres://db/f", "x", /needs a DATABASE_URL with a user/],
];

for (const [sentence, DATABASE_URL, DATABASE_PASSWORD, found] of URLS) {
  Deno.test(`the database's password ${sentence}`, () => {
    const { set, mistakes } = addDatabasePassword({ DATABASE_URL, DATABASE_PASSWORD });
    if (typeof found === "string") assert.deepEqual([set.DATABASE_URL, mistakes], [found, []]);
    else assert.match(mistakes.join(), found);
  });
}

Deno.test("the database's password goes into its direct address, too", () => {
  const { set, mistakes } = addDatabasePassword({
    DATABASE_URL: "postgres://a@pooler:6432/f",
    DATABASE_DIRECT_URL: "postgres://a@db/f",
    DATABASE_PASSWORD: "x",
  });
  assert.equal(set.DATABASE_URL, "postgres://a:x@pooler:6432/f");
  assert.equal(set.DATABASE_DIRECT_URL, "postgres://a:x@db/f");
  assert.deepEqual(mistakes, []);
});
