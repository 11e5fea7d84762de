/** One line of the table: what was measured, the figures, and what they are compared to. */
export interface Row {
  what: string;
  figure: string;
  comparedTo: string;
  /** A bound that depends on no machine is missed: the run ends with 1. */
  isMissed?: boolean;
}

/** Prints a table in Markdown, aligned for a terminal. */
export function printTable(title: string, rows: Row[]): void {
  const cells = [
    ["", "figure", "compared to"],
    ...rows.map(({ what, figure, comparedTo }) => [what, figure, comparedTo]),
  ];
  const widths = [0, 1, 2].map((n) => Math.max(...cells.map((row) => row[n]!.length)));
  const line = (row: string[]) => `| ${row.map((c, n) => c.padEnd(widths[n]!)).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  console.log([`\n### ${title}\n`, line(cells[0]!), rule, ...cells.slice(1).map(line)].join("\n"));
}

export function number(value: number, digits = 0): string {
  if (!Number.isFinite(value)) return "–";
  return value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
