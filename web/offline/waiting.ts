// The reports that wait on this phone. Every change is told to all open pages.
import { openChannel } from "./channel.ts";
import { dropDraft, saveDraft } from "./report_draft.ts";
import { openStore } from "./database.ts";
import type { WaitingReport } from "./waiting_report.ts";

/** What an open page is told. */
type WaitingChange =
  | { kind: "sending"; submissionId: string }
  | { kind: "sent"; submissionId: string; location: string }
  | { kind: "changed" };

export const { tell, listen } = openChannel<WaitingChange>("floodline-waiting");

export type KeptOrNot =
  | { kind: "kept" }
  /** No room on the phone, or none to be had. */
  | { kind: "notKept" };

export async function keepReport(report: WaitingReport): Promise<KeptOrNot> {
  try {
    const store = await openStore();
    if (!store) return { kind: "notKept" };
    await store.put("waiting", report);
  } catch {
    return { kind: "notKept" };
  }
  tell({ kind: "changed" });
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

/** Oldest first. */
export async function listReports(): Promise<WaitingReport[]> {
  const reports = await (await openStore())?.getAll("waiting") ?? [];
  return reports.sort((a, b) => +a.keptAt - +b.keptAt);
}

/** Not if it was deleted meanwhile: that would bring it back. */
export async function changeReport(
  submissionId: string,
  changes: Partial<WaitingReport>,
): Promise<void> {
  const writing = (await openStore())?.transaction("waiting", "readwrite");
  const report = await writing?.store.get(submissionId);
  if (report) await writing!.store.put({ ...report, ...changes });
  await writing?.done;
  tell({ kind: "changed" });
}

export async function dropReport(submissionId: string): Promise<void> {
  await (await openStore())?.delete("waiting", submissionId);
  tell({ kind: "changed" });
}

/** Gives it back to the form, as the draft that is being typed. */
export async function correctReport(report: WaitingReport): Promise<void> {
  const { submissionId, ownerId, fields, files } = report;
  const { latitude, longitude, ...values } = fields;
  const location = latitude && longitude
    ? { latitude: Number(latitude), longitude: Number(longitude) }
    : null;
  await saveDraft({ ownerId, values, location, media: files });
  await dropReport(submissionId);
}

/** For an account that was deleted: its reports could not go out any more. */
export async function dropEverythingOf(ownerId: string): Promise<void> {
  for (const report of await listReports()) {
    if (report.ownerId === ownerId) await dropReport(report.submissionId);
  }
  await dropDraft();
}
