// A zip that is written as its files come, with a file or a piece of one in memory at a time.
import { Zip, ZipDeflate } from "fflate";

export interface ZippedFile {
  name: string;
  pieces: () => AsyncIterable<string> | Iterable<string>;
}

/** @param madeAt the time that each file in it bears */
export async function* zipFiles(
  files: readonly ZippedFile[],
  madeAt: Date,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let made: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    made.push(piece);
  });
  const takeMade = () => {
    const all = made;
    made = [];
    return all.filter(({ length }) => length > 0);
  };
  for (const { name, pieces } of files) {
    const file = Object.assign(new ZipDeflate(name, { level: 6 }), { mtime: madeAt });
    zip.add(file);
    for await (const piece of pieces()) {
      file.push(encoder.encode(piece), false);
      yield* takeMade();
    }
    file.push(new Uint8Array(), true);
    yield* takeMade();
  }
  zip.end();
  yield* takeMade();
}
