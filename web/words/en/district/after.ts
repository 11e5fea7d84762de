// After-storm reports, in the managers' room and behind their links. What a report itself says stands in
// shared/after/: its file says the same.
import { MAX_AFTER_DAYS } from "shared/limits.ts";
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
    print: "To print it, or to save it as a PDF, use your browser’s print.",
    reports: "Reports as a spreadsheet (CSV)",
    rain: "Rain as a spreadsheet (CSV)",
    map: "Reports for a map (GeoJSON)",
    hint: "They hold what this page counts, for the staff: also what is for staff only.",
  },
};
