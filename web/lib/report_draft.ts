// What somebody has put into the report form, kept on the phone until it is sent: through a reload,
// a crash, a session that ends, a dead battery.
import type { Location } from "shared/api/reports.ts";
import { openStore } from "@/offline/database.ts";
import type { PickedMedia } from "./photo/picked_media.ts";

const KEPT_HOURS = 24;

export interface PickedLocation extends Location {
  /** None where it came back from the server, or from the map. */
  from?: "phone" | "photo";
  accuracyMetres?: number;
}

export interface ReportDraft extends TypedDraft {
  media: PickedMedia[];
}

interface TypedDraft {
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
];

export async function saveDraft({ media, ...typed }: ReportDraft): Promise<void> {
  await saveTyped(typed);
  await saveFiles(media);
}

export async function saveTyped({ values, location }: TypedDraft): Promise<void> {
  await keep("report", { values, location, savedAt: Date.now() });
}

/** Files that were refused are not kept: they would be refused again. */
export async function saveFiles(items: PickedMedia[]): Promise<void> {
  const kept = items.filter(({ mediaId, prepared }) => mediaId || prepared);
  await keep("files", kept.map(({ preview: _, ...item }) => item));
}

export async function findDraft(now: number): Promise<ReportDraft | undefined> {
  try {
    const store = await openStore();
    const typed = await store?.get("drafts", "report") as TypedDraft & { savedAt: number };
    if (!typed || now - typed.savedAt > KEPT_HOURS * 60 * 60_000) return undefined;
    const media = await store!.get("drafts", "files") as PickedMedia[] | undefined;
    return { values: typed.values, location: typed.location, media: media ?? [] };
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
