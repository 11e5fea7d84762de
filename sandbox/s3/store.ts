// Objects on disk: the bytes in a file named by the key's hash and their own, what S3 knows of them beside
// it. As in S3, whoever reads sees the one object or the other where it is replaced meanwhile, never the
// bytes of one under the ETag of the other.
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { z } from "zod";
import { badDigest } from "./checksum.ts";
import { S3Error } from "./errors.ts";
import type { SizeRange } from "./policy.ts";

const StoredObject = z.object({
  key: z.string(),
  contentType: z.string(),
  /** With its quotes. */
  etag: z.string(),
  size: z.number(),
  modifiedAt: z.coerce.date(),
  /** Base64; of objects that came or were copied with one. */
  checksumSha256: z.string().optional(),
  /** Files of its bytes, the newest last: older ones for who reads them just now. */
  files: z.array(z.string()),
});
export type StoredObject = z.infer<typeof StoredObject>;

interface NewObject {
  key: string;
  contentType: string;
  body: AsyncIterable<Uint8Array>;
  size?: SizeRange;
  /** Where the request's signature covers the body. */
  sha256?: string;
  /** Base64, as the upload itself says; it is then kept. */
  checksum?: string;
  /** Keeps the bytes' own, without one to compare it with. */
  keepsChecksum?: boolean;
  now: Date;
}

export class ObjectStore {
  readonly #directory: string;

  constructor(directory: string, bucket: string) {
    this.#directory = `${directory}/${bucket}`;
  }

  /** Reads the body to its end either way, and keeps it only where it is as announced. */
  async put(
    { key, contentType, body, size, sha256, checksum, keepsChecksum, now }: NewObject,
  ): Promise<StoredObject> {
    checkKey(key);
    await Deno.mkdir(this.#directory, { recursive: true });
    const path = this.#path(key);
    const temporary = `${path}.${crypto.randomUUID()}.part`;
    try {
      const written = await write(temporary, body, size?.max ?? Infinity);
      if (size && written.size > size.max) throw tooLarge();
      if (size && written.size < size.min) throw tooSmall();
      if (sha256 && written.sha256 !== sha256) throw hashMismatch();
      const checksumSha256 = Buffer.from(written.sha256, "hex").toString("base64");
      if (checksum && checksum !== checksumSha256) throw badDigest();
      const file = `${path}.${written.md5}`;
      const before = (await this.find(key))?.files.filter((name) => name !== file) ?? [];
      const files = [...before.slice(-OLDER_FILES), file];
      const object: StoredObject = {
        key,
        contentType,
        etag: `"${written.md5}"`,
        size: written.size,
        modifiedAt: now,
        ...(checksum || keepsChecksum) && { checksumSha256 },
        files,
      };
      await Deno.rename(temporary, file);
      await Deno.writeTextFile(`${temporary}.json`, JSON.stringify(object));
      await Deno.rename(`${temporary}.json`, `${path}.json`);
      for (const old of before.slice(0, -OLDER_FILES)) await removeIfThere(old);
      return object;
    } finally {
      await removeIfThere(temporary);
    }
  }

  async find(key: string): Promise<StoredObject | undefined> {
    try {
      const kept = JSON.parse(await Deno.readTextFile(`${this.#path(key)}.json`));
      // Before there were several, its file had no name of its own.
      return StoredObject.parse({ files: [this.#path(key)], ...kept });
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return undefined;
      throw error;
    }
  }

  async list(): Promise<StoredObject[]> {
    await Deno.mkdir(this.#directory, { recursive: true });
    const objects: StoredObject[] = [];
    for await (const { name } of Deno.readDir(this.#directory)) {
      if (!/^[0-9a-f]{64}\.json$/.test(name)) continue;
      objects.push(StoredObject.parse({
        files: [],
        ...JSON.parse(await Deno.readTextFile(`${this.#directory}/${name}`)),
      }));
    }
    return objects;
  }

  /** Bytes from `start`, `length` of them. */
  async read(
    { files }: StoredObject,
    start: number,
    length: number,
  ): Promise<ReadableStream<Uint8Array>> {
    const file = await Deno.open(files.at(-1)!);
    await file.seek(start, Deno.SeekMode.Start);
    return file.readable.pipeThrough(firstBytes(length));
  }

  /** No error where there is none: S3's deleting is like that. */
  async remove(key: string): Promise<void> {
    const { files = [] } = await this.find(key) ?? {};
    for (const file of [`${this.#path(key)}.json`, ...files]) await removeIfThere(file);
  }

  #path(key: string): string {
    return `${this.#directory}/${createHash("sha256").update(key).digest("hex")}`;
  }
}

const OLDER_FILES = 3;

async function write(path: string, body: AsyncIterable<Uint8Array>, maxBytes: number) {
  const [md5, sha256] = [createHash("md5"), createHash("sha256")];
  const file = await Deno.open(path, { write: true, createNew: true });
  const writer = file.writable.getWriter();
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > maxBytes) continue;
      md5.update(chunk);
      sha256.update(chunk);
      await writer.write(chunk);
    }
  } finally {
    await writer.close();
  }
  return { size, md5: md5.digest("hex"), sha256: sha256.digest("hex") };
}

/** Closes the file once enough was read. */
function firstBytes(length: number): TransformStream<Uint8Array, Uint8Array> {
  let left = length;
  return new TransformStream({
    transform(chunk, controller) {
      if (left > 0) controller.enqueue(chunk.subarray(0, left));
      left -= chunk.length;
      if (left <= 0) controller.terminate();
    },
  });
}

function checkKey(key: string): void {
  if (key.length > 0 && new TextEncoder().encode(key).length <= 1024) return;
  throw new S3Error(400, "KeyTooLongError", "Your key is empty or too long");
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await Deno.remove(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

function tooLarge(): S3Error {
  return new S3Error(
    400,
    "EntityTooLarge",
    "Your proposed upload exceeds the maximum allowed size",
  );
}

function tooSmall(): S3Error {
  return new S3Error(
    400,
    "EntityTooSmall",
    "Your proposed upload is smaller than the minimum allowed size",
  );
}

function hashMismatch(): S3Error {
  return new S3Error(
    400,
    "XAmzContentSHA256Mismatch",
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
  );
}
