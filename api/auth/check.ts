// Sign-in codes, checked. Whoever did not ask for one learns nothing: not that there is one, nor that
// the number is known.
import type { ErrorCode } from "shared/errors.ts";
import type { CodeCheck } from "shared/api/people.ts";
import { AppError } from "shared/server/app_error.ts";
import type { FieldWords } from "shared/words/refusals.ts";
import { parsePhone } from "shared/server/phones.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { CodeVerdict } from "shared/server/twilio.ts";
import type { Deps } from "../deps.ts";
import { isAnyOf, listHashes } from "./code_hash.ts";
import { noteReachedLimit } from "../limits/codes/reached_limit.ts";
import { openAccount, type OpenedAccount, type Opening } from "./opening/open_account.ts";
import { addTry, type AskedCode, findTrier, keepCodeHash, tryCode } from "./sql.ts";

/** Signs in whoever knows the newest code that this browser asked for with this number. */
export async function checkCode(
  deps: Deps,
  typed: CodeCheck,
  opening: Opening,
): Promise<OpenedAccount> {
  const { browserHash, address } = opening;
  const phone = parsePhone(typed.phone);
  const now = deps.now();
  const { asker, userId } = await findTrier(deps.sql, phone, browserHash);
  const asked = { phone, ip: address, asker, at: now };
  const counted = await addTry(deps.sql, asked, deps.tryLimits);
  if (counted.reached) {
    throw await noteReachedLimit(deps.sql, { ...asked, userId, reached: counted.reached });
  }
  const code = await tryCode(deps.sql, { phone, browserHash }, now);
  const verdict = await judge(deps, code, { phone, typed: typed.code });
  if (verdict === "right") {
    const ids = { codeId: code!.id, tryId: counted.id };
    const opened = await openAccount(deps, ids, { ...opening, secondCode: typed.secondCode }, now)
      .catch(async (error) => {
        if (error instanceof AppError && error.code === "secondCodeWrong") {
          await noteFailure(deps, { userId, address, reason: error.code }, now);
        }
        throw error;
      });
    if (opened) return opened;
  }
  const reason = REFUSALS[verdict];
  await noteFailure(deps, { userId, address, reason }, now);
  const fields = reason === "codeWrong"
    ? { code: (({ fields }) => fields.codeWrong) as FieldWords }
    : undefined;
  throw new AppError(reason, { fields });
}

async function noteFailure(
  { sql }: Deps,
  { userId, address, reason }: { userId?: string; address: string; reason: ErrorCode },
  now: Date,
): Promise<void> {
  await noteSecurity(sql, { event: "signInFailed", at: now, userId, address, detail: { reason } });
}

type Verdict = CodeVerdict | "none";

async function judge(
  deps: Deps,
  code: AskedCode | undefined,
  { phone, typed }: { phone: string; typed: string },
): Promise<Verdict> {
  const hashes = listHashes(deps.keys, phone, typed);
  // The same work for a browser that never asked.
  if (!code) return isAnyOf(hashes, hashes[0]!) ? "none" : "wrong";
  if (!code.isLive) return "expired";
  if (!code.mayTry) return "triedTooOften";
  if (code.codeHash !== null) return isAnyOf(hashes, code.codeHash) ? "right" : "wrong";
  try {
    const verdict = await deps.carrier.checkVerification(phone, typed);
    // Twilio says so once; whoever has an app besides sends the same code again, with the app's.
    if (verdict === "right") await keepCodeHash(deps.sql, code.id, hashes[0]!);
    return verdict;
  } catch {
    throw new AppError("codeNotChecked");
  }
}

const REFUSALS: Record<Verdict, ErrorCode> = {
  none: "codeWrong",
  wrong: "codeWrong",
  // Another request of this browser spent it first.
  right: "codeExpired",
  expired: "codeExpired",
  triedTooOften: "codeTriedTooOften",
  canceled: "codeCanceled",
  deleted: "codeDeleted",
  failed: "codeFailed",
};
