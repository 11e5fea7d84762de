// Photos and videos in S3. The bytes go between the browser and S3; here only the permissions for that
// are made, and what arrived is checked. The worker alone reads and writes them whole: see `put`.
import type { S3Client } from "@aws-sdk/client-s3";
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { SNIFFED_BYTES } from "../media_type.ts";
import { storageFaultOf } from "./storage_errors.ts";
import { type BucketAddress, isPathStyle } from "./storage_origin.ts";

export const UPLOAD_SECONDS = 15 * 60;
export const READ_SECONDS = 10 * 60;

export interface StorageOptions extends BucketAddress {
  accessKeyId: string;
  secretAccessKey: string;
  /** How long a request may take; else five seconds: somebody waits. */
  requestMs?: number;
}

interface UploadPermission {
  url: string;
  fields: Record<string, string>;
  expiresAt: Date;
}

interface FoundObject {
  sizeBytes: number;
  /** Its first bytes, as many as tell its true type. */
  head: Uint8Array;
  /** Changes with its bytes. */
  etag: string;
  /** In hex; undefined: it came without one. */
  sha256?: string;
}

/** A program is up before it has loaded this; the first file waits for it. */
const loadSdk = () => import("@aws-sdk/client-s3");

export class Storage {
  readonly #bucket: string;
  #client?: S3Client;

  constructor(readonly options: StorageOptions) {
    this.#bucket = options.bucket;
  }

  /**
   * Lets a browser store one object, of this type and no larger. `sha256`, in base64: these bytes
   * and no others, S3 itself refuses them. `redirectTo`: where S3 sends a browser that posted a plain
   * form.
   */
  async permitUpload(
    key: string,
    { contentType, maxBytes, now, sha256, redirectTo }: {
      contentType: string;
      maxBytes: number;
      now: Date;
      sha256?: string;
      redirectTo?: string;
    },
  ): Promise<UploadPermission> {
    const { createPresignedPost } = await import("@aws-sdk/s3-presigned-post");
    const { s3 } = await this.#open();
    const { url, fields } = await createPresignedPost(s3, {
      Bucket: this.#bucket,
      Key: key,
      Expires: UPLOAD_SECONDS,
      Fields: {
        "Content-Type": contentType,
        ...(sha256 && { "x-amz-checksum-algorithm": "SHA256", "x-amz-checksum-sha256": sha256 }),
        ...(redirectTo && { success_action_redirect: redirectTo }),
      },
      Conditions: [["content-length-range", 1, maxBytes]],
    });
    return { url, fields, expiresAt: new Date(now.getTime() + UPLOAD_SECONDS * 1000) };
  }

  /** What is stored under a key; undefined: nothing. */
  async findObject(key: string): Promise<FoundObject | undefined> {
    const { sdk, s3 } = await this.#open();
    const object = { Bucket: this.#bucket, Key: key };
    try {
      // First what has a body, also where it is refused: an answer to HEAD cannot say why.
      const Range = `bytes=0-${SNIFFED_BYTES - 1}`;
      const first = await s3.send(new sdk.GetObjectCommand({ ...object, Range }));
      const head = await first.Body!.transformToByteArray();
      const { ContentLength, ChecksumSHA256 } = await s3.send(
        new sdk.HeadObjectCommand({ ...object, ChecksumMode: "ENABLED", IfMatch: first.ETag }),
      );
      const sizeBytes = ContentLength ?? 0;
      return { sizeBytes, head, etag: first.ETag ?? "", sha256: inHex(ChecksumSHA256) };
    } catch (error) {
      const { code } = storageFaultOf(error);
      // "PreconditionFailed": it is being replaced at this very moment.
      if (["NoSuchKey", "NotFound", "InvalidRange", ...CHANGED].includes(code)) return undefined;
      throw error;
    }
  }

  /**
   * Writes, reads and deletes a small file, where photos are: a key may be for that alone.
   *
   * @throws what storage says, where it does not
   */
  async check(): Promise<void> {
    const key = `media/checks/${crypto.randomUUID()}`;
    await this.put(key, new TextEncoder().encode("FloodLine was here"), "text/plain");
    await this.findObject(key);
    await this.remove([key]);
    // Without s3:ListBucket this is "AccessDenied", and every photo that is late would be.
    await this.findObject(key);
  }

  /**
   * Copies an object inside of storage, where its bytes are still those of `etag`, and returns the
   * SHA-256 of the copy, in hex, as storage itself works it out: undefined where it does not (some
   * that speak S3 leave it out).
   *
   * @throws ObjectChanged where there is another object under that key by now, or none
   */
  async copy(
    from: string,
    to: string,
    { etag, contentType }: { etag: string; contentType: string },
  ): Promise<string | undefined> {
    const { sdk, s3 } = await this.#open();
    const copy = {
      Bucket: this.#bucket,
      Key: to,
      CopySource: encodeURI(`${this.#bucket}/${from}`),
      CopySourceIfMatch: etag,
      MetadataDirective: "REPLACE" as const,
      ContentType: contentType,
    };
    try {
      const { CopyObjectResult } = await s3.send(
        new sdk.CopyObjectCommand({ ...copy, ChecksumAlgorithm: "SHA256" }),
      );
      return inHex(CopyObjectResult?.ChecksumSHA256);
    } catch (error) {
      const { code } = storageFaultOf(error);
      if (["NoSuchKey", ...CHANGED].includes(code)) throw new ObjectChanged();
      if (!["NotImplemented", "InvalidArgument", "InvalidRequest", "HTTP 501"].includes(code)) {
        throw error;
      }
    }
    await s3.send(new sdk.CopyObjectCommand(copy)).catch((error) => {
      throw CHANGED.includes(storageFaultOf(error).code) ? new ObjectChanged() : error;
    });
    return undefined;
  }

  /** The whole of it; undefined: nothing is stored there. */
  async read(key: string): Promise<Blob | undefined> {
    const { sdk, s3 } = await this.#open();
    try {
      const { Body } = await s3.send(new sdk.GetObjectCommand({ Bucket: this.#bucket, Key: key }));
      // Piece by piece: a video is as large as the worker has room for once, not twice.
      return await new Response(Body!.transformToWebStream()).blob();
    } catch (error) {
      if (storageFaultOf(error).code === "NoSuchKey") return undefined;
      throw error;
    }
  }

  /**
   * For what the worker has had in its hands: what the carrier holds, and what it has cleaned (see
   * worker/takeover/ and worker/cleaning/). S3 checks the bytes against the SHA-256 returned, in hex.
   */
  async put(key: string, bytes: Uint8Array, contentType: string): Promise<string> {
    const { sdk, s3 } = await this.#open();
    const sha256 = createHash("sha256").update(bytes).digest();
    const object = { Bucket: this.#bucket, Key: key, Body: bytes, ContentType: contentType };
    await s3.send(
      new sdk.PutObjectCommand({ ...object, ChecksumSHA256: sha256.toString("base64") }),
    );
    return sha256.toString("hex");
  }

  /** The keys that begin so, in order. */
  async list(prefix: string): Promise<string[]> {
    const { sdk, s3 } = await this.#open();
    const keys: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.send(
        new sdk.ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefix, ContinuationToken }),
      );
      keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
      ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (ContinuationToken !== undefined);
    return keys;
  }

  /** An address that shows the object for the next minutes, as the type given. */
  async signRead(key: string, contentType: string): Promise<string> {
    const { getSignedUrl } = await import("@aws-sdk/s3-request-presigner");
    const { sdk, s3 } = await this.#open();
    const command = new sdk.GetObjectCommand({
      Bucket: this.#bucket,
      Key: key,
      ResponseContentType: contentType,
    });
    return await getSignedUrl(s3, command, { expiresIn: READ_SECONDS });
  }

  async remove(keys: string[]): Promise<void> {
    if (keys.length === 0) return;
    const { sdk, s3 } = await this.#open();
    const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true };
    const { Errors = [] } = await s3.send(
      new sdk.DeleteObjectsCommand({ Bucket: this.#bucket, Delete }),
    );
    // The answer is 200 also where none of them went.
    const [refused] = Errors;
    if (refused) {
      throw Object.assign(new Error(refused.Message), { name: refused.Code ?? "DeleteFailed" });
    }
  }

  async #open() {
    const sdk = await loadSdk();
    const { endpoint, region, requestMs = 5_000 } = this.options;
    const s3 = this.#client ??= new sdk.S3Client({
      endpoint,
      region,
      credentials: this.options,
      forcePathStyle: isPathStyle(this.options),
      // The SDK would else demand checksums that a browser's form does not send.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      maxAttempts: 2,
      requestHandler: { connectionTimeout: 2_000, requestTimeout: requestMs },
    });
    return { sdk, s3 };
  }
}

/** What S3 says where a condition on an object does not hold any more. */
const CHANGED = ["PreconditionFailed", "HTTP 412", "412"];

export class ObjectChanged extends Error {}

/** A random key, of nobody and nothing: `incoming` ones are those that permissions are given for. */
export function newObjectKey(place: "incoming" | "kept"): string {
  return `media/${place}/${crypto.randomUUID()}`;
}

/** A checksum as S3 gives it. That of an object in parts is no hash of its bytes: "…-3". */
function inHex(base64: string | undefined): string | undefined {
  if (!base64 || base64.includes("-")) return undefined;
  return Buffer.from(base64, "base64").toString("hex");
}
