// What a right code opens: the number's account, a new one, or a new one in place of a stranger's.
import type { Sql } from "shared/server/database.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { forgetPerson } from "../../me/forget.ts";
import { mayOpen } from "./same_holder.ts";
import { addOrFindUser, findSilentDays, lockOwner, spendCode } from "./sql.ts";

export interface OpenedAccount {
  userId: string;
  bidId?: string;
  role?: StaffRole;
  /** The account was opened in this browser before. */
  isKnownBrowser: boolean;
  /** The number may be another person's by now: the account that had it is gone. */
  isAnew: boolean;
}

/** Undefined when another request spent the code first. */
export async function openAccount(
  sql: Sql,
  codeId: string,
  { browserHash, address, now }: { browserHash: string; address: string; now: Date },
): Promise<OpenedAccount | undefined> {
  return await sql.begin(async (tx) => {
    const code = await spendCode(tx, codeId, now);
    if (!code) return undefined;
    const owner = await lockOwner(tx, code.phone, browserHash);
    const isAnew = owner !== undefined && !mayOpen({
      isKnownBrowser: owner.isKnownBrowser,
      silentDays: await findSilentDays(tx, owner.id, now),
    });
    if (isAnew) await forgetPerson(tx, owner.id, now);
    // The carrier keeps a STOP whoever has the number now: START alone undoes it.
    const unsubscribedAt = owner?.unsubscribedAt ?? null;
    const user = await addOrFindUser(tx, { ...code, unsubscribedAt }, now);
    const { id: userId } = user;
    const bidId = user.bidId ?? undefined;
    const about = { at: now, userId, bidId, address };
    if (isAnew) {
      const detail = { hadRole: owner.bidId !== null };
      await noteSecurity(tx, { event: "accountStartedAnew", ...about, detail });
    }
    await noteSecurity(tx, { event: "signedIn", ...about });
    const isKnownBrowser = owner?.isKnownBrowser ?? false;
    return { userId, bidId, role: user.role ?? undefined, isKnownBrowser, isAnew };
  });
}
