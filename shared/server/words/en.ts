// English, for a reader of nine years. Only characters of GSM-7: any other makes a text twice as dear.
import { clock } from "./clock.ts";
import type { Words } from "./every_text.ts";

export const en: Words = {
  reviewer: null,
  maxSegments: 2,

  time: (at, timeZone, isFar) =>
    clock("en-US", timeZone, isFar ? { weekday: "short" } : {}).format(at).replace(":00", ""),

  rain: (mm, minutes, by) => `${inches(mm)} in ${minutes === 60 ? "an hour" : "15 min"} by ${by}`,

  alert: {
    any: ({ where, rain, until, link }) =>
      `FloodLine forecast: rain in ${where}, ${rain}. ` +
      `Streets get wet. Take in what must stay dry. Until about ${until}. ${link} ${STOP}`,
    heavy: ({ where, rain, until, link }) =>
      `FloodLine forecast: heavy rain in ${where}, ${rain}. ` +
      `Water can pool in streets. Clear drains, lift goods off the floor. ` +
      `Until about ${until}. ${link} ${STOP}`,
    flood: ({ where, rain, until, link }) =>
      `FloodLine forecast: flood risk in ${where}, ${rain}. ` +
      `Streets and basements can flood fast. Move cars and goods up, keep out of basements and ` +
      `deep water. Until about ${until}. ${link} ${STOP}`,
  },

  warning: ({ event, where, until, link }) =>
    `FloodLine: the National Weather Service has a ${event} for ${where}. ` +
    `Streets and basements can flood fast. Move cars and goods up, keep out of basements and ` +
    `deep water. Until ${until}. ${link} ${STOP}`,
  events: {},

  clear: {
    any: ({ where, link }) =>
      `FloodLine: all clear for ${where}. The rain is over. Still flooded? Tell us: ${link}`,
    heavy: ({ where, link }) =>
      `FloodLine: all clear for ${where}. The heavy rain is over. Still flooded? Tell us: ${link}`,
    flood: ({ where, link }) =>
      `FloodLine: all clear for ${where}. The flood risk is over. ` +
      `Keep away from water that stays. Still flooded? Tell us: ${link}`,
  },

  ask: ({ where }) =>
    `FloodLine: heavy rain fell in ${where}. Is it flooding where you are? ` +
    "Reply 0 dry, 1 ankle, 2 knee, 3 inside.",

  code: (code, minutes) =>
    `FloodLine code: ${code}. It works for ${minutes} minutes. We never ask for it.`,
};

const STOP = "Reply STOP to end";

/** Residents are Americans, hence inches. */
function inches(mm: number): string {
  const value = mm / 25.4;
  return value < 0.1 ? "under 0.1 inch" : `${value.toFixed(1)} inches`;
}
