// A district's screen on a wall, and its links on the settings' page.
import { ENDED_COUNTED_HOURS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

export const wall = {
  asOf: (time: string) => `As of ${time}`,
  old: "This is not current: the screen has not been able to ask again.",
  open: "Open reports",
  ended: `Ended, of the last ${AMOUNTS.en.hours(ENDED_COUNTED_HOURS)}`,
  newest: "Newest open reports",
  none: "No report is open.",
  mapOf: (name: string) => `Map of ${name} with its open reports`,
  onlyNewest: (most: number) => `On the map: the newest ${most}, placed to about 330 ft (100 m).`,
  coarse: "Placed to about 330 ft (100 m).",
  gone: { title: "Nothing to show", sentence: "This link does not work, or not any more." },
  down: {
    title: "Not current",
    sentence: "FloodLine cannot answer just now. This screen asks again by itself.",
  },
  danger: "In danger, call 911.",

  links: {
    title: "Wall screens",
    intro:
      "A link shows what is coming and what is wet on a screen for all to see: no names, notes, photos or numbers, and nothing that is hidden or for staff only. Whoever has the link can open it.",
    none: "No link works now.",
    name: "Where the screen hangs",
    nameHint: "As “Lobby”. You see it here and in the log alone.",
    make: "Make a link",
    made: "This link works now. Copy it: it is shown this once.",
    revoked: "Revoked: that link opens nothing any more.",
    revoke: "Revoke",
    madeOn: (when: string) => `Made ${when}.`,
    seen: (ago: string) => `Last shown ${ago}.`,
    neverSeen: "Not shown yet.",
  },
};
