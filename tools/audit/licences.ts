// Whether each package's licence is one that FloodLine may be built with, by what the package itself says.
import { join } from "node:path";
import type { LockedPackage } from "./lock.ts";

/** SPDX names. All let a program be used, changed and passed on; MPL asks for changes to its own files. */
const ALLOWED: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MPL-2.0",
  "OFL-1.1", // letters, which are embedded and not sold
  "Unlicense",
  "Zlib",
]);

/** Whose package says it wrongly: what its own LICENSE says. Looked at for this version. */
const LOOKED_AT: Record<string, string> = {
  "splaytree-ts@1.0.2": "BSD-3-Clause", // writes "BDS-3-Clause"
  "zipcodes@8.0.0": "BSD-3-Clause", // writes "BSD"
};

export interface Licence {
  package: string;
  /** Undefined: the package is of another platform, and not here to be looked at. */
  licence: string | undefined;
}

/** @param modules the folder `node_modules` */
export async function listLicences(
  packages: LockedPackage[],
  modules: string,
): Promise<Licence[]> {
  return await Promise.all(packages.map(async ({ key, name, version }) => {
    const folder = join(modules, ".deno", key.replaceAll("/", "+"), "node_modules", name);
    const named = `${name}@${version}`;
    const looked = LOOKED_AT[named];
    if (looked) return { package: named, licence: looked };
    try {
      const file = JSON.parse(await Deno.readTextFile(join(folder, "package.json")));
      return { package: named, licence: wordOf(file) };
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
      return { package: named, licence: undefined };
    }
  }));
}

/** Old packages have an object, or a list of which one may be chosen. */
function wordOf({ license, licenses }: { license?: unknown; licenses?: unknown[] }): string {
  const one = (said: unknown): string =>
    typeof said === "string" ? said : (said as { type?: string })?.type ?? "none";
  return licenses ? licenses.map(one).join(" OR ") : one(license);
}

/** "(MIT AND Zlib)": each of them; "MIT OR GPL-3.0": one of them is enough. */
export function isAllowed(licence: string): boolean {
  const plain = licence.replaceAll(/[()]/g, "");
  return plain.split(" OR ").some((choice) =>
    choice.split(" AND ").every((name) => ALLOWED.has(name.trim()))
  );
}
