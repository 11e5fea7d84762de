// Invitations to a district's staff, by a number: a text says so, and whoever signs in with it may accept.
import type { NewInvitation, StaffList } from "shared/api/district/people.ts";
import { INVITATION_DAYS, MAX_INVITATIONS_A_DAY } from "shared/limits.ts";
import { AppError } from "shared/server/app_error.ts";
import { dropInvitation, tellInvited } from "shared/server/outbox/invitations.ts";
import { parsePhone } from "shared/server/phones.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { WORDS } from "shared/server/words/words.ts";
import type { z } from "zod";
import type { Deps } from "../../deps.ts";
import { markSent } from "../../http/sent_mark.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { asOurselves } from "../manager.ts";
import { asRunner, getStaff } from "./people.ts";
import { countInvited, deleteInvitation, findDistrictOf, isInvited, putInvitation } from "./sql.ts";

const DAY_MS = 24 * 3600_000;

/**
 * Again to the same number: in place of the one before, with a text of its own. The same form once more: the same.
 *
 * @throws AppError freshCodeNeeded, phoneNotSupported, staffAlready, staffElsewhere, tooManyInvitations
 */
export async function invite(
  deps: Deps,
  session: StaffSession,
  { submissionId, ...typed }: z.output<typeof NewInvitation>,
  address: string,
): Promise<StaffList> {
  const { bidId, userId } = session;
  const { name = null, role, language } = typed;
  const phone = parsePhone(typed.phone);
  const sentMark = markSent(submissionId, { ...typed, userId });
  await asRunner(deps, session, async (tx, now) => {
    await asOurselves(tx);
    if (await isInvited(tx, { bidId, sentMark })) return;
    await refuseStaff(await findDistrictOf(tx, phone), bidId);
    const lately = new Date(now.getTime() - DAY_MS);
    if (await countInvited(tx, bidId, lately) >= MAX_INVITATIONS_A_DAY) {
      throw new AppError("tooManyInvitations");
    }
    const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
    const id = await putInvitation(tx, {
      bidId,
      phone,
      role,
      name,
      invitedBy: userId,
      createdAt: now,
      expiresAt,
      sentMark,
    });
    const detail = { role, ending: phone.slice(-4) };
    await noteSecurity(tx, { event: "personInvited", at: now, userId, bidId, address, detail });
    const { publicUrl, allowance } = deps;
    await tellInvited(tx, {
      id,
      language,
      write: (reader) => {
        const words = WORDS[reader.language];
        return words.notice.invitation({
          district: reader.district,
          role: words.staffRoles[role],
          until: words.time(expiresAt, reader.timeZone, "date"),
          link: `${publicUrl}/join`,
        });
      },
    }, { allowance, now });
  });
  return await getStaff(deps, session);
}

/** Another district's name is nobody's business here, nor who the number is. */
function refuseStaff(district: string | undefined, bidId: string): void {
  if (district === undefined) return;
  throw new AppError(district === bidId ? "staffAlready" : "staffElsewhere");
}

/** @throws AppError freshCodeNeeded, invitationNotFound */
export async function withdrawInvitation(
  deps: Deps,
  session: StaffSession,
  id: string,
  address: string,
): Promise<void> {
  const { bidId, userId } = session;
  await asRunner(deps, session, async (tx, at) => {
    await asOurselves(tx);
    const detail = await deleteInvitation(tx, { id, bidId });
    if (!detail) throw new AppError("invitationNotFound");
    await dropInvitation(tx, id, at);
    await noteSecurity(tx, { event: "invitationWithdrawn", at, userId, bidId, address, detail });
  });
}
