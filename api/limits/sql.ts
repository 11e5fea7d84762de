import type { Query } from "shared/server/database.ts";
import { CLOCK_GRACE_MS, fillMs } from "./spend.ts";
import type { QuotaName, RateLimit } from "./limits.ts";

type Spender = { userId: string; keyId?: undefined } | { userId?: undefined; keyId: string };

/** As `spend` has it, in one statement for all processes. Returns how long to wait; 0: it is spent. */
export async function spendOf(
  sql: Query,
  { userId, keyId, quota }: Spender & { quota: QuotaName },
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
  const [table, column] = keyId ? ["used_key_limits", "key_id"] : ["used_limits", "user_id"];
  const spender = keyId ?? userId!;
  const [spent] = await sql`
    insert into ${sql(table)} as used (${sql(column)}, purse, full_at)
    values (${spender}, ${quota}, ${now}::timestamptz + ${cost}::interval)
    on conflict (${sql(column)}, purse) do update
      set full_at = ${next} where ${next} <= ${latest}
    returning true`;
  if (spent) return 0;
  const [used] = await sql<{ fullAt: Date }[]>`
    select full_at from ${sql(table)} where ${sql(column)} = ${spender} and purse = ${quota}`;
  return Math.max(1, (used?.fullAt ?? now).getTime() + fillMs(limit, points) - latest.getTime());
}
