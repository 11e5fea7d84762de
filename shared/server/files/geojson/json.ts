// JSON whose mistakes are told by the line they are on.
import {
  findNodeAtLocation,
  type Node,
  type ParseErrorCode,
  parseTree,
  printParseErrorCode,
  visit,
} from "jsonc-parser";
import { Fault, type FileSpot, ROOT } from "./spot.ts";

const STRICT = { disallowComments: true };

/** @throws Fault */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notJson(text);
  }
}

/** By the first mistake: those behind it follow from it. */
function notJson(text: string): Fault {
  try {
    visit(text, {
      onError: (code, offset, _length, line, column) => {
        if (offset === 0) throw new Fault(ROOT, "it is no JSON: export it as GeoJSON", line + 1);
        const why = WORDS[code] ?? inPlain(code);
        throw new Fault(ROOT, `it is not valid JSON, at column ${column + 1} ${why}`, line + 1);
      },
    }, STRICT);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  return new Fault(ROOT, "it is not valid JSON");
}

/** By ParseErrorCode, an enum that is types alone. */
const WORDS: Partial<Record<ParseErrorCode, string>> = {
  1: "what stands there is no JSON (NaN, a word without quotes)",
  2: "what stands there is no number",
  3: "a name in double quotes is missing",
  4: "a value is missing",
  5: "a colon is missing",
  6: "a comma is missing",
  7: "a closing } is missing: was the file cut off?",
  8: "a closing ] is missing: was the file cut off?",
  9: "it should end there; one object a line is another format, put them into a FeatureCollection",
  10: "JSON has no comments",
  12: "a closing quote is missing",
};

function inPlain(code: ParseErrorCode): string {
  return printParseErrorCode(code).replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

/** On which line of a text what stands. It is looked through once, and only if something is wrong. */
export class Lines {
  #tree?: Node;

  constructor(readonly text: () => string) {}

  /** What is missing has the line of where it should be. */
  of({ path }: FileSpot): number | undefined {
    this.#tree ??= parseTree(this.text());
    let node;
    for (let length = path.length; this.#tree && !node && length >= 0; length--) {
      node = findNodeAtLocation(this.#tree, path.slice(0, length));
    }
    return node && this.text().slice(0, node.offset).split("\n").length;
  }
}

/**
 * A member that stands twice in an object: readers take either one, and differ. Properties are nobody's
 * business.
 * @throws Fault
 */
export function refuseDoubles(text: string): void {
  const seen: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => void seen.push(new Set()),
    onObjectEnd: () => void seen.pop(),
    onObjectProperty: (name, _offset, _length, line, _column, pathOf) => {
      const members = seen.at(-1)!;
      if (members.has(name) && !pathOf().includes("properties")) {
        throw new Fault(ROOT, `"${name}" stands there for the second time: keep one`, line + 1);
      }
      members.add(name);
    },
  });
}
