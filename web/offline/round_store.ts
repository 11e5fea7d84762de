// What one of the crew does without a network, kept on this phone until it is sent: taps and photos. Apart from
// the residents' store: this one goes when its owner signs out, and a program of before need not know of it.
import type { DBSchema } from "idb";
import type { ReportStatus } from "shared/report_statuses.ts";
import type { PreparedFile } from "@/photo/picked_media.ts";
import { openChannel } from "./channel.ts";
import { openOnce } from "./open_once.ts";

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

export interface RoundPhoto {
  id: string;
  /** As of a tap: it goes out under no other account. */
  ownerId: string;
  reportId: string;
  /** Where, in words: it is shown where its report is not on the page any more. */
  place: string;
  kind: "photo" | "video";
  prepared: PreparedFile;
  /** Once it is stored: it is not uploaded twice. */
  mediaId?: string;
  /** The server's own words, where it refused. */
  refusal?: string;
  keptAt: Date;
}

interface Kept extends DBSchema {
  taps: { key: string; value: RoundTap };
  photos: { key: string; value: RoundPhoto };
}

export const openRound = openOnce<Kept>("floodline-round", (store) => {
  store.createObjectStore("taps", { keyPath: "reportId" });
  store.createObjectStore("photos", { keyPath: "id" });
});

type RoundChange =
  | { kind: "sending"; id: string }
  | { kind: "sent"; id: string; reportId: string }
  | { kind: "changed" };

export const { tell: tellRound, listen: listenToRound } = openChannel<RoundChange>(
  "floodline-round",
);

/**
 * Nothing is kept where no service worker is: it is who clears this at a sign-out.
 *
 * @throws where this browser keeps nothing
 */
export async function openToKeep() {
  const store = await openRound();
  const worker = await navigator.serviceWorker?.getRegistration();
  if (!store || !worker?.active) throw new Error("This browser keeps nothing");
  return store;
}

/** Whose it is does not matter: nobody is signed in here any more, or somebody else is. */
export async function clearRound(): Promise<void> {
  await clearRoundBut(undefined);
}

/** What others have left on this phone. */
export async function clearRoundOfOthers(ownerId: string): Promise<void> {
  await clearRoundBut(ownerId);
}

async function clearRoundBut(ownerId: string | undefined): Promise<void> {
  const store = await openRound();
  if (!store) return;
  const clearing = store.transaction(["taps", "photos"], "readwrite");
  const [taps, photos] = [clearing.objectStore("taps"), clearing.objectStore("photos")];
  for (const tap of await taps.getAll()) {
    if (tap.ownerId !== ownerId) await taps.delete(tap.reportId);
  }
  for (const photo of await photos.getAll()) {
    if (photo.ownerId !== ownerId) await photos.delete(photo.id);
  }
  await clearing.done;
  tellRound({ kind: "changed" });
}
