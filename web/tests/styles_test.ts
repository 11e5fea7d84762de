// What holds for the style sheet as a whole.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { tokensOf } from "@/assets/tokens.ts";
import { listSources } from "./list_sources.ts";

const FOLDER = new URL("../assets/styles/", import.meta.url);

/** Sides of the screen, where a language read from right to left needs sides of the text. */
const PHYSICAL = new RegExp(
  [
    "^(margin|padding|border|scroll-margin|scroll-padding)-(left|right)\\b",
    "^(left|right)$",
    "^border-(top|bottom)-(left|right)-radius$",
  ].join("|"),
);
const PHYSICAL_VALUE = /^(left|right)$/;
const FOUR_SIDES = /^(margin|padding|inset|border-width|border-radius)$/;

Deno.test("styles speak of start and end, never of left and right", async () => {
  for await (const { name } of Deno.readDir(FOLDER)) {
    const css = (await Deno.readTextFile(new URL(name, FOLDER))).replace(/\/\*.*?\*\//gs, "");
    for (const [, property, value] of css.matchAll(/([\w-]+)\s*:\s*([^;{}]+);/g)) {
      const where = `${name}: ${property}: ${value}`;
      assert.doesNotMatch(property!, PHYSICAL, where);
      if (/^(text-align|float|clear)$/.test(property!)) {
        assert.doesNotMatch(value!, PHYSICAL_VALUE, where);
      }
      const sides = value!.split(/\s+(?![^(]*\))/);
      if (FOUR_SIDES.test(property!) && sides.length === 4) assert.equal(sides[1], sides[3], where);
    }
  }
});

Deno.test("every colour of the dark scheme and of the reader's own stands in for one of the light", async () => {
  const css = await Deno.readTextFile(new URL("tokens.css", FOLDER));
  const [light, ...others] = css.split("@media").map((part) =>
    new Set([...part.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name!))
  );
  for (const other of others) {
    for (const name of other) assert.ok(light!.has(name), `${name} has no light colour`);
  }
});

Deno.test("a token has its value in each scheme, and that of the token it points at", () => {
  const [light, dark] = [tokensOf("light"), tokensOf("dark")];
  assert.deepEqual([light("map-mark"), dark("map-mark")], [light("flood"), dark("flood")]);
  assert.notEqual(light("flood"), dark("flood"));
  assert.equal(dark("on-line"), light("on-line"));
  assert.throws(() => light("map-marsh"), /no --map-marsh/);
});

/** White paper and black ink of a printer are nobody's to choose. */
const WHITE_AND_BLACK = ["#ffffff", "#000000"];

Deno.test("a colour of tokens.css is written nowhere else, so that it is changed in one file", async () => {
  const web = fileURLToPath(new URL("..", import.meta.url));
  const tokens = coloursIn(await Deno.readTextFile(new URL("tokens.css", FOLDER)));
  const files = listSources(web).filter((path) => !path.endsWith("/tokens.css"));
  for (const path of files) {
    const doubled = coloursIn(await Deno.readTextFile(path)).intersection(tokens);
    assert.deepEqual([...doubled], [], `${path}: take it from tokens.css, in a script by tokensOf`);
  }
  assert.ok(files.length > 200, "the files were not found");
});

function coloursIn(text: string): Set<string> {
  const colours = text.match(/#([0-9a-f]{6}|[0-9a-f]{3})\b/gi) ?? [];
  return new Set(
    colours.map((colour) => colour.toLowerCase().replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3")),
  ).difference(new Set(WHITE_AND_BLACK));
}
