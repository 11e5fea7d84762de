// Whether sweeps end well: one that failed is tried again within its slot; the next one shows whether it
// was a matter of the moment.
import { noteIll, noteWell } from "shared/server/conditions.ts";
import type { Query, Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { captureException } from "shared/server/sentry.ts";

const log = getLogger(["worker", "sweep", "slot"]);
const DAY_MS = 86_400_000;

interface Ends {
  /** How the newest slot that is over ended; null: there is none. */
  newest: "well" | "failed" | "died" | null;
  /** Of the last day. */
  failed: number;
  /** Its worker ended in the midst of it, and nobody did it again. */
  died: number;
}

export async function watchSweeps({ sql }: { sql: Sql }, now: Date): Promise<void> {
  const { newest, ...detail } = await findEnds(sql, new Date(now.getTime() - DAY_MS), now);
  if (newest === null || newest === "well") return void await noteWell(sql, "sweeps", now, detail);
  if (await noteIll(sql, "sweeps", now, { newest, ...detail })) {
    log.fatal("sweeps do not end well: nobody is warned of rain", { newest, ...detail });
    captureException(new Error(`the newest sweep ${newest}`), { job: "sweep" });
  }
}

async function findEnds(sql: Query, since: Date, now: Date): Promise<Ends> {
  const [ends] = await sql<[Ends]>`
    with ends as (
      select slot, case
        when status in ('done', 'partial') then 'well'
        when figures ? 'diedAt' then 'died'
        when status = 'failed' then 'failed'
        when lease_until < ${now} then 'died'
      end as is_over
      from sweeps where slot >= ${since}
    )
    select
      (select is_over from ends where is_over is not null order by slot desc limit 1) as newest,
      count(*) filter (where is_over = 'failed')::int as failed,
      count(*) filter (where is_over = 'died')::int as died
    from ends`;
  return ends;
}
