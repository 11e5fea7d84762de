import type { TideLevel } from "shared/tides/levels.ts";
import { TIDE_LEVEL_NAMES } from "shared/words/en_names.ts";

/** High water by a tide gauge: on a ZIP code's page, and why a text of it came. */
export const tide = {
  heading: "The tide",
  levels: TIDE_LEVEL_NAMES,
  /** "7.2 ft (2.20 m)" */
  height: (feet: string, metres: string) => `${feet} ft (${metres} m)`,
  /** `level`: as in `levels`; `over`: above the least flood level. */
  high: (level: string, when: string, height: string, over: string) =>
    `${level} expected: the water stands highest about ${when}, at ${height}, ${over} over flood level.`,
  /** At the head of a page. */
  head: (level: string, when: string) => `${level}, highest about ${when}`,
  by: (station: string) => `The water by NOAA's tide gauge at ${station}.`,
  /** A headline that is told in another's text. */
  sentence: (words: string) => `${words}.`,
  usual: (when: string, height: string, under: string) =>
    `The water stands highest next about ${when}, at ${height}: ${under} below flood level.`,
  unknown: "There are no figures of this gauge just now.",
  measured: (when: string, height: string) => `Measured ${when}: ${height}.`,
  above: (much: string) =>
    `That is ${much} higher than the predicted tide, and the outlook reckons with it.`,
  below: (much: string) =>
    `That is ${much} lower than the predicted tide, and the outlook reckons with it.`,
  silent:
    "The gauge has told no heights of late: this is the predicted tide alone, and wind may raise it.",
  todo: {
    minor: "Move cars from low streets by the water. Salt water harms brakes and wiring.",
    moderate: "Move cars and goods up now. Keep out of basements and salt water.",
    major: "Leave low ground, and do as officials say.",
  } as Record<TideLevel, string>,
  want: "Texts of the tide are a choice of their own:",
  wantLink: "choose them",
  title: (from: string, to: string) => `Height of the water from ${from} to ${to}`,
  now: "Now",
  keys: { measured: "Measured", expected: "Expected", predicted: "Predicted tide alone" },
  line: (level: string, height: string) => `${level}: ${height}`,
  table: "The same as a table",
  caption: "Height of the water",
  columns: { at: "At", predicted: "Predicted", water: "Measured or expected" },
  none: "–",
  source: (station: string, distance: string) =>
    `By NOAA's tide gauge at ${station}, ${distance} from here: your street may lie otherwise. Heights are above mean lower low water, and preliminary.`,
  whose: {
    nws: "Flood levels by the National Weather Service.",
    nos: "Flood levels by NOAA's Ocean Service.",
  } as Record<"nws" | "nos", string>,
  distances: { near: "{feet} ft ({metres} m)", far: "{miles} mi ({kilometres} km)" },
  about: "High tide",
  why: {
    heading: "The tide then",
    crossed: (station: string, level: string, height: string) =>
      `At NOAA's gauge ${station}, ${level.toLowerCase()} begins at ${height} above mean lower low water.`,
    peak: (when: string, height: string) =>
      `The water was to stand highest about ${when}, at ${height}.`,
    residual: (predicted: string, much: string, isHigher: boolean) =>
      `The moon and the sun alone were to bring ${predicted}; the water stood ${much} ${
        isHigher ? "higher" : "lower"
      } than predicted.`,
    predictedOnly: "The gauge had told nothing of late: the predicted tide alone was counted.",
    cleared: (height: string) =>
      `The highest measured was ${height}; for half an hour the water was below flood level.`,
    you: (zip: string) =>
      `You asked for texts of the tide, and follow ${zip}, which this gauge speaks for.`,
    clear: "You had been told of this tide, so you are told its end.",
  },
};
