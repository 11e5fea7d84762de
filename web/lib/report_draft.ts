// What somebody has typed into the report form, kept in the browser until it is sent.
import type { MediaKind } from "shared/media_rules.ts";

const KEY = "floodline-report";
const KEPT_HOURS = 24;

/** A file that is in storage already. */
export interface StoredMedia {
  id: string;
  name: string;
  kind: MediaKind;
}

export interface ReportDraft {
  /** Values of the form's own controls, by name. */
  values: Record<string, string>;
  location: { latitude: number; longitude: number } | null;
  media: StoredMedia[];
}

/** What of the form is worth keeping: these are restored by name. */
export const DRAFTED = ["submissionId", "zip", "depth", "note", "when", "happenedAt"];

export function saveDraft(draft: ReportDraft, now: number): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...draft, savedAt: now }));
  } catch {
    // Storage is full or switched off: the form works without.
  }
}

export function findDraft(now: number): ReportDraft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (draft && now - draft.savedAt < KEPT_HOURS * 60 * 60_000) return draft;
  } catch {
    // Not ours, or not readable: as if there were none.
  }
}

export function dropDraft(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}
