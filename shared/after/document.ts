// An after-storm report as it is shown: the page and the file are drawn from this and nothing else, so that both
// say the same.

export interface AfterDocument {
  title: string;
  /** Whose, of what time, as of when. */
  facts: [name: string, value: string][];
  sections: AfterSection[];
  foot: string[];
}

export interface AfterSection {
  /** For links. */
  id: string;
  title: string;
  words: string[];
  figures?: AfterFigure[];
  drawing?: BarDrawing;
  tables?: AfterTable[];
  pictures?: AfterPicture[];
}

interface AfterFigure {
  label: string;
  value: string;
  note: string;
}

export interface AfterTable {
  caption: string;
  columns: AfterColumn[];
  rows: AfterCell[][];
  /** What is left out, and where it stands. */
  more?: string;
}

interface AfterColumn {
  name: string;
  /** Set to the right. */
  isNumber?: boolean;
}

/** With a page of the district's staff behind it. */
export type AfterCell = string | { text: string; href: string };

/** In percent of a box: it stretches with the page. */
export interface BarDrawing {
  /** What it shows, for who does not see it. */
  label: string;
  bars: DrawnBar[];
  lines: { label: string; y: number }[];
  ticks: { label: string; x: number }[];
  key: { tone: BarTone; label: string }[];
}

interface DrawnBar {
  x: number;
  y: number;
  width: number;
  height: number;
  tone: BarTone;
}

export type BarTone = "any" | "heavy" | "flood" | "ankle" | "knee" | "waist" | "inside";

export interface AfterPicture {
  id: string;
  url: string;
  caption: string;
}

export function textOfCell(cell: AfterCell): string {
  return typeof cell === "string" ? cell : cell.text;
}
