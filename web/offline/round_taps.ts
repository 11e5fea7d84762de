// What the crew taps on its round without a network: kept on this phone, sent once there is one.
import type { ReportStatus } from "shared/report_statuses.ts";
import { pathTo } from "shared/path_to.ts";
import { ask } from "@/lib/ask.ts";
import { whoIsSignedIn } from "./drain.ts";

export interface RoundTap {
  /** Whose phone it was: nobody else's name shall stand under it. */
  ownerId: string;
  reportId: string;
  /** As the round said when it was tapped: whatever has happened since goes before. */
  from: ReportStatus;
  to: ReportStatus;
  /** "Water gone: Court Street" */
  words: string;
  /** It was not taken: somebody was faster, or it is not to be had. */
  isRefused?: boolean;
}

const KEPT = "floodline-round";
const LOCK = "floodline-round";
const TIMEOUT_MS = 30_000;

export function listTaps(ownerId: string): RoundTap[] {
  return readAll().filter((tap) => tap.ownerId === ownerId);
}

/** One a report: the last tap counts. @throws where this browser keeps nothing */
export function keepTap(tap: RoundTap): void {
  const others = readAll().filter(({ reportId }) => reportId !== tap.reportId);
  localStorage.setItem(KEPT, JSON.stringify([...others, tap]));
}

export function dropTap(reportId: string): void {
  const left = readAll().filter((tap) => tap.reportId !== reportId);
  localStorage.setItem(KEPT, JSON.stringify(left));
}

function readAll(): RoundTap[] {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "[]");
  } catch {
    return []; // storage may be forbidden
  }
}

/** Of several open pages one at a time. Returns how many were taken. */
export async function sendTaps(fetching: typeof fetch, ownerId: string): Promise<number> {
  const send = async () => {
    const due = listTaps(ownerId).filter(({ isRefused }) => !isRefused);
    if (due.length === 0) return 0;
    const who = await whoIsSignedIn({ fetch: fetching });
    if (typeof who !== "object" || who.id !== ownerId) return 0;
    let taken = 0;
    for (const tap of due) {
      const result = await sendTap(fetching, tap);
      if (result === "later") break;
      if (result === "refused") {
        keepTap({ ...tap, isRefused: true });
        continue;
      }
      dropTap(tap.reportId);
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
