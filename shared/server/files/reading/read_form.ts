// A form with a file, as a browser sends it, read into what waits to be taken. On a thread of its own: see on_thread.ts.
import { gzipSync } from "fflate";
import type { ImportKind, ImportView } from "shared/api/district/imports.ts";
import type { Area, Part, Position } from "shared/geo/areas.ts";
import { areaOf, partsOf } from "shared/geo/areas.ts";
import { readBoundary } from "../boundary/boundary.ts";
import { drawOutline } from "../boundary/outline.ts";
import { squareMiles, type ZipPlace } from "../boundary/sense.ts";
import { type ReadDrain, readDrains } from "../drains/drains.ts";
import { partsMetres } from "../flat.ts";
import { MOST_KEPT_BYTES } from "../limits.ts";
import { UnusableFile } from "../open.ts";
import { findCrossing } from "../streets/crossing.ts";
import type { Street } from "../streets/streets.ts";
import type { RowsLeftOut } from "../tables/placed_rows.ts";

export interface ReadingOrder {
  kind: ImportKind;
  /** Of a form, "multipart/form-data; boundary=…". */
  contentType: string;
  body: Uint8Array<ArrayBuffer>;
  /** Of the district that the file should be about. */
  boundary: Area;
  zips: ZipPlace[];
  streets: Street[];
}

/** What waits, as it is kept. */
export type ReadImport =
  & { view: ImportView }
  & ({ kind: "boundary"; parts: Part[][] } | { kind: "drains"; drains: ReadDrain[] });

export type ReadingOutcome =
  | { content: Uint8Array<ArrayBuffer>; fileName: string }
  | { refused: string };

const NOTHING: Omit<ImportView, "format"> = {
  choices: [],
  asks: [],
  read: 0,
  taken: 0,
  leftOut: [],
  notes: [],
  points: [],
  lines: [],
  areas: [],
  columns: {},
  header: [],
  first: [],
};
/** More dots are a blur. */
const MOST_DRAWN = 2_000;
const LONGEST_CELL = 80;

export async function readForm(order: ReadingOrder): Promise<ReadingOutcome> {
  try {
    const { file, fields } = await filesOf(order);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = order.kind === "boundary"
      ? boundaryIn(bytes, order)
      : drainsIn(bytes, order, fields);
    const content = gzipSync(new TextEncoder().encode(JSON.stringify(read)));
    if (content.length > MOST_KEPT_BYTES) {
      return { refused: "it holds too much to keep: export the part around the district alone" };
    }
    const fileName = file.name.split(/[\\/]/).at(-1)!.replace(/\p{C}/gu, "").slice(0, 200);
    return { content: content as Uint8Array<ArrayBuffer>, fileName };
  } catch (error) {
    if (error instanceof UnusableFile) return { refused: error.message };
    throw error;
  }
}

async function filesOf({ contentType, body }: ReadingOrder) {
  let form: FormData;
  try {
    form = await new Response(body, { headers: { "content-type": contentType } }).formData();
  } catch {
    throw new UnusableFile("it did not arrive whole: send it again");
  }
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) {
    throw new UnusableFile("it is empty, or none was chosen: choose one first");
  }
  return { file, fields: form };
}

function boundaryIn(bytes: Uint8Array, { zips }: ReadingOrder): ReadImport {
  const { format, candidates, leftOut } = readBoundary(bytes, { zips });
  const choices = candidates.map(({ name, parts, mends, notes, no }) => ({
    name,
    outline: partsOf(drawOutline(areaOf(parts)) ?? areaOf(parts)),
    size: squareMiles(partsMetres(parts)),
    asks: mends.map(({ words, at }) => ({ words, at })),
    notes,
    no,
  }));
  const view = {
    ...NOTHING,
    format,
    choices,
    leftOut,
    read: candidates.length,
    taken: choices.filter(({ no }) => no === undefined).length,
  };
  return { kind: "boundary", view, parts: candidates.map(({ parts }) => parts) };
}

function drainsIn(bytes: Uint8Array, order: ReadingOrder, fields: FormData): ReadImport {
  const wanted = Object.fromEntries(
    ["id", "kind", "latitude", "longitude"].flatMap((name) => {
      const column = fields.get(name);
      return typeof column === "string" && column.trim() ? [[name, column.trim()]] : [];
    }),
  );
  const ground = {
    parts: partsOf(order.boundary),
    findCorner: (words: string) => findCrossing(order.streets, words),
  };
  const { drains, columns, places, mends, leftOut, ...read } = readDrains(bytes, ground, wanted);
  const view = {
    ...NOTHING,
    format: read.format,
    read: read.read,
    taken: drains.length,
    asks: mends.map(({ words }) => words),
    leftOut: leftOut.map(leftOutWords),
    points: drains.slice(0, MOST_DRAWN).map(({ longitude, latitude }): Position => [
      longitude,
      latitude,
    ]),
    columns: {
      place: places,
      ...(columns.id === undefined ? {} : { id: columns.id }),
      ...(columns.kind === undefined ? {} : { kind: columns.kind }),
    },
    header: read.header,
    first: read.first.map((row) => row.map((cell) => cell.slice(0, LONGEST_CELL))),
  };
  return { kind: "drains", view, drains };
}

function leftOutWords({ count, why }: RowsLeftOut): string {
  return `${count.toLocaleString("en-US")} ${why}`;
}
