// What holds for the style sheet as a whole.
import assert from "node:assert/strict";

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
