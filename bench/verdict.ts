// What a run came to: which bounds were missed, in words and for machines. Pure.
import { boundInWords, isKept } from "./bound.ts";
import type { Bound, Row } from "./table.ts";

/** A part as it was measured; `failed`: it broke off, and why. */
export interface MeasuredPart {
  name: string;
  title: string;
  rows: Row[];
  failed?: string;
}

interface Verdict {
  missed: MissedBound[];
  failed: string[];
  /** 1 where something was missed that no machine is to blame for, or a part broke off. */
  exitCode: 0 | 1;
}

interface MissedBound extends Bound {
  part: string;
  what: string;
}

export function judge(parts: MeasuredPart[]): Verdict {
  const missed = parts.flatMap(({ name, rows }) =>
    rows.flatMap(({ what, bounds = [] }) =>
      bounds.filter((bound) => !isKept(bound)).map((bound) => ({ part: name, what, ...bound }))
    )
  );
  const failed = parts.flatMap(({ name, failed }) => failed ? [`${name}: ${failed}`] : []);
  const isOurs = missed.some(({ dependsOnMachine }) => !dependsOnMachine) || failed.length > 0;
  return { missed, failed, exitCode: isOurs ? 1 : 0 };
}

export function verdictLines({ missed, failed }: Verdict): string[] {
  const line = (each: MissedBound) => `- ${each.part}, ${each.what}: ${boundInWords(each)}`;
  const section = (title: string, lines: string[]) =>
    lines.length > 0 ? ["", `### ${title}`, "", ...lines] : [];
  const [ours, machines] = [false, true].map((dependsOnMachine) =>
    missed.filter((each) => each.dependsOnMachine === dependsOnMachine).map(line)
  ) as [string[], string[]];
  const sections = [
    ...section("Missed, whatever the machine", ours),
    ...section("Missed on this machine", machines),
    ...section("Broke off", failed.map((words) => `- ${words}`)),
  ];
  return sections.length > 0 ? sections : ["", "Every bound was kept."];
}

interface Machine {
  cores: number;
  /** Of the last minute: before the run, and behind it. */
  loadBefore: number;
  loadAfter: number;
  deno: string;
}

/** JSON has no word for what could not be measured: null. */
export function toJson(
  parts: MeasuredPart[],
  { takenAt, machine }: { takenAt: Date; machine: Machine },
): string {
  const { missed, failed, exitCode } = judge(parts);
  const told = parts.map(({ rows, ...part }) => ({
    ...part,
    rows: rows.map(({ bounds = [], ...row }) => ({
      ...row,
      bounds: bounds.map((bound) => ({ ...bound, isKept: isKept(bound) })),
    })),
  }));
  return `${
    JSON.stringify({ takenAt, machine, exitCode, failed, missed, parts: told }, null, 2)
  }\n`;
}
