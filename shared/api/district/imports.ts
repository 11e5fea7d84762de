// What a district brings in files: what was read of one, before anything of it counts.
import { z } from "zod";
import { Part, Position } from "../../geo/areas.ts";

const IMPORT_KINDS = ["boundary", "drains", "streets", "water", "complaints"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** An area of a city's file that may be the district. */
export const ImportChoice = z.object({
  /** As the file calls it; "": it does not. */
  name: z.string(),
  /** To be drawn: at most some hundreds of positions. */
  outline: z.array(Part),
  size: z.string(),
  /** What was done to it, to be agreed to. */
  asks: z.array(z.object({ words: z.string(), at: Position.optional() })),
  notes: z.array(z.string()),
  /** Why it cannot be taken. */
  no: z.string().optional(),
});
export type ImportChoice = z.infer<typeof ImportChoice>;

/** What a file holds, as it is told and drawn. */
export const ImportView = z.object({
  format: z.string(),
  /** Of a boundary, one or more; of all else none. */
  choices: z.array(ImportChoice),
  /** What was done to its numbers, to be agreed to. */
  asks: z.array(z.string()),
  /** How many rows or features it has, and how many of them are to be taken. */
  read: z.int(),
  taken: z.int(),
  leftOut: z.array(z.string()),
  notes: z.array(z.string()),
  /** The first of what is to be taken, to be drawn. */
  points: z.array(Position),
  lines: z.array(z.array(Position)),
  areas: z.array(Part),
  /** Which of its columns were taken for what. */
  columns: z.record(z.string(), z.string()),
  header: z.array(z.string()),
  first: z.array(z.array(z.string())),
});
export type ImportView = z.infer<typeof ImportView>;

export const ImportDraft = z.object({
  id: z.uuid(),
  kind: z.enum(IMPORT_KINDS),
  fileName: z.string(),
  readAt: z.iso.datetime(),
  view: ImportView,
  /** What taking it would change, of each choice, or of all. */
  says: z.array(z.array(z.string())),
});
export type ImportDraft = z.infer<typeof ImportDraft>;

/** What is there now of each kind. */
export const ImportOverview = z.object({
  counts: z.object({
    drains: z.int(),
    streets: z.int(),
    waters: z.int(),
    complaints: z.int(),
  }),
  /** The boundary may be put back to what it was before. */
  mayUndoBoundary: z.boolean(),
  drafts: z.array(z.enum(IMPORT_KINDS)),
});
export type ImportOverview = z.infer<typeof ImportOverview>;

export const ImportTaking = z.object({
  /** Of several areas the one that is the district, from 0. */
  choice: z.int().nonnegative().default(0),
});

export const ImportTaken = z.object({ says: z.array(z.string()) });
export type ImportTaken = z.infer<typeof ImportTaken>;
