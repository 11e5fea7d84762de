// A report that its phone keeps until the network takes it.
import type { PickedMedia } from "@/photo/picked_media.ts";

export interface WaitingReport {
  /** Chosen by the form. The API makes one report of it, however often it arrives. */
  submissionId: string;
  /** Who wrote it: it goes out under no other account. */
  ownerId: string;
  /** The form's controls by name, as `POST /report` reads them; files apart. */
  fields: Record<string, string>;
  /** Stored ones have their media id: they are not uploaded twice. */
  files: PickedMedia[];
  state: WaitingState;
  /** The server's own words, where it refused. */
  refusal?: string;
  /** For the page to show; when the water was seen is in `fields`. */
  keptAt: Date;
}

/**
 * What becomes of it: "waiting" goes out by itself, the others want somebody to do something.
 * "broken": our script failed, as it may in a browser that lacks something.
 */
export type WaitingState = "waiting" | "needsSignIn" | "notYours" | "refused" | "broken";
