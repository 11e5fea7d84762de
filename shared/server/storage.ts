// Photos and videos in S3. The bytes go between the browser and S3 alone; here only the permissions
// for that are made, and what arrived is checked. But for texted ones: see `put`.
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { SNIFFED_BYTES } from "../media_type.ts";
import { storageFaultOf } from "./storage_errors.ts";
import { type BucketAddress, isPathStyle } from "./storage_origin.ts";

const UPLOAD_SECONDS = 15 * 60;
const READ_SECONDS = 10 * 60;

export interface StorageOptions extends BucketAddress {
  accessKeyId: string;
  secretAccessKey: string;
}

export interface UploadPermission {
  url: string;
  fields: Record<string, string>;
  expiresAt: Date;
}

export interface FoundObject {
  sizeBytes: number;
  /** Its first bytes, as many as tell its true type. */
  head: Uint8Array;
  /** In hex; undefined: it came without one. */
  sha256?: string;
}

export class Storage {
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(options: StorageOptions) {
    this.#bucket = options.bucket;
    this.#s3 = new S3Client({
      endpoint: options.endpoint,
      region: options.region,
      credentials: options,
      forcePathStyle: isPathStyle(options),
      // The SDK would else demand checksums that a browser's form does not send.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      maxAttempts: 2,
      requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000 },
    });
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
    const { url, fields } = await createPresignedPost(this.#s3, {
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
    const object = { Bucket: this.#bucket, Key: key };
    try {
      // First what has a body, also where it is refused: an answer to HEAD cannot say why.
      const Range = `bytes=0-${SNIFFED_BYTES - 1}`;
      const first = await this.#s3.send(new GetObjectCommand({ ...object, Range }));
      const head = await first.Body!.transformToByteArray();
      const { ContentLength, ChecksumSHA256 } = await this.#s3.send(
        new HeadObjectCommand({ ...object, ChecksumMode: "ENABLED" }),
      );
      return { sizeBytes: ContentLength ?? 0, head, sha256: inHex(ChecksumSHA256) };
    } catch (error) {
      const { code } = storageFaultOf(error);
      if (["NoSuchKey", "NotFound", "InvalidRange"].includes(code)) return undefined;
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
   * Has S3 work out the SHA-256 of what came without one, in hex: it does so where it copies an
   * object, also onto itself, and then takes the type anew, for a copy that changes nothing is
   * refused. Undefined: this storage cannot (some that speak S3 leave it out).
   */
  async computeSha256(key: string, contentType: string): Promise<string | undefined> {
    const { CopyObjectResult } = await this.#s3.send(
      new CopyObjectCommand({
        Bucket: this.#bucket,
        Key: key,
        CopySource: encodeURI(`${this.#bucket}/${key}`),
        ChecksumAlgorithm: "SHA256",
        MetadataDirective: "REPLACE",
        ContentType: contentType,
      }),
    );
    return inHex(CopyObjectResult?.ChecksumSHA256);
  }

  /**
   * For what the carrier holds: it hands its bytes to nobody but us (see worker/takeover/). S3 checks
   * them against the SHA-256 returned, in hex.
   */
  async put(key: string, bytes: Uint8Array, contentType: string): Promise<string> {
    const sha256 = createHash("sha256").update(bytes).digest();
    const object = { Bucket: this.#bucket, Key: key, Body: bytes, ContentType: contentType };
    await this.#s3.send(
      new PutObjectCommand({ ...object, ChecksumSHA256: sha256.toString("base64") }),
    );
    return sha256.toString("hex");
  }

  /** An address that shows the object for the next minutes, as the type given. */
  async signRead(key: string, contentType: string): Promise<string> {
    const command = new GetObjectCommand({
      Bucket: this.#bucket,
      Key: key,
      ResponseContentType: contentType,
    });
    return await getSignedUrl(this.#s3, command, { expiresIn: READ_SECONDS });
  }

  async remove(keys: string[]): Promise<void> {
    if (keys.length === 0) return;
    const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true };
    const { Errors = [] } = await this.#s3.send(
      new DeleteObjectsCommand({ Bucket: this.#bucket, Delete }),
    );
    // The answer is 200 also where none of them went.
    const [refused] = Errors;
    if (refused) {
      throw Object.assign(new Error(refused.Message), { name: refused.Code ?? "DeleteFailed" });
    }
  }
}

/** A checksum as S3 gives it. That of an object in parts is no hash of its bytes: "…-3". */
function inHex(base64: string | undefined): string | undefined {
  if (!base64 || base64.includes("-")) return undefined;
  return Buffer.from(base64, "base64").toString("hex");
}
