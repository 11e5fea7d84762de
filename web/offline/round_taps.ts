// What the crew taps on its round without a network: kept on this phone, sent once there is one.
import type { ReportStatus } from "shared/report_statuses.ts";
import { pathTo } from "shared/path_to.ts";
import { ask } from "@/lib/ask.ts";
import { whoIsSignedIn } from "./drain.ts";
import { openRound, openToKeep, type RoundTap } from "./round_store.ts";

const LOCK = "floodline-round";
const TIMEOUT_MS = 30_000;
/** Where a release of before kept them: a sign-out could not clear that. */
const KEPT_BEFORE = "floodline-round";

export async function listTaps(ownerId: string): Promise<RoundTap[]> {
  const taps = await (await openRound())?.getAll("taps") ?? [];
  return taps.filter((tap) => tap.ownerId === ownerId);
}

/** One a report: the last tap counts. @throws where this browser keeps nothing */
export async function keepTap(tap: RoundTap): Promise<void> {
  await (await openToKeep()).put("taps", tap);
}

export async function dropTap(reportId: string): Promise<void> {
  await (await openRound())?.delete("taps", reportId);
}

/** Taps of a release of before are this person's, or go. */
export async function moveOldTaps(ownerId: string): Promise<void> {
  const old = takeOldTaps().filter((tap) => tap.ownerId === ownerId);
  for (const tap of old) await keepTap(tap).catch(() => {});
}

function takeOldTaps(): RoundTap[] {
  try {
    const kept = localStorage.getItem(KEPT_BEFORE);
    localStorage.removeItem(KEPT_BEFORE);
    return JSON.parse(kept ?? "[]");
  } catch {
    return []; // storage may be forbidden
  }
}

/** Of several open pages one at a time. Returns how many were taken. */
export async function sendTaps(fetching: typeof fetch, ownerId: string): Promise<number> {
  const send = async () => {
    const due = (await listTaps(ownerId)).filter(({ isRefused }) => !isRefused);
    if (due.length === 0) return 0;
    const who = await whoIsSignedIn({ fetch: fetching });
    if (typeof who !== "object" || who.id !== ownerId) return 0;
    let taken = 0;
    for (const tap of due) {
      const result = await sendTap(fetching, tap);
      if (result === "later") break;
      if (result === "refused") {
        await (await openRound())?.put("taps", { ...tap, isRefused: true });
        continue;
      }
      await dropTap(tap.reportId);
      taken++;
    }
    return taken;
  };
  return await (navigator.locks ? navigator.locks.request(LOCK, send) : send());
}
async function sendTap(
  fetching: typeof fetch,
  { reportId, from, to }: RoundTap,
): Promise<"taken" | "refused" | "later"> {
  const path = pathTo`/api/district/reports/${reportId}`;
  const now = await ask(fetching, path, { timeoutMs: TIMEOUT_MS });
  if (!now || now.status >= 500) return "later";
  const { status } = (now.body ?? {}) as { status?: ReportStatus };
  // An answer that was lost on the way.
  if (status === to) return "taken";
  if (status !== from) return "refused";
  const answer = await ask(fetching, path, {
    method: "PATCH",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ status: to }),
    timeoutMs: TIMEOUT_MS,
  });
  if (!answer || answer.status >= 500 || answer.status === 429) return "later";
  return answer.status < 300 ? "taken" : "refused";
}
