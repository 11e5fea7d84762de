// What texts have cost since midnight UTC.
import type { Status } from "../../api/operator.ts";
import type { Condition } from "../conditions.ts";
import type { Query } from "../database.ts";
import { listPurses, type Purse } from "../outbox/purses.ts";

/** The worker knows the prices and what the purses hold: it leaves them with their conditions. */
export async function readMoney(
  sql: Query,
  conditions: Condition[],
  now: Date,
): Promise<Status["money"]> {
  const detailOf = (name: Condition["name"]) =>
    conditions.find((condition) => condition.name === name)?.detail ?? {};
  const { segmentCents, ofDollars } = detailOf("spending");
  const held = detailOf("purses").parts as Partial<Record<Purse, number>> | undefined;
  const purses = await listPurses(sql, now);
  return {
    alertParts: await countAlertParts(sql, now),
    segmentCents: numberOr(segmentCents ?? detailOf("purses").segmentCents),
    alertDollars: numberOr(ofDollars),
    purses: purses.map(({ name, spent, refused }) => ({
      name,
      spentParts: spent,
      heldParts: held?.[name] ?? null,
      refused,
    })),
  };
}

async function countAlertParts(sql: Query, now: Date): Promise<number> {
  const [row] = await sql<[{ parts: number }]>`
    select coalesce(sum(spent), 0)::int as parts from sending_pace
    where spent_on = (${now}::timestamptz at time zone 'UTC')::date`;
  return row.parts;
}

function numberOr(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
