import type { Query } from "shared/server/database.ts";
import { CLOCK_GRACE_MS, fillMs } from "./spend.ts";
import type { QuotaName, RateLimit } from "./limits.ts";

/** As `spend` has it, in one statement for all processes. Returns how long to wait; 0: it is spent. */
export async function spendOfPerson(
  sql: Query,
  { userId, quota }: { userId: string; quota: QuotaName },
  points: number,
  limit: RateLimit,
  now: Date,
): Promise<number> {
  const latest = new Date(now.getTime() + fillMs(limit, limit.most));
  const cost = `${fillMs(limit, points)} milliseconds`;
  const next = sql`case
      when used.full_at between ${now} and ${new Date(latest.getTime() + CLOCK_GRACE_MS)}
      then used.full_at else ${now}
    end + ${cost}::interval`;
  const [spent] = await sql`
    insert into used_limits as used (user_id, purse, full_at)
    values (${userId}, ${quota}, ${now}::timestamptz + ${cost}::interval)
    on conflict (user_id, purse) do update
      set full_at = ${next} where ${next} <= ${latest}
    returning true`;
  if (spent) return 0;
  const [used] = await sql<{ fullAt: Date }[]>`
    select full_at from used_limits where user_id = ${userId} and purse = ${quota}`;
  return Math.max(1, (used?.fullAt ?? now).getTime() + fillMs(limit, points) - latest.getTime());
}
