// After-storm reports, in the managers' room and behind their links. What a report itself says stands in
// shared/after/: its file says the same.
import { AFTER_FILES_KEPT_DAYS, MAX_AFTER_DAYS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

export const after = {
  title: "After-storm reports",
  intro:
    "One page on what a storm, or some days, were to the district: rain, warnings, who was told, what was reported and what became of it. To read, to print, and to pass on.",
  contents: "On this page",
  all: "All after-storm reports",
  ofStorm: "After-storm report",
  photoOf: (caption: string) => `Photo: ${caption}`,
  storms: {
    title: "Of a storm",
    none: "There has been no storm over your ZIP codes yet.",
    more: "All storms",
  },
  period: {
    title: "Of some days",
    hint: `At most ${AMOUNTS.en.days(MAX_AFTER_DAYS)}, the first and the last included.`,
    from: "From",
    until: "To",
    show: "Show the report",
    wrong: `Choose a first and a last day, at most ${AMOUNTS.en.days(MAX_AFTER_DAYS)} apart.`,
  },
  take: {
    title: "Take it along",
    jump: "Print, PDF, files and public links",
    print: "To print this page, or to save it as a PDF as you see it, use your browser’s print.",
    reports: "Reports as a spreadsheet (CSV)",
    rain: "Rain as a spreadsheet (CSV)",
    map: "Reports for a map (GeoJSON)",
    hint: "They hold what this page counts, for the staff: also what is for staff only.",
  },
  files: {
    title: "As a PDF to keep or to pass on",
    intro:
      "Made for screen readers and for archives, as the report is when you order it. It is there in a moment, and for " +
      `${AMOUNTS.en.days(AFTER_FILES_KEPT_DAYS)}.`,
    audience: "For whom",
    audiences: {
      public: "To pass on: without what is for staff only and without people’s words",
      staff: "For the staff: all of this page",
    },
    short: { public: "to pass on", staff: "for the staff" },
    order: "Make a PDF",
    ordered: "It is being made. This page looks again by itself.",
    waiting: "being made …",
    failed: "It could not be made. Order it again; if that does not help, tell who runs FloodLine.",
    reading: (size: string) => `Open, for reading (PDF/UA, ${size})`,
    archive: (size: string) => `For the archive (PDF/A, ${size})`,
    of: (title: string, audience: string, when: string) => `${title}, ${audience}, ordered ${when}`,
    outdated:
      "A file that shows something that was hidden, covered or taken back since is not offered any more.",
  },
  links: {
    title: "Public links",
    intro:
      "Whoever has a link reads this report as it is then, without an account: nothing that is for staff only, nobody’s words, places to about 330 ft (100 m), covered photos alone. It works until you withdraw it.",
    name: "For whom",
    nameHint: "As “The board”. You see it here and in the log alone.",
    make: "Make a public link",
    made: "This link works now. Copy it: it is shown this once.",
    withdraw: "Withdraw",
    withdrawn: "Withdrawn: that link opens nothing any more.",
    madeOn: (when: string) => `Made ${when}.`,
    seen: (ago: string) => `Last read ${ago}.`,
    neverSeen: "Not read yet.",
    others: (count: number) =>
      count === 1
        ? "One more link works, of another report:"
        : `${count} more links work, of other reports:`,
    open: "its report",
  },
  photos: {
    title: "Photos in this report",
    intro:
      "Only photos in which you have covered faces and plates can be shown here. Tick those that the report shows.",
    none: "No photo of this time has been covered yet: open a report to cover one.",
    chosen: "Shown",
    save: "Save the choice",
    saved: "Saved.",
  },
  public: {
    gone: { title: "Nothing to show", sentence: "This link does not work, or not any more." },
    down: {
      title: "Not now",
      sentence: "FloodLine cannot answer just now. Please try again in a minute.",
    },
  },
};
