// What a phone keeps for itself, in IndexedDB: the draft of a report, and reports that wait for the
// network. Pages, islands and the service worker open it alike.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { WaitingReport } from "./waiting_report.ts";

interface Kept extends DBSchema {
  /** What was typed, and apart from it the files: blobs are not written anew with each letter. */
  drafts: { key: "report" | "files"; value: unknown };
  /** By submission id. */
  waiting: { key: string; value: WaitingReport };
}

type Store = IDBPDatabase<Kept>;

let opening: Promise<Store | undefined> | undefined;

/** Longer than this nobody waits to send a report: some Safaris never open it [WebKit 226547]. */
const PATIENCE_MS = 3000;

/** Undefined where a browser keeps nothing, as some do in private windows: go on without. */
export function openStore(): Promise<Store | undefined> {
  return opening ??= inTime(open()).catch(() => {
    opening = undefined;
    return undefined;
  });
}

function inTime(store: Promise<Store>): Promise<Store> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("It does not open")), PATIENCE_MS);
    store.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function open(): Promise<Store> {
  return await openDB<Kept>("floodline", 1, {
    upgrade(store) {
      store.createObjectStore("drafts");
      store.createObjectStore("waiting", { keyPath: "submissionId" });
    },
    // A newer FloodLine in another tab wants to change the stores, or the browser closed ours.
    blocking(_from, _to, event) {
      (event.target as IDBDatabase).close();
      opening = undefined;
    },
    terminated() {
      opening = undefined;
    },
  });
}
