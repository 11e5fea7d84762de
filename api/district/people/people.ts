// Who of a district's staff may do what: changed by its managers, at once, and never without one.
import type { StaffChange, StaffList } from "shared/api/district/people.ts";
import type { TransactionSql } from "postgres";
import { INVITATION_DAYS } from "shared/limits.ts";
import { AppError } from "shared/server/app_error.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { Deps } from "../../deps.ts";
import { requireManagerCode } from "../../second_factor/required.ts";
import { refuseOtherRole, type StaffSession } from "../../sessions/require_session.ts";
import { asManager, asOurselves, lockDistrict } from "../manager.ts";
import { countManagers, findPerson, listStaff, setPerson, takeRole } from "./sql.ts";

const DAY_MS = 24 * 3600_000;

export async function getStaff(
  { sql, now }: Pick<Deps, "sql" | "now">,
  { bidId, userId }: StaffSession,
): Promise<StaffList> {
  const since = new Date(now().getTime() - INVITATION_DAYS * DAY_MS);
  return await asManager(sql, bidId, (tx) => listStaff(tx, userId, since));
}

/**
 * Another role counts from their next request on. Setting what is set already changes nothing.
 *
 * @throws AppError freshCodeNeeded, secondFactorNeeded, personNotFound, lastManager
 */
export async function changePerson(
  deps: Deps,
  session: StaffSession,
  id: string,
  { role, name }: StaffChange,
  address: string,
): Promise<StaffList> {
  const { bidId, userId } = session;
  await asRunner(deps, session, async (tx, at) => {
    const before = await getPerson(tx, id);
    const after = { role: role ?? before.role, name: name === undefined ? before.name : name };
    const isMoved = after.role !== before.role;
    if (!isMoved && after.name === before.name) return;
    if (isMoved && before.role === "manager") await keepManager(tx);
    await asOurselves(tx);
    await setPerson(tx, { id, bidId }, after);
    const note = { at, userId, bidId, aboutId: id, address };
    if (isMoved) {
      const detail = { role: after.role, roleBefore: before.role };
      await noteSecurity(tx, { event: "roleGiven", ...note, detail });
    }
    if (after.name !== before.name) await noteSecurity(tx, { event: "personNamed", ...note });
  });
  deps.changedAccounts.note(id);
  return await getStaff(deps, session);
}

/** @throws AppError freshCodeNeeded, secondFactorNeeded, personNotFound, lastManager */
export async function removePerson(
  deps: Deps,
  session: StaffSession,
  id: string,
  address: string,
): Promise<void> {
  const { bidId, userId } = session;
  await asRunner(deps, session, async (tx, at) => {
    const { role: roleBefore } = await getPerson(tx, id);
    if (roleBefore === "manager") await keepManager(tx);
    await asOurselves(tx);
    await takeRole(tx, { id, bidId });
    const detail = { roleBefore };
    await noteSecurity(tx, {
      event: "roleTaken",
      at,
      userId,
      bidId,
      aboutId: id,
      address,
      detail,
    });
  });
  deps.changedAccounts.note(id);
}

/**
 * One after the other in a district: who has lost the role meanwhile changes nothing any more.
 *
 * @throws AppError freshCodeNeeded, secondFactorNeeded, notAllowedByRole
 */
export async function asRunner<T>(
  deps: Deps,
  session: StaffSession,
  work: (tx: TransactionSql, now: Date) => Promise<T>,
): Promise<T> {
  const now = deps.now();
  await requireManagerCode(deps.sql, session, now);
  return await asManager(deps.sql, session.bidId, async (tx) => {
    await lockDistrict(tx, session.bidId);
    const asker = await findPerson(tx, session.userId);
    if (!asker) throw new AppError("notStaff");
    refuseOtherRole(asker.role, "run");
    return await work(tx, now);
  });
}

async function getPerson(tx: TransactionSql, id: string) {
  const person = await findPerson(tx, id);
  if (!person) throw new AppError("personNotFound");
  return person;
}

/** The database holds to it too (migrations/0061). */
async function keepManager(tx: TransactionSql): Promise<void> {
  if (await countManagers(tx) === 1) throw new AppError("lastManager");
}
