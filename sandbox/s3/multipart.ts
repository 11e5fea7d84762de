// multipart/form-data part by part, so that a video of 100 MB never sits in memory.
import { Buffer } from "node:buffer";
import { S3Error } from "./errors.ts";

interface Part {
  name: string;
  filename?: string;
  /** To be read to its end before the next part is asked for. */
  body: AsyncIterable<Uint8Array>;
}

/** @throws S3Error where the body is not what its content type says */
export async function* readParts(
  body: ReadableStream<Uint8Array>,
  contentType: string,
): AsyncGenerator<Part> {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (!contentType.startsWith("multipart/form-data") || !boundary) throw malformed();
  const scanner = new Scanner(body);
  await scanner.textUntil(`--${boundary}`);
  while ((await scanner.textUntil(LINE_END)) !== "--") {
    const headers = await scanner.textUntil("\r\n\r\n");
    const disposition = /^content-disposition:.*$/im.exec(headers)?.[0] ?? "";
    const name = /\bname="([^"]*)"/.exec(disposition)?.[1];
    if (name === undefined) throw malformed();
    const filename = /\bfilename="([^"]*)"/.exec(disposition)?.[1];
    yield { name, filename, body: scanner.until(`\r\n--${boundary}`) };
  }
}

const LINE_END = "\r\n";

function malformed(): S3Error {
  return new S3Error(
    400,
    "MalformedPOSTRequest",
    "The body of your POST request is not well-formed multipart/form-data.",
  );
}

class Scanner {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #seen = Buffer.alloc(0);

  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader();
  }

  /** The bytes up to a delimiter, as they come; the delimiter itself is passed over. */
  async *until(delimiter: string): AsyncGenerator<Uint8Array> {
    while (true) {
      const at = this.#seen.indexOf(delimiter);
      if (at >= 0) {
        yield this.#seen.subarray(0, at);
        this.#seen = this.#seen.subarray(at + delimiter.length);
        return;
      }
      // The last bytes may be the delimiter's beginning.
      const certain = Math.max(this.#seen.length - delimiter.length + 1, 0);
      yield this.#seen.subarray(0, certain);
      this.#seen = this.#seen.subarray(certain);
      const { done, value } = await this.#reader.read();
      if (done && delimiter === LINE_END) { // the closing boundary need not end its line
        yield this.#seen;
        this.#seen = Buffer.alloc(0);
        return;
      }
      if (done) throw malformed();
      this.#seen = Buffer.concat([this.#seen, value]);
    }
  }

  async textUntil(delimiter: string): Promise<string> {
    return await readText(this.until(delimiter));
  }
}

const MAX_FIELD_BYTES = 20_000;

export async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_FIELD_BYTES) {
      throw new S3Error(
        400,
        "MaxPostPreDataLengthExceeded",
        "Your POST request fields preceding the upload file were too large.",
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
