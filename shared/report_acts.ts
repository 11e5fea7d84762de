// What is done about a report, as its history keeps it: which acts there are, and what each says of itself.
import type { Language } from "./languages.ts";
import type { Owner, ReportStatus } from "./report_statuses.ts";

export const ACT_KINDS = [
  "status",
  "reopened",
  "numbered",
  "assigned",
  "note",
  "question",
  "reply",
  "hidden",
  "shown",
  "covered",
  "merged",
  "unmerged",
  "private",
  "called",
  "city",
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** What stands beside an ending. */
export interface EndFacts {
  cityNumber: string | null;
  whose: Owner | null;
}

/** A template as it stood when a status was given with it. */
export interface TemplateUsed {
  id: string;
  name: string;
  words: Record<Language, string>;
}

/** By kind. What was before is kept beside, so that it can be put back. */
interface ActDetails {
  status:
    & { from: ReportStatus; to: ReportStatus }
    & Partial<
      EndFacts & { before: EndFacts; template: TemplateUsed }
    >;
  /** Who sent it says that the water is still there, after an end. */
  reopened: { from: ReportStatus };
  /** The city's number, later than the passing on. */
  numbered: { cityNumber: string | null; before: string | null };
  /** To whom of the staff; null: to nobody any more. */
  assigned: { to: string | null; before: string | null };
  note: { text: string };
  /** Texted to who sent the report. */
  question: { text: string };
  /** Their answer by text. */
  reply: { text: string };
  /** It is the water of another: the incident that it joined, and the one that it was part of before. */
  merged: { incidentId: string; from: string | null; status: ReportStatus };
  /** It stands by itself again, with this status. */
  unmerged: { incidentId: string; status: ReportStatus };
  /** For staff only, or no longer. */
  private: { isPrivate: boolean };
  hidden: { reason: string };
  shown: { reason: string };
  /** Of one of its pictures: covered in parts, or hidden whole, and what was sent was opened. */
  covered:
    | {
      mediaId: string;
      what: "covered" | "uncovered" | "hidden" | "shown" | "opened";
      /** Of a hidden one. */
      reason?: string;
    }
    /** Of one that the staff have taken. Under a name of its own: programs of before it do not stumble over it. */
    | { mediaId: string; staffs: "added" | "outside" | "inside" | "removed" };
  /** Entered for a caller. What they agreed to aloud, where they gave a number; null: they gave none. */
  called: { consent: { isSpoken: true; version: string } | null };
  /** What the city says of what was sent to it, with the status that it gives. */
  city: { text: string };
}

export type Act = { [K in keyof ActDetails]: { kind: K; detail: ActDetails[K] } }[keyof ActDetails];
/** What one of the staff can take back, as it is stored. */
export type UndoableAct = Extract<
  Act,
  {
    kind: "status" | "numbered" | "assigned" | "note" | "question" | "private" | "hidden" | "shown";
  }
>;
