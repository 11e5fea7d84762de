// What a phone keeps for its owner as a resident: the draft of a report, and reports that wait for the
// network. Pages, islands and the service worker open it alike.
import type { DBSchema } from "idb";
import { openOnce } from "./open_once.ts";
import type { WaitingReport } from "./waiting_report.ts";

interface Kept extends DBSchema {
  /** What was typed, and apart from it the files: blobs are not written anew with each letter. */
  drafts: { key: "report" | "files"; value: unknown };
  /** By submission id. */
  waiting: { key: string; value: WaitingReport };
}

export const openStore = openOnce<Kept>("floodline", (store) => {
  store.createObjectStore("drafts");
  store.createObjectStore("waiting", { keyPath: "submissionId" });
});
