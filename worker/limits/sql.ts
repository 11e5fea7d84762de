import type { Query } from "shared/server/database.ts";

export interface LimitCount {
  limit: string;
  /** Entries of the security log: one a network and ten minutes. */
  times: number;
}

export async function countReachedLimits(sql: Query, since: Date): Promise<LimitCount[]> {
  return await sql<LimitCount[]>`
    select coalesce(detail ->> 'limit', 'other') as limit, count(*)::int as times
    from security_log where event = 'limitReached' and at > ${since}
    group by 1 order by times desc, 1`;
}
