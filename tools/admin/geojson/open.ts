// Opens a GeoJSON file, and tells what cannot be by file, place and line in one sentence.
import { Mistake } from "../mistake.ts";
import { type Feature, listFeatures } from "./features.ts";
import { Lines, parse, refuseDoubles } from "./json.ts";
import { textOf } from "./text_of.ts";
import { Fault } from "./spot.ts";

export interface OpenFile {
  features: Feature[];
  /** "feature 3, ring 1, line 12 of the file: it has 3 positions…" */
  tell(fault: Fault): string;
}

/** Above it, a line is not looked for nor a member that stands twice: streets of a whole city. */
const LOOKED_THROUGH = 20_000_000;

/**
 * @param isNo "is no boundary"
 * @throws Mistake
 */
export async function openGeoJson(file: string, isNo: string): Promise<OpenFile> {
  let text = "";
  const lines = new Lines(() => text);
  const tell = (fault: Fault) => {
    const canLook = fault.spot.path.length > 0 && text.length <= LOOKED_THROUGH;
    const line = fault.line ?? (canLook ? lines.of(fault.spot) : undefined);
    const place = [fault.spot.words, line && `line ${line} of the file`].filter(Boolean).join(", ");
    return place ? `${place}: ${fault.message}` : fault.message;
  };
  try {
    text = textOf(await bytesOf(file));
    const root = parse(text);
    if (text.length <= LOOKED_THROUGH) refuseDoubles(text);
    return { features: listFeatures(root), tell };
  } catch (error) {
    const no = (why: string) => new Mistake(`${file || "The file"} ${isNo}: ${why}`);
    if (error instanceof Fault) throw no(tell(error));
    // The stack is not endless, and no geometry is nested more than a few lists deep.
    if (error instanceof RangeError) throw no("it is nested too deep for GeoJSON, or too large");
    throw error;
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await Deno.readFile(file);
  } catch (error) {
    const why = error instanceof Deno.errors.NotFound
      ? "there is no such file"
      : error instanceof Deno.errors.IsADirectory
      ? "it is a folder"
      : "it may not be read";
    throw new Fault({ path: [], words: "" }, `it cannot be read, ${why}`);
  }
}
