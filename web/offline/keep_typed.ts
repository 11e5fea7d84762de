// A report that cannot go out now is kept on the phone. Apart from what sends: it is there before that
// has loaded.
import { keepReport } from "./waiting.ts";
import type { WaitingReport } from "./waiting_report.ts";

export type KeptOrNot =
  | { kind: "kept" }
  /** No room on the phone, or none to be had. */
  | { kind: "notKept" };

export async function keepTyped(report: WaitingReport): Promise<KeptOrNot> {
  try {
    await keepReport(report);
  } catch {
    return { kind: "notKept" };
  }
  askForSync();
  return { kind: "kept" };
}

/** So that Chromium wakes the service worker when the network is back, the page being closed. */
export async function askForSync(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.ready;
    // deno-lint-ignore no-explicit-any
    await (registration as any)?.sync?.register("reports");
  } catch {
    // Not permitted: it goes out when a page is open.
  }
}
