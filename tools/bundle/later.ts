// What a program imports later. Deno reads and checks each file that it finds in an `import("…")` before a
// program begins: the carrier's SDK alone is 5 MB. Of an expression it cannot know.
import type { Metafile } from "esbuild";

/** The line above a file's own code, where its later imports are named. Their places stay: so do the map's. */
export const LATER = "var $later=[];";

/** @param imports what the file imports, by esbuild's account */
export function importLater(
  code: string,
  imports: Metafile["outputs"][string]["imports"],
  nameOf: (path: string) => string,
): string {
  const later = [...new Set(imports.filter(({ kind }) => kind === "dynamic-import"))]
    .map(({ path, external }) => external ? path : nameOf(path));
  const names = [...new Set(later)];
  if (names.length === 0) return code;
  return code
    .replace(/\bimport\(("[^"]+")\)/g, (whole, quoted) => {
      const index = names.indexOf(JSON.parse(quoted));
      return index < 0 ? whole : `import($later[${index}]`.padEnd(whole.length - 1) + ")";
    })
    .replace(LATER, `var $later=${JSON.stringify(names)};`);
}
