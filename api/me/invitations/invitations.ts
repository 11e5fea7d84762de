// Joining a district's staff, and leaving it: each by the person alone.
import type { OwnInvitations } from "shared/api/district/people.ts";
import { AppError } from "shared/server/app_error.ts";
import { dropInvitation } from "shared/server/outbox/invitations.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { Deps } from "../../deps.ts";
import type { Session } from "../../sessions/session.ts";
import {
  deleteOwnInvitation,
  isLastManager,
  joinStaff,
  leaveStaff,
  listOwnInvitations,
  lockInvitation,
  lockOwnDistrict,
} from "./sql.ts";

export async function getOwnInvitations(
  { sql, now }: Pick<Deps, "sql" | "now">,
  { userId }: Session,
): Promise<OwnInvitations> {
  return { invitations: [...await listOwnInvitations(sql, userId, now())] };
}

/** @throws AppError invitationNotFound; staffElsewhere: one person, one district */
export async function acceptInvitation(
  deps: Deps,
  { userId }: Session,
  id: string,
  address: string,
): Promise<void> {
  const at = deps.now();
  await deps.sql.begin(async (tx) => {
    const invited = await lockInvitation(tx, { id, userId }, at);
    if (!invited) throw new AppError("invitationNotFound");
    const { bidId, role, ownBidId } = invited;
    if (ownBidId !== null && ownBidId !== bidId) throw new AppError("staffElsewhere");
    await deleteOwnInvitation(tx, id);
    await dropInvitation(tx, id, at);
    // An operator was quicker: their word stays.
    if (ownBidId === bidId) return;
    await joinStaff(tx, userId, invited, at);
    const detail = { role };
    await noteSecurity(tx, { event: "invitationAccepted", at, userId, bidId, address, detail });
  });
  deps.changedAccounts.note(userId);
}

/** @throws AppError invitationNotFound */
export async function declineInvitation(
  { sql, now }: Pick<Deps, "sql" | "now">,
  { userId }: Session,
  id: string,
  address: string,
): Promise<void> {
  const at = now();
  await sql.begin(async (tx) => {
    const invited = await lockInvitation(tx, { id, userId }, at);
    if (!invited) throw new AppError("invitationNotFound");
    const { bidId, role } = invited;
    await deleteOwnInvitation(tx, id);
    await dropInvitation(tx, id, at);
    const detail = { role };
    await noteSecurity(tx, { event: "invitationDeclined", at, userId, bidId, address, detail });
  });
}

/** Whoever works for nobody has left already. @throws AppError lastManager */
export async function leaveDistrict(
  deps: Deps,
  { userId }: Session,
  address: string,
): Promise<void> {
  const at = deps.now();
  await deps.sql.begin(async (tx) => {
    const bidId = await lockOwnDistrict(tx, userId);
    if (bidId === undefined) return;
    if (await isLastManager(tx, { userId, bidId })) throw new AppError("lastManager");
    if (!await leaveStaff(tx, { userId, bidId })) return;
    await noteSecurity(tx, { event: "staffLeft", at, userId, bidId, address });
  });
  deps.changedAccounts.note(userId);
}
