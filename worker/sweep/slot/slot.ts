// A sweep's slot is owed, not fired: its row is the record that it was done.
import { getLogger } from "shared/server/log.ts";
import type { Sql } from "shared/server/database.ts";
import {
  claimSlotRow,
  closeDeadSlotRows,
  finishSlotRow,
  renewSlotRow,
  type SlotTable,
} from "./sql.ts";
import type { SweepStatus } from "./status.ts";

const log = getLogger(["worker", "sweep", "slot"]);
const MINUTE_MS = 60_000;
/** After this long without a sign of life a running sweep counts as crashed. */
export const LEASE_MS = 2 * MINUTE_MS;
const RENEW_EVERY_MS = MINUTE_MS / 2;
/** A slot that failed wholly is tried again within its own time, but not at once. */
const RETRY_AFTER_MS = 5 * MINUTE_MS;

/** A slot that this process works on. Its lease is renewed until it is finished or disposed. */
interface SlotLease extends Disposable {
  finish(status: SweepStatus, figures: object, now: Date): Promise<void>;
}

/** The slot that `now` lies in. */
export function slotOf(now: Date, minutes: number): Date {
  const length = minutes * MINUTE_MS;
  return new Date(Math.floor(now.getTime() / length) * length);
}

/** Undefined where the slot is done already, or in work elsewhere. */
export async function claimSlot(
  sql: Sql,
  table: SlotTable,
  slot: Date,
  clock: () => Date,
): Promise<SlotLease | undefined> {
  const startedAt = clock();
  if (!await claimSlotRow(sql, table, slot, startedAt, after(startedAt, LEASE_MS))) {
    return undefined;
  }
  for (const dead of await closeDeadSlotRows(sql, table, slot, startedAt)) {
    log.error("a sweep died and was not done again", { table, slot: dead.toISOString() });
  }
  const renew = () =>
    renewSlotRow(sql, table, slot, startedAt, after(clock(), LEASE_MS))
      .catch((error) => log.warn("lease not renewed", { error }));
  const timer = setInterval(renew, RENEW_EVERY_MS);
  return {
    finish: (status, figures, now) =>
      finishSlotRow(sql, table, slot, startedAt, {
        status,
        figures,
        finishedAt: now,
        retryAt: after(now, RETRY_AFTER_MS),
      }),
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

function after(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms);
}
