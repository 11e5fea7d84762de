// A boundary's file, as an operator gives it: what could be more than one thing is asked by a sentence.
import type { Part } from "shared/geo/areas.ts";
import { type BoundaryCandidate, readBoundary } from "shared/server/files/boundary/boundary.ts";
import type { ReadBoundary } from "shared/server/files/boundary/boundary.ts";
import type { Choice } from "shared/server/files/boundary/choose.ts";
import type { ZipPlace } from "shared/server/files/boundary/sense.ts";
import { bytesOf, refuseAs } from "./file_bytes.ts";
import { Mistake } from "./mistake.ts";

export interface WantedBoundary {
  file: string;
  /** What of the file. */
  choice: Choice;
  /** Whether what had to be mended in it is agreed to. */
  isMended: boolean;
}

export interface OwnBoundary {
  parts: Part[];
  /** What was not taken as it stands in the file, in sentences. */
  told: string[];
}

/** How many of a file's names are told. */
const MOST_NAMES = 8;

/** @throws Mistake that says in one sentence what is wrong in the file, or what it asks */
export async function readOwnBoundary(
  { file, choice, isMended }: WantedBoundary,
  zips: ZipPlace[],
): Promise<OwnBoundary> {
  const no = `${file || "The file"} is no boundary: `;
  const bytes = await bytesOf(file, no);
  const read = refuseAs(no, () => readBoundary(bytes, { zips, choice }));
  const [own, ...others] = read.candidates as [BoundaryCandidate];
  if (others.length > 0) throw new Mistake(no + whichOf(read));
  if (own.no) throw new Mistake(`${file} is no boundary for these ZIP codes: ${own.no}`);
  const mends = own.mends.map(({ words }) => words);
  if (mends.length > 0 && !isMended) {
    throw new Mistake(
      `${file} is a boundary if this is meant: ${mends.join(" ")} Look at it at geojson.io, and ` +
        "say --mend to take it so",
    );
  }
  const leftOut = read.leftOut.length > 0
    ? [`Left out of the file: ${read.leftOut.join("; ")}`]
    : [];
  return { parts: own.parts, told: [...mends, ...own.notes, ...leftOut] };
}

/** What to type to choose one of several. */
function whichOf({ candidates, nameField }: ReadBoundary): string {
  const numbers = candidates.flatMap(({ features }) => features);
  const more = numbers.length > MOST_NAMES ? ", …" : "";
  const byNumber = `--feature NUMBER for each that belongs to it (${
    numbers.slice(0, MOST_NAMES).join(", ")
  }${more})`;
  const names = candidates.map(({ name }) => name).filter(Boolean);
  const how = names.length === 0
    ? `choose by ${byNumber}`
    : `choose by --where '${nameField}=${names[0]}' or by ${byNumber}; ${nameField} is ${
      listed(names)
    }`;
  return `the file has ${candidates.length} areas, and which is the district is not said: ${how}`;
}

function listed(values: string[]): string {
  const more = values.length - MOST_NAMES;
  return values.slice(0, MOST_NAMES).map((value) => `"${value}"`).join(", ") +
    (more > 0 ? ` and ${more} more` : "");
}
