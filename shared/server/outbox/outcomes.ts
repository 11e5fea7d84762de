// What became of texts of late, for the operator.
import type { Query } from "../database.ts";

export interface Outcomes {
  delivered: number;
  failed: { errorCode: number; count: number }[];
  waiting: { errorCode: number; count: number }[];
}

/** The newest receipts are enough to tell a share. */
const NEWEST_RECEIPTS = 1_000;

export async function findOutcomes(sql: Query, since: Date): Promise<Outcomes> {
  const rows = await sql<{ isWaiting: boolean; errorCode: number; count: number }[]>`
    select false as is_waiting, error_code, count(*)::int as count from messages
    where settled_at > ${since} and error_code is not null and status <> 'expired'
    group by error_code
    union all
    select true, error_code, count(*)::int from messages
    where status = 'queued' and error_code is not null
    group by error_code`;
  const [{ delivered }] = await sql<[{ delivered: number }]>`
    select count(*) filter (where status = 'delivered' and received_at > ${since})::int as delivered
    from (select status, received_at from receipts order by id desc limit ${NEWEST_RECEIPTS}) newest`;
  const listed = (isWaiting: boolean) =>
    rows.filter((row) => row.isWaiting === isWaiting)
      .map(({ errorCode, count }) => ({ errorCode, count }));
  return { delivered, failed: listed(false), waiting: listed(true) };
}
