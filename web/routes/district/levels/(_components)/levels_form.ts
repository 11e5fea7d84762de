// The form of a district's thresholds: its controls as typed, and what they mean to the API.
import type { DistrictLevels } from "shared/api/district.ts";
import { type Level, LEVELS, THRESHOLDS } from "shared/levels.ts";
import { textOf } from "@/lib/forms.ts";
import { slipOf } from "@/lib/from_address.ts";
import { district } from "@/words/en/district.ts";

/** A level's controls as the browser sent them. */
interface TypedLevel {
  use: "usual" | "own";
  mmPer15Min: string;
  mmPerHour: string;
}

export interface TypedLevels {
  levels: Record<Level, TypedLevel>;
  /** Minutes; "" for FloodLine's. */
  leadMinutes: string;
}

export function toTypedLevels({ levels, leadMinutes }: DistrictLevels): TypedLevels {
  return {
    levels: byLevel((level) => {
      const own = levels[level];
      // Who goes their own way starts from FloodLine's.
      const { mmPer15Min, mmPerHour } = own ?? THRESHOLDS[level];
      return {
        use: own ? "own" : "usual",
        mmPer15Min: String(mmPer15Min),
        mmPerHour: mmPerHour === null || mmPerHour === Infinity ? "" : String(mmPerHour),
      };
    }),
    leadMinutes: leadMinutes === null ? "" : String(leadMinutes),
  };
}

/** Of a form, or of the address that brings what was typed back. */
export function readLevels(sent: FormData | URLSearchParams): TypedLevels {
  const text = (name: string) =>
    sent instanceof FormData ? textOf(sent, name) : slipOf(sent.get(name) ?? "");
  const isOwn = (name: string) => sent.get(name) === "own";
  return {
    levels: byLevel((level) => ({
      use: isOwn(`use.${level}`) ? "own" : "usual",
      mmPer15Min: text(`levels.${level}.mmPer15Min`),
      mmPerHour: text(`levels.${level}.mmPerHour`),
    })),
    leadMinutes: text("leadMinutes"),
  };
}

/** As `readLevels` reads them again. */
export function queryOfLevels({ levels, leadMinutes }: TypedLevels): string {
  const query = new URLSearchParams({ leadMinutes });
  for (const level of LEVELS) {
    const { use, mmPer15Min, mmPerHour } = levels[level];
    query.set(`use.${level}`, use);
    query.set(`levels.${level}.mmPer15Min`, mmPer15Min);
    query.set(`levels.${level}.mmPerHour`, mmPerHour);
  }
  return query.toString();
}

/** The API's body. What is no number goes as it was typed: the API has the words for that. */
export function toLevels({ levels, leadMinutes }: TypedLevels): unknown {
  return {
    levels: byLevel((level) => {
      const { use, mmPer15Min, mmPerHour } = levels[level];
      if (use === "usual") return null;
      return {
        mmPer15Min: numberOrText(mmPer15Min),
        mmPerHour: mmPerHour === "" ? null : numberOrText(mmPerHour),
      };
    }),
    leadMinutes: leadMinutes === "" ? null : numberOrText(leadMinutes),
  };
}

/** Each problem with the name of its control before it, for words far from the control. */
export function nameFields(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([control, words]) => [control, `${NAMES[control]}: ${words}`]),
  );
}

const { names } = district.levels;

const NAMES: Record<string, string> = {
  ...Object.fromEntries(LEVELS.flatMap((level) => [
    [`levels.${level}.mmPer15Min`, names.quarter(level)],
    [`levels.${level}.mmPerHour`, names.hour(level)],
  ])),
  leadMinutes: names.lead,
};

export const LEVEL_CONTROLS = Object.keys(NAMES);

/** "7.5", and "7,5" as much of the world writes it. */
function numberOrText(typed: string): number | string {
  return /^\d+([.,]\d+)?$/.test(typed) ? Number(typed.replace(",", ".")) : typed;
}

function byLevel<T>(make: (level: Level) => T): Record<Level, T> {
  return { any: make("any"), heavy: make("heavy"), flood: make("flood") };
}
