// What the purses are called, for who looks after the money.
import type { Purse } from "../outbox/purses.ts";

export const PURSE_NAMES: Record<Purse, string> = {
  codes: "codes",
  newCodes: "codes to new numbers",
  replies: "answers",
  reports: "report texts",
  managers: "managers",
  broadcasts: "broadcasts",
};

/** "codes, 3 times; answers, 12 times" */
export function nameRefused(refused: unknown): string {
  return Object.entries(refused as Record<Purse, number>)
    .map(([name, count]) => `${PURSE_NAMES[name as Purse]}, ${count} time${count === 1 ? "" : "s"}`)
    .join("; ");
}
