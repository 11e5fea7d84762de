import assert from "node:assert/strict";
import type { MediaKind } from "shared/media_rules.ts";
import { chooseFiles } from "./choose_files.ts";

/** "photo photo" beside "" → what is taken, and what is left out for which reason. */
function choose(picked: string, present = "") {
  const kinds = (words: string) => words.split(" ").filter(Boolean) as MediaKind[];
  const files = kinds(picked).map((kind, i) => ({ name: `${i + 1}`, kind: known(kind) }));
  const { taken, tooMany, notBoth, wrongType } = chooseFiles(kinds(present), files);
  const names = (list: { name: string }[]) => list.map(({ name }) => name).join("");
  return [names(taken), tooMany.join(""), notBoth.join(""), wrongType.join("")];
}

const known = (kind: string) => kind === "other" ? undefined : kind as MediaKind;

Deno.test("the first five photos are taken, the others named", () => {
  assert.deepEqual(choose("photo photo"), ["12", "", "", ""]);
  assert.deepEqual(choose(Array(7).fill("photo").join(" ")), ["12345", "67", "", ""]);
  assert.deepEqual(choose("photo photo", "photo photo photo photo"), ["1", "2", "", ""]);
});

Deno.test("one video or photos, never both", () => {
  assert.deepEqual(choose("video"), ["1", "", "", ""]);
  assert.deepEqual(choose("video video"), ["1", "", "2", ""]);
  assert.deepEqual(choose("video photo"), ["1", "", "2", ""]);
  assert.deepEqual(choose("photo video"), ["1", "", "2", ""]);
  assert.deepEqual(choose("video", "photo"), ["", "", "1", ""]);
});

Deno.test("what is neither is left out and takes no room", () => {
  assert.deepEqual(choose("other photo other"), ["2", "", "", "13"]);
});
