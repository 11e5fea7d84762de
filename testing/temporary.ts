// Files and folders that last as long as the program, as a test, that makes them.
import { join } from "node:path";

let home: string | undefined;

/** A new folder, empty. */
export function makeTemporaryFolder(): string {
  home ??= makeHome();
  return Deno.makeTempDirSync({ dir: home });
}

/** A file of its own, with this in it. */
export function writeTemporaryFile(content: string | Uint8Array, suffix = ""): string {
  const path = join(makeTemporaryFolder(), `it${suffix}`);
  if (typeof content === "string") Deno.writeTextFileSync(path, content);
  else Deno.writeFileSync(path, content);
  return path;
}

function makeHome(): string {
  const made = Deno.makeTempDirSync({ prefix: "floodline-" });
  addEventListener("unload", () => Deno.removeSync(made, { recursive: true }));
  return made;
}
