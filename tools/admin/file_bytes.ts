// A file that an operator names, and why it is of no use, in one sentence.
import { UnusableFile } from "shared/server/files/open.ts";
import { Mistake } from "./mistake.ts";

/** @param no "x.geojson is no boundary: " @throws Mistake */
export async function bytesOf(file: string, no: string): Promise<Uint8Array> {
  try {
    return await Deno.readFile(file);
  } catch (error) {
    const why = error instanceof Deno.errors.NotFound
      ? "there is no such file"
      : error instanceof Deno.errors.IsADirectory
      ? "it is a folder"
      : "it may not be read";
    throw new Mistake(`${no}it cannot be read, ${why}`);
  }
}

/** @throws Mistake for what the file is refused for */
export function refuseAs<T>(no: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnusableFile) throw new Mistake(no + error.message);
    throw error;
  }
}
