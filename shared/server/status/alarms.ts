// What an operator must look at: by the command line, on their page, and as a figure.
import type { Alarm } from "../../api/operator.ts";
import { LATE_SWEEP_MS } from "../../storms/forecast_age.ts";
import { remediesFor } from "../carrier_errors.ts";
import type { Condition } from "../conditions.ts";
import type { Query } from "../database.ts";
import { PHONE_NUMBER } from "../log.ts";
import { describeIllness } from "./illness.ts";
import type { SweepCounts } from "./sweeps.ts";

export function listSweepAlarms(
  { sweptWellAt, sweepsFailed, sweepsPartial }: SweepCounts,
  now: Date,
): Alarm[] {
  const isLate = sweptWellAt === null || Date.parse(sweptWellAt) < now.getTime() - LATE_SWEEP_MS;
  return [
    ...isLate
      ? [alarm("sweepLate", {
        since: sweptWellAt,
        says: `no sweep ended well in the last ${LATE_SWEEP_MS / 60_000} minutes`,
        todo: "is the worker running?",
      })]
      : [],
    ...sweepsFailed > 0
      ? [alarm("sweepsFailed", { says: `${sweepsFailed} sweeps failed in the last day` })]
      : [],
    ...sweepsPartial > 0
      ? [alarm("sweepsPartial", {
        says: `${sweepsPartial} sweeps got the weather for a part only`,
      })]
      : [],
  ];
}

export function listIllnesses(conditions: Condition[]): Alarm[] {
  return conditions.flatMap((condition) => {
    const words = describeIllness(condition);
    if (!words) return [];
    return [alarm(condition.name, { since: condition.illSince!.toISOString(), ...words })];
  });
}

/** Errors of the carrier that only an operator can mend. */
export async function listCarrierAlarms(sql: Query, since: Date): Promise<Alarm[]> {
  const rows = await sql<{ errorCode: number; count: number }[]>`
    select error_code, count(*)::int as count from messages
    where created_at >= ${since} and error_code is not null
    group by error_code order by error_code`;
  return rows.filter(({ errorCode }) => remediesFor(errorCode).includes("alarm")).map(
    ({ errorCode, count }) =>
      alarm("carrierRefused", {
        says: `the carrier refused ${count} texts with ${errorCode}`,
        todo: `twilio.com/docs/api/errors/${errorCode}`,
      }),
  );
}

/** What others say of a fault may name a number. */
function alarm(
  name: string,
  { since = null, says, todo = null }: {
    since?: string | null;
    says: string;
    todo?: string | null;
  },
): Alarm {
  return { name, since, says: says.replace(PHONE_NUMBER, "[phone]"), todo };
}
