// The summary to read. Pure.
import { LEVEL_NAMES } from "shared/levels.ts";
import type { Step } from "shared/api/messages.ts";
import type { Audience } from "./audience.ts";
import type { Lead, Promises, StepFigures, Summary } from "./summary.ts";
import { plural, wrapped } from "./timeline.ts";

const STEP_NAMES: Record<Step, string> = {
  ...LEVEL_NAMES,
  warning: "Official warning",
  clear: "All clear",
  ask: "The question",
};

export function summaryLines(
  summary: Summary,
  { local, segmentCents }: { local: (at: Date) => string; segmentCents: number },
): string[] {
  const {
    residents,
    texts,
    segments,
    dollars,
    perResident,
    minutesToPhone,
    requests,
    weatherCalls,
  } = summary;
  const perHead = residents > 0 ? `, ${(dollars / residents).toFixed(3)} a resident` : "";
  return [
    "SUMMARY",
    ...table([
      ["", "left", "parts", "arrived", "held", "told after", "never left"],
      ...summary.steps.map(stepRow),
      ["together", texts, segments, sum(summary.steps, "delivered"), sum(summary.steps, "held")]
        .map(String),
    ]),
    "",
    ...line("cost", `$${dollars.toFixed(2)} at ${segmentCents} cents a part${perHead}`),
    ...line(
      "residents",
      `${residents}; texts for one: ${perResident.most} at most, ${perResident.median} in the ` +
        `middle; ${perResident.none} got none`,
    ),
    ...table([
      ["", "residents", "told", "texts", "parts", "dollars"],
      ...summary.audiences.map((audience) => audienceRow(audience, segmentCents)),
    ]),
    "",
    ...minutesToPhone
      ? line(
        "speed",
        `from decision to phone: the first after ${minutesToPhone.first} min, the last after ` +
          `${minutesToPhone.last} min`,
      )
      : [],
    ...line(
      "sweeps",
      `${counted(summary.sweeps)}; between them near what is wet: ${counted(summary.nearSweeps)}`,
    ),
    ...line(
      "requests",
      `${requests.openMeteo} to Open-Meteo for ${plural(weatherCalls, "place")}, ` +
        `${requests.weatherService} to the Weather Service, ` +
        `${requests.carrier} to the carrier`,
    ),
    ...summary.leads.flatMap((lead) => leadLine(lead, local)),
    ...line("promises", promisesInWords(summary.promises)),
  ];
}

function counted(byStatus: Record<string, number>): string {
  return Object.entries(byStatus).map(([status, n]) => `${n} ${status}`).join(", ") || "none";
}

function stepRow({ step, left, segments, delivered, held, released, expired }: StepFigures) {
  const never = Object.entries(expired).map(([why, n]) => `${n} ${why}`).join(", ");
  return [
    STEP_NAMES[step],
    ...[left, segments, delivered, held, released].map(String),
    never || "0",
  ];
}

function audienceRow(
  { level, language, residents, told, texts, segments }: Audience,
  segmentCents: number,
): string[] {
  return [
    `${LEVEL_NAMES[level]}, ${language}`,
    ...[residents, told, texts, segments].map(String),
    (segments * segmentCents / 100).toFixed(2),
  ];
}

function leadLine(
  { zips, wettest, level, firstAt, minutes }: Lead,
  local: (at: Date) => string,
): string[] {
  const rain = `${zips.join(" ")}: ${Number(wettest.mm.toFixed(1))} mm in the 15 min to ` +
    local(wettest.at);
  const name = LEVEL_NAMES[level].toLowerCase();
  if (minutes === null || !firstAt) return line("lead", `${rain}; nobody could be told of ${name}`);
  const when = minutes >= 0 ? `${minutes} min before` : `${-minutes} min TOO LATE`;
  return line("lead", `${rain}; ${name} told at ${local(firstAt)}, ${when}`);
}

function promisesInWords({ twice, woken, unwoken, open, repeated }: Promises): string {
  const broken = [
    ...twice > 0 ? [`${plural(twice, "text")} SENT TWICE`] : [],
    ...repeated > 0 ? [`${plural(repeated, "text")} REPEATED`] : [],
    ...woken > 0 ? [`${plural(woken, "text")} IN QUIET HOURS OR A PAUSE, UNASKED`] : [],
    ...unwoken > 0 ? [`${plural(unwoken, "flood text")} HELD FROM WHO ASKED TO BE WOKEN`] : [],
    ...open > 0 ? [`${plural(open, "text")} WITHOUT AN END`] : [],
  ];
  return broken.length > 0
    ? broken.join("; ")
    : "kept: nobody told twice, nobody woken unasked, no text lost";
}

function line(label: string, words: string): string[] {
  return wrapped(label.padEnd(10), words);
}

function sum(steps: StepFigures[], key: "delivered" | "held"): number {
  return steps.reduce((total, figures) => total + figures[key], 0);
}

/** The first column to the left, numbers to the right, the last one as it is. */
function table(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, n) => Math.max(...rows.map((row) => (row[n] ?? "").length)));
  return rows.map((row) =>
    row.map((cell, n) =>
      n === 0
        ? cell.padEnd(widths[n]!)
        : n === rows[0]!.length - 1
        ? cell
        : cell.padStart(widths[n]!)
    ).join("  ").trimEnd()
  );
}
