// What a right code opens: the number's account, a new one, or a new one in place of a stranger's.
import { noteSecurity } from "shared/server/security_log.ts";
import type { Deps } from "../../deps.ts";
import { forgetPerson } from "../../me/forget.ts";
import { takeSecondCode } from "../../second_factor/second_code.ts";
import { refuseBlocked } from "../../sessions/blocked.ts";
import type { DeviceKind } from "../../sessions/device_kind.ts";
import { beginSession, endSessionIn, type Session } from "../../sessions/session.ts";
import { forgiveTry } from "../sql.ts";
import { mayOpen } from "./same_holder.ts";
import { addOrFindUser, findSilentDays, lockOwner, spendCode } from "./sql.ts";

/** Where a code is typed. */
export interface Opening {
  address: string;
  /** Of the browser that asked for the code. */
  browserHash: string;
  /** Of the id that it gets if it has not signed in to this account before: somebody else may have planted its own. */
  newBrowserHash: string;
  device: DeviceKind;
  /** Which it leaves. */
  before?: Session;
  /** Of an authenticator app. */
  secondCode?: string;
}

export interface OpenedAccount {
  session: Session;
  /** The account was opened in this browser before. */
  isKnownBrowser: boolean;
  /** The number may be another person's by now: the account that had it is gone. */
  isAnew: boolean;
}

/**
 * The code is spent, and the session begins, or neither. Undefined when another request spent it first.
 *
 * @throws AppError numberBlocked, secondCodeNeeded, secondCodeWrong
 */
export async function openAccount(
  { sql, keys }: Pick<Deps, "sql" | "keys">,
  { codeId, tryId }: { codeId: string; tryId: string },
  { browserHash, newBrowserHash, device, before, secondCode, address }: Opening,
  now: Date,
): Promise<OpenedAccount | undefined> {
  return await sql.begin(async (tx) => {
    await forgiveTry(tx, tryId);
    const code = await spendCode(tx, codeId, now);
    if (!code) return undefined;
    const owner = await lockOwner(tx, code.phone, browserHash);
    const isAnew = owner !== undefined && !mayOpen({
      isKnownBrowser: owner.isKnownBrowser,
      silentDays: await findSilentDays(tx, owner.id, now),
    });
    if (isAnew) await forgetPerson(tx, owner.id, now);
    else if (owner) {
      await takeSecondCode(tx, keys, { userId: owner.id, typed: secondCode, address }, now);
    }
    // The carrier keeps a STOP whoever has the number now: START alone undoes it.
    const unsubscribedAt = owner?.unsubscribedAt ?? null;
    const user = await addOrFindUser(tx, { ...code, unsubscribedAt }, now);
    const { id: userId } = user;
    await refuseBlocked(tx, userId);
    const bidId = user.bidId ?? undefined;
    const about = { at: now, userId, bidId, address };
    if (isAnew) {
      const detail = { hadRole: owner.bidId !== null };
      await noteSecurity(tx, { event: "accountStartedAnew", ...about, detail });
    }
    await noteSecurity(tx, { event: "signedIn", ...about });
    const isKnownBrowser = owner?.isKnownBrowser ?? false;
    const session = await beginSession(tx, { userId, bidId, role: user.role ?? undefined }, {
      now,
      device: { ...device, browserHash: isKnownBrowser ? browserHash : newBrowserHash },
    });
    if (before) await endSessionIn(tx, before, { now, address });
    return { session, isKnownBrowser, isAnew };
  });
}
