// A time line to read: plain, aligned, at most 100 columns. Pure.
import type { Step } from "shared/api/messages.ts";
import type { Counts, DecisionEntry, Entry, StepTexts, TideEntry, ToldTexts } from "./entries.ts";

const WIDTH = 100;
/** "+1 06:30  " */
const TIME_WIDTH = 10;
const LABEL_WIDTH = 7;

/** The lines of one entry. `local` gives a moment as the clocks on the wall show it. */
export function linesOf(entry: Entry, local: (at: Date) => string): string[] {
  const head = (words: string) => wrapped(local(entry.at).padEnd(TIME_WIDTH), words);
  switch (entry.kind) {
    case "outside":
      return head(entry.words);
    case "sweep":
      return head(`SWEEP ${entry.status.toUpperCase()}${inFigures(entry.figures)}`);
    case "condition":
      return head(
        `${CONDITIONS[entry.name] ?? entry.name}: ` +
          (entry.isWell ? "well again" : `ILL: ${reasonOf(entry.detail)}`),
      );
    case "decision":
      return [
        ...head(`${STEPS[entry.step].toUpperCase()}  ${entry.zips.join(" ")}`),
        ...told(entry, local),
      ];
    case "tide":
      return [
        ...head(`${stepWords({ ...entry, isTide: true }).toUpperCase()}  ${entry.zips.join(" ")}`),
        ...labelled("why", whyTide(entry, local)),
        ...texts(entry),
      ];
    case "released":
      return [...head(`TOLD AFTER ALL  ${some(entry, "held text")}`), ...example(entry.example)];
    case "gone":
      return head(`never told: ${some(entry, "text")}; ${GONE[entry.reason] ?? entry.reason}`);
    case "arrived":
      return head(arrived(entry, local));
  }
}

const STEPS: Record<Step, string> = {
  any: "any rain",
  heavy: "heavy rain",
  flood: "flood risk",
  warning: "official warning",
  clear: "all clear",
  ask: "the question",
};

const TIDE_STEPS: Partial<Record<Step, string>> = {
  heavy: "minor flooding by the sea",
  flood: "flood risk by the sea",
  clear: "all clear of the sea",
};

function stepWords({ step, isTide }: { step: Step; isTide: boolean }): string {
  return isTide && TIDE_STEPS[step] || STEPS[step];
}

const GONE: Record<string, string> = {
  superseded: "a newer word took their place",
  late: "too late to be of use",
  stopped: "their readers left",
  overBudget: "the day's money was spent",
  tooMany: "its reader had had the most of a day",
  purseEmpty: "the day's money for such texts was spent",
  takenBack: "its broadcast was stopped",
  notWanted: "their readers had left out broadcasts",
  unproven: "nobody knows whether they arrived",
};

const HELD: Record<string, string> = { quiet: "quiet hours", pause: "a pause" };

const CONDITIONS: Record<string, string> = {
  weatherService: "the National Weather Service",
  warningList: "each official warning",
  openMeteo: "Open-Meteo",
  tides: "the tide gauges",
  modelRun: "the forecast's age",
  weatherBudget: "the weather budget",
  oddPlaces: "the places' own weather",
  carrier: "the carrier",
  refusals: "what comes back",
  unanswered: "what got no answer",
  spending: "the day's money",
};

function reasonOf({ reason, errorCode, ...rest }: Record<string, unknown>): string {
  if (reason) return String(reason);
  return errorCode ? `error ${errorCode}` : JSON.stringify(rest);
}

function inFigures(figures: Record<string, unknown> | null): string {
  if (!figures) return "";
  const { zips, unanswered, requests } = figures;
  return `: ${unanswered} of ${zips} ZIP codes without weather after ${requests} requests`;
}

function some({ count, zips, names, ...of }: StepTexts, word: string): string {
  return `${plural(count, word)} of ${stepWords(of)}, ${zips.join(" ")}${among(names)}`;
}

function among(names: string[]): string {
  return names.length > 0 ? `; among them ${names.join(", ")}` : "";
}

function told(entry: DecisionEntry, local: (at: Date) => string): string[] {
  return [...labelled("why", why(entry, local)), ...texts(entry)];
}

function texts(entry: ToldTexts): string[] {
  const { queued, held, heldFor, names } = entry;
  const counts = [
    `${total(queued)} now${languages(queued)}`,
    ...total(held) > 0
      ? [`${total(held)} held for ${heldFor.map((why) => HELD[why]).join(" or ")}`]
      : [],
  ];
  return [
    ...labelled("texts", counts.join("; ") + among(names)),
    ...entry.example ? example(entry.example) : [],
  ];
}

/** From the stored facts alone. */
function why({ step, facts }: DecisionEntry, local: (at: Date) => string): string {
  const at = (iso: string) => local(new Date(iso));
  const { crossed, wettestQuarter, wettestHour, warning, thresholdsOf, leadMinutes, until } = facts;
  if (step === "clear") {
    const fell = facts.fell ? `; ${mm(facts.fell.mm)} in 15 min was the most that fell` : "";
    return `no rain of half that strength, fallen or foreseen, since ${at(facts.wetAt!)}; it had ` +
      `been ${STEPS[facts.level!]}${fell}`;
  }
  const amount = crossed?.minutes === 60 ? wettestHour : wettestQuarter;
  const verb = step === "ask" ? "fell by" : "estimated by";
  const parts = [
    ...warning ? [`${warning.sender ?? "the Weather Service"}: ${warning.event}`] : [],
    ...amount && amount.mm > 0
      ? [`${mm(amount.mm)} in ${crossed?.minutes ?? 15} min ${verb} ${at(amount.at)}`]
      : [],
    ...crossed ? [`at or over ${mm(crossed.mm)} (${thresholdsOf ?? "FloodLine's threshold"})`] : [],
    ...leadMinutes !== undefined ? [`looked ${leadMinutes} min ahead`] : [],
    ...until ? [`until ${at(until)}`] : [],
  ];
  return parts.join("; ");
}

/** In metres above mean lower low water. */
function whyTide({ step, facts }: TideEntry, local: (at: Date) => string): string {
  const metres = (height: number) => `${height.toFixed(2)} m`;
  const { station, minorMetres, crossedMetres, peak, predictedMetres, residualMetres } = facts;
  if (step === "clear") {
    const { highest } = facts;
    return `${station.name}: below ${metres(minorMetres)}; ` +
      (highest
        ? `the highest measured was ${metres(highest.metres)} at ${local(new Date(highest.at))}`
        : "nothing was measured since");
  }
  return [
    `${station.name}: highest ${metres(peak!.metres)} about ${local(new Date(peak!.at))}`,
    `${facts.level} from ${metres(crossedMetres!)}`,
    predictedMetres == null ? "no tide predicted" : `${metres(predictedMetres)} predicted`,
    residualMetres == null ? "the gauge is silent" : `${metres(residualMetres)} of wind`,
  ].join("; ");
}

function example({ body, language, segments }: NonNullable<DecisionEntry["example"]>): string[] {
  return labelled("says", `"${body}" (${language}, ${plural(segments, "segment")})`);
}

function arrived(
  { delivered, failed, firstAt, at, ...of }: Extract<Entry, { kind: "arrived" }>,
  local: (at: Date) => string,
): string {
  const count = total(delivered);
  const span = local(firstAt) === local(at) ? "" : `, from ${local(firstAt)} on`;
  const trouble = Object.entries(failed).map(([why, n]) => `${n} NOT (${why})`);
  return [
    `on phones: ${plural(count, "text")} of ${stepWords(of)}${languages(delivered)}${span}`,
    ...trouble,
  ].join("; ");
}

function mm(amount: number): string {
  return `${Number(amount.toFixed(1))} mm`;
}

function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

/** " (en 20, es 4)" */
function languages(counts: Counts): string {
  const parts = Object.entries(counts).map(([language, n]) => `${language} ${n}`);
  return parts.length > 0 ? ` (${parts.join(", ")})` : "";
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function labelled(label: string, words: string): string[] {
  return wrapped(" ".repeat(TIME_WIDTH) + label.padEnd(LABEL_WIDTH), words);
}

/** Breaks at spaces; further lines are indented like the first one's words. Chinese counts double. */
export function wrapped(lead: string, words: string): string[] {
  const lines: string[] = [];
  let line = lead;
  let isEmpty = true;
  for (const word of words.split(/\s+/)) {
    if (!isEmpty && columns(line) + 1 + columns(word) > WIDTH) {
      lines.push(line);
      line = " ".repeat(lead.length);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

function columns(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! >= 0x2e80 ? 2 : 1), 0);
}
