// What the day's alerts have cost so far, and what waits for want of money.
import type { Query } from "../database.ts";
import type { DayBudget } from "./claim.ts";

interface Spending {
  /** Parts, of the UTC day. */
  spent: number;
  /** Texts that wait for no reason but the day's money. */
  blocked: number;
}

export async function findSpending(sql: Query, budget: DayBudget, now: Date): Promise<Spending> {
  const [row] = await sql<[Spending]>`
    select spent, (
      select count(*)::int from messages m
      where status = 'queued' and send_at <= ${now} and expires_at > ${now}
        and ${isBeyondBudget(sql, budget)}
    ) as blocked
    from (
      select case when spent_on = ${now.toISOString().slice(0, 10)}::date then spent else 0 end
        as spent
      from sending_pace
    ) today`;
  return row;
}

/** Of a message `m`, beside what the day has cost as `spent`. */
export function isBeyondBudget(sql: Query, budget: DayBudget) {
  return sql`(m.kind = 'alert' and spent + m.segments >
    case when m.step in ('flood', 'warning') then ${budget.segments}::int else ${budget.withoutReserve}::int end)`;
}
