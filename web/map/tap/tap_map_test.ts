import assert from "node:assert/strict";
import { metresBetween, movePoint } from "shared/geo/earth.ts";
import { pointAt, spotOf } from "shared/geo/view.ts";
import type { Language } from "shared/languages.ts";
import { WORDS } from "@/words/words.ts";
import { contains, followPin, imageUrl, panView, zoomView } from "./map_view.ts";
import { pinWords } from "./pin_words.ts";
import { nearestStreet } from "shared/geo/nearest_street.ts";

const HERE = { latitude: 40.677, longitude: -74.009 };
const VIEW = { ...HERE, metres: 800 };
const at = (east: number, north: number) => movePoint(HERE, { east, north });

/** From west to east through the middle, and 300 metres north of it. */
const STREETS = [0, 300].map((north) => ({
  name: north === 0 ? "Van Brunt Street" : "Beard Street",
  line: [-1000, 0, 1000].map((east): [number, number] => {
    const { latitude, longitude } = at(east, north);
    return [longitude, latitude];
  }),
}));

const SAID: [east: number, north: number, Language, words: string][] = [
  [400, 5, "en", "Pin on Van Brunt Street."],
  [400, 60, "en", "Pin 200 ft (60 m) north of Van Brunt Street."],
  [0, -100, "en", "Pin 330 ft (100 m) south of Van Brunt Street."],
  [0, 400, "en", "Pin 330 ft (100 m) north of Beard Street."],
  [1030, -40, "en", "Pin 160 ft (50 m) southeast of Van Brunt Street."],
  [0, -700, "en", "Pin 0.4 mi (0.7 km) south of where the map began."],
  [0, 60, "es", "Marca a 200 pies (60 m) al norte de Van Brunt Street."],
  [0, 60, "zh", "图钉在Van Brunt Street以北 200 英尺（60 米）。"],
];

for (const [east, north, language, words] of SAID) {
  Deno.test(`${east} m east and ${north} m north is in ${language}: ${words}`, () => {
    const { tap } = WORDS[language].map;
    const options = { map: { streets: STREETS }, began: HERE, words: tap, language };
    assert.equal(pinWords(at(east, north), options), words);
  });
}

Deno.test("without streets the pin is told from where the map began", () => {
  const { tap: words } = WORDS.en.map;
  const options = { map: { streets: [] }, began: HERE, words, language: "en" as const };
  assert.equal(pinWords(null, options), "No place chosen yet.");
  assert.equal(pinWords(HERE, options), "Pin where the map began.");
  assert.equal(pinWords(at(-30, 0), options), "Pin 98 ft (30 m) west of where the map began.");
});

Deno.test("a street without a name, or far away, is no help", () => {
  const [street] = STREETS;
  assert.equal(nearestStreet([{ ...street!, name: "" }], HERE), undefined);
  assert.equal(nearestStreet([street!], at(0, 501)), undefined);
});

Deno.test("zooming leaves the pin where it is on the screen", () => {
  const pin = pointAt(VIEW, { x: 600, y: 100 }, 720);
  const spot = spotOf(zoomView(VIEW, 0.5, pin), pin, 720);
  assert.ok(Math.hypot(spot.x - 600, spot.y - 100) < 2);
  assert.equal(zoomView(VIEW, 0.5, pin).metres, 400);
});

Deno.test("zooming goes around the middle where there is no pin, and ends at its bounds", () => {
  assert.deepEqual(zoomView(VIEW, 2, null), { ...HERE, metres: 1600 });
  assert.deepEqual(zoomView(VIEW, 2, at(5000, 0)), { ...HERE, metres: 1600 });
  const closest = { ...HERE, metres: 200 };
  assert.equal(zoomView(closest, 0.5, null), closest);
  assert.equal(zoomView({ ...HERE, metres: 15_000 }, 2, null).metres, 20_000);
});

Deno.test("the map moves by a third of its width, and follows the pin out of it", () => {
  assert.ok(Math.abs(metresBetween(VIEW, panView(VIEW, { east: 0, north: 1 })) - 267) < 1);
  assert.equal(followPin(VIEW, at(399, 0)), VIEW);
  for (const east of [401, 417, 555]) {
    const pin = at(east, 63);
    const view = followPin({ ...VIEW, metres: 200 }, pin);
    assert.ok(contains(view, pin));
    assert.match(imageUrl(view, "en"), /latitude=40\.67\d&longitude=-74\.0\d{0,2}&/);
  }
  assert.ok(contains(VIEW, at(-399, 399)));
  assert.ok(!contains(VIEW, at(0, 401)));
});

Deno.test("a picture's address says the place to a metre, and the language", () => {
  assert.equal(
    imageUrl(VIEW, "es"),
    "/map.svg?latitude=40.677&longitude=-74.009&metres=800&language=es",
  );
});
