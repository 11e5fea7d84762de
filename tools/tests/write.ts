import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { TestGroup } from "./groups.ts";

const ROOT = join(import.meta.dirname!, "../../");

interface TestModules extends AsyncDisposable {
  /** One a group, in the groups' order: Deno begins them by name. */
  paths: string[];
  /** A line of Deno's output, with a group's name where its module's path stands. */
  tidy(line: string): string;
}

/** A module for each group, that imports its files, until it is disposed of. */
export async function writeGroups(groups: TestGroup[]): Promise<TestModules> {
  // Outside of the project: what formats and checks it finds nothing of ours.
  const folder = await Deno.makeTempDir({ prefix: "floodline-tests-" });
  const digits = String(groups.length).length;
  const paths = await Promise.all(groups.map(async ({ name, files }, i) => {
    const path = join(folder, `${String(i + 1).padStart(digits, "0")}-${name}_test.ts`);
    const imports = files.map((file) => `import "${pathToFileURL(join(ROOT, file))}";\n`);
    await Deno.writeTextFile(path, imports.join(""));
    return path;
  }));
  const module = new RegExp(`\\.\\.?/[\\w./-]*${basename(folder)}/\\d+-(\\w+)_test\\.ts`, "g");
  return {
    paths,
    tidy: (line) => line.replace(module, "$1"),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}
