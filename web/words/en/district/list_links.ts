// What leaves a district: its list as a file, and links that stay current.
import type { ExportFormat } from "shared/api/district/exports.ts";

export const listLinks = {
  /** Below the board's list. */
  take: {
    title: "Take this list along",
    says: "All that the filter means, as it is this second.",
    formats: {
      csv: "CSV, for a spreadsheet",
      geojson: "GeoJSON, for a map",
      kml: "KML, for Google’s maps",
    } satisfies Record<ExportFormat, string>,
    link: "Make a link to it that stays current",
  },
  title: "Links to your list",
  intro:
    "A link gives your list to a spreadsheet or to your city’s system, as it is each time that it asks. Whoever has the link reads notes, exact places and what is hidden or for staff only: give it as you give a password.",
  none: "No link works now.",
  all: "all reports",
  made: (when: string, who: string) => `Made ${when} by ${who}.`,
  used: (ago: string) => `Last used ${ago}.`,
  neverUsed: "Not used yet.",
  revoke: "Revoke",
  revoked: "Revoked: that link gives nothing any more.",
  shown: "These addresses work now. Copy the one you need: they are shown this once.",
  excel:
    'In Excel: Data, From Web, and the CSV address; “Refresh All” then asks again. In Google Sheets: =IMPORTDATA("…") with it.',
  newTitle: "Make a link",
  name: "Who or what uses it",
  nameHint: "As “The city’s drain map”. You see it here and in the log alone.",
  which: "Which reports",
  choices: { all: "All reports", open: "What is open", board: "As the board showed it" },
  make: "Make the link",
  everything: {
    title: "Everything in one file",
    says:
      "All that is your district’s, as a zip of tables: reports and their history, incidents, storms with what became of their texts, the boundary and your settings. Photos are listed by the page they are on. Nobody’s number is in it.",
    button: "Take everything along",
  },
};
