import type { AfterReport } from "../../api/district/after.ts";
import { STEP_NAMES } from "../../words/en_names.ts";
import type { AfterSection } from "../document.ts";
import { type AfterFormats, count, minutesInWords } from "../formats.ts";

/** Who was told, and when, in numbers alone. */
export function alertsSection(report: AfterReport, formats: AfterFormats): AfterSection {
  const { alerts, people, texts, broadcasts } = report;
  const section = { id: "alerts", title: "Who was told, and when" };
  const written = broadcasts.length > 0 ? [broadcastsTable(report, formats)] : [];
  if (alerts.length === 0) {
    return { ...section, words: ["No alert was given in this time."], tables: written };
  }
  const last = texts.minutesToLastPhone;
  return {
    ...section,
    words: [
      `${count(people.texted, "person was", "people were")} texted; ` +
      `${people.reached.toLocaleString("en-US")} have a text on their phone.` +
      (last === null
        ? ""
        : ` The last phone had its text ${minutesInWords(last)} after the alert.`),
      ...texts.failures.length > 0
        ? [
          `${count(texts.failed, "text")} did not arrive: ` +
          texts.failures.map(({ reason, count }) => `${reason} (${count})`).join("; ") + ".",
        ]
        : [],
    ],
    tables: [
      {
        caption: "Alerts, in order",
        columns: [
          { name: "When" },
          { name: "What" },
          { name: "ZIP codes" },
          ...TEXT_COLUMNS,
        ],
        rows: alerts.map(({ at, step, zips, texts }) => [
          formats.time(at),
          STEP_NAMES[step],
          zips.join(", "),
          ...textCells(texts),
        ]),
      },
      ...written,
    ],
  };
}

const TEXT_COLUMNS = [
  { name: "On phones", isNumber: true },
  { name: "On the way", isNumber: true },
  { name: "Not arrived", isNumber: true },
  { name: "Last phone", isNumber: true },
];

function textCells(
  { delivered, sent, waiting, failed, dropped, minutesToLastPhone }: AfterReport["texts"],
): string[] {
  return [
    String(delivered),
    String(sent + waiting),
    String(failed + dropped),
    minutesToLastPhone === null ? "–" : minutesInWords(minutesToLastPhone),
  ];
}

function broadcastsTable({ broadcasts }: AfterReport, { time }: AfterFormats) {
  return {
    caption: "What the district wrote to its followers",
    columns: [{ name: "When" }, { name: "People", isNumber: true }, ...TEXT_COLUMNS],
    rows: broadcasts.map(({ at, people, texts }) => [
      time(at),
      String(people),
      ...textCells(texts),
    ]),
  };
}
