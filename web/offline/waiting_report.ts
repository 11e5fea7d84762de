// A report that its phone keeps until the network takes it.

export interface WaitingReport {
  /** Chosen by the form. The API makes one report of it, however often it arrives. */
  submissionId: string;
  /** Who wrote it: it goes out under no other account. */
  ownerId: string;
  /** The form's controls by name, as `POST /report` reads them, without files. */
  fields: Record<string, string>;
  files: WaitingFile[];
  state: WaitingState;
  /** The server's own words, where it refused. */
  refusal?: string;
  /** Kept for the page to show; the report's own time is in `fields`. */
  keptAt: Date;
  /** How often it was tried since it was kept, or since somebody pressed "Send now". */
  tries: number;
}

/** What becomes of it: "waiting" goes out by itself, the others want somebody to do something. */
export type WaitingState = "waiting" | "needsSignIn" | "notYours" | "refused";

export interface WaitingFile {
  blob: Blob;
  contentType: string;
  sha256?: string;
  takenAt?: string;
  /** Once it is stored: it is not uploaded twice. */
  mediaId?: string;
}
