// What the day's texts have cost so far, and what waits for want of money.
import type { Query } from "../database.ts";
import type { DayBudget } from "./claim.ts";

/** Counts a text that leaves outside the queue. */
export async function countSpent(sql: Query, segments: number, now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  await sql`
    update sending_pace set
      spent = case when spent_on = ${today}::date then spent else 0 end + ${segments}::int,
      spent_on = ${today}
    where spent_on <= ${today}::date`;
}

export interface Spending {
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
  return sql`(m.kind in ('alert', 'report') and spent + m.segments >
    case when m.step in ('flood', 'warning') then ${budget.segments}::int else ${budget.withoutReserve}::int end)`;
}
