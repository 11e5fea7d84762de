import { boundInWords } from "./bound.ts";
import type { Row } from "./table.ts";

/** A table in Markdown, aligned for a terminal. */
export function printTable(title: string, rows: Row[]): void {
  const cells = [
    ["", "figure", "compared to"],
    ...rows.map(({ what, figure, comparedTo, bounds = [] }) => [
      what,
      figure,
      [...bounds.map(boundInWords), ...comparedTo ? [comparedTo] : []].join("; "),
    ]),
  ];
  const widths = [0, 1, 2].map((n) => Math.max(...cells.map((row) => row[n]!.length)));
  const line = (row: string[]) => `| ${row.map((c, n) => c.padEnd(widths[n]!)).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  console.log([`\n### ${title}\n`, line(cells[0]!), rule, ...cells.slice(1).map(line)].join("\n"));
}
