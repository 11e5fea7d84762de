// What somebody has put into the report form, kept on the phone until it is sent: through a reload,
// a crash, a session that ends, a dead battery.
import type { PickedLocation } from "@/lib/picked_location.ts";
import { openStore } from "./database.ts";
import type { PickedMedia } from "@/photo/picked_media.ts";

const KEPT_HOURS = 24;

interface ReportDraft extends TypedDraft {
  media: PickedMedia[];
}

interface TypedDraft {
  /** Who wrote it: phones are shared, and nobody else is shown it. */
  ownerId: string;
  /** Values of the form's own controls, by name; a ticked box is "yes". */
  values: Record<string, string>;
  location: PickedLocation | null;
}

/** What of the form is worth keeping: these are restored by name. */
export const DRAFTED = [
  "submissionId",
  "zip",
  "depth",
  "note",
  "when",
  "happenedAt",
  "seenAt",
  "wantsTexts",
  "isPrivate",
];

export async function saveDraft({ media, ...typed }: ReportDraft): Promise<void> {
  await saveTyped(typed);
  await saveFiles(media);
}

export async function saveTyped({ ownerId, values, location }: TypedDraft): Promise<void> {
  await keep("report", { ownerId, values, location, savedAt: Date.now() });
}

/** Files that were refused are not kept: they would be refused again. */
export async function saveFiles(items: PickedMedia[]): Promise<void> {
  const kept = items.filter(({ mediaId, prepared }) => mediaId || prepared);
  await keep("files", kept.map(({ preview: _, ...item }) => item));
}

/** One that is too old, or somebody else's, is dropped for good. */
export async function findDraft(ownerId: string, now: number): Promise<ReportDraft | undefined> {
  try {
    const store = await openStore();
    const typed = await store?.get("drafts", "report") as TypedDraft & { savedAt: number };
    if (typed?.ownerId !== ownerId || now - typed.savedAt > KEPT_HOURS * 60 * 60_000) {
      await store?.clear("drafts");
      return undefined;
    }
    const media = await store!.get("drafts", "files") as PickedMedia[] | undefined;
    return { ownerId, values: typed.values, location: typed.location, media: media ?? [] };
  } catch {
    return undefined;
  }
}

export async function dropDraft(): Promise<void> {
  try {
    await (await openStore())?.clear("drafts");
  } catch {
    // There was nothing to keep it in.
  }
}

async function keep(key: "report" | "files", value: unknown): Promise<void> {
  try {
    await (await openStore())?.put("drafts", value, key);
  } catch {
    // Storage is full or switched off: the form works without.
  }
}
