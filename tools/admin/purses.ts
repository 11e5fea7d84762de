// What each purse has spent today, for who looks after the money.
import type { Condition } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { listPurses, type Purse } from "shared/server/outbox/purses.ts";

const NAMES: Record<Purse, string> = {
  codes: "codes",
  newCodes: "codes to new numbers",
  replies: "answers",
  reports: "report texts",
  managers: "managers",
  broadcasts: "broadcasts",
};

/** The worker knows what they hold: it leaves that with their condition. */
export async function describePurses(
  sql: Sql,
  conditions: Condition[],
  now: Date,
): Promise<string> {
  const { parts: held, segmentCents } = conditions.find(({ name }) => name === "purses")?.detail ??
    {};
  const purses = await listPurses(sql, now);
  return purses.map(({ name, spent, refused }) => {
    const cost = held
      ? `${dollars(spent, segmentCents)} of ${
        dollars((held as Record<Purse, number>)[name], segmentCents)
      }`
      : `${spent} part${spent === 1 ? "" : "s"}`;
    return `${NAMES[name]} ${cost}${refused > 0 ? ` (${refused} refused)` : ""}`;
  }).join(", ");
}

function dollars(parts: number, segmentCents: unknown): string {
  return `$${(parts * Number(segmentCents) / 100).toFixed(2)}`;
}

/** "codes, 3 times; answers, 12 times" */
export function nameRefused(refused: unknown): string {
  return Object.entries(refused as Record<Purse, number>)
    .map(([name, count]) => `${NAMES[name as Purse]}, ${count} time${count === 1 ? "" : "s"}`)
    .join("; ");
}
