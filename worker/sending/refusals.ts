// Whether texts come back more often than phones are lost: by rate, whatever the code. Pure.
import { remediesFor } from "shared/server/carrier_errors.ts";
import type { Outcomes } from "shared/server/outbox/outcomes.ts";

/** For the operator. */
interface Refusals {
  errorCode: number;
  waiting: number;
  failed: number;
  delivered: number;
}

/** So many with one code, and as many as arrived: no chance. */
const SUSPICIOUS = 10;

/** The code to look into; undefined where nothing is out of the ordinary. */
export function findRefusals({ delivered, failed, waiting }: Outcomes): Refusals | undefined {
  const [waits] = byCount(waiting.filter(({ errorCode }) => isAlarm(errorCode)));
  const [fault] = byCount(failed.filter(({ errorCode }) => isAlarm(errorCode)));
  const [many] = byCount([...failed, ...waiting]).filter(({ count }) =>
    count >= SUSPICIOUS && count >= delivered
  );
  const worst = waits ?? fault ?? many;
  if (!worst) return undefined;
  const countOf = (outcomes: Outcomes["failed"]) =>
    outcomes.find(({ errorCode }) => errorCode === worst.errorCode)?.count ?? 0;
  return {
    errorCode: worst.errorCode,
    waiting: countOf(waiting),
    failed: countOf(failed),
    delivered,
  };
}

function isAlarm(errorCode: number): boolean {
  return remediesFor(errorCode).includes("alarm");
}

function byCount<T extends { count: number }>(outcomes: T[]): T[] {
  return outcomes.toSorted((a, b) => b.count - a.count);
}
