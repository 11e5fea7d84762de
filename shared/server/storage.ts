// Photos and videos in S3. The bytes go between the browser and S3 alone; here only the permissions
// for that are made, and what arrived is checked. But for texted ones: see `put`.
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

const UPLOAD_SECONDS = 15 * 60;
const READ_SECONDS = 10 * 60;

export interface StorageOptions {
  endpoint?: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export interface UploadPermission {
  url: string;
  fields: Record<string, string>;
  expiresAt: Date;
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
      forcePathStyle: Boolean(options.endpoint),
      // The SDK would else demand checksums that a browser's form does not send.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      maxAttempts: 2,
      requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000 },
    });
  }

  /**
   * Lets a browser store one object, of this type and no larger. `redirectTo`: where S3 sends a
   * browser that posted a plain form.
   */
  async permitUpload(
    key: string,
    { contentType, maxBytes, now, redirectTo }: {
      contentType: string;
      maxBytes: number;
      now: Date;
      redirectTo?: string;
    },
  ): Promise<UploadPermission> {
    const { url, fields } = await createPresignedPost(this.#s3, {
      Bucket: this.#bucket,
      Key: key,
      Expires: UPLOAD_SECONDS,
      Fields: {
        "Content-Type": contentType,
        ...(redirectTo && { success_action_redirect: redirectTo }),
      },
      Conditions: [["content-length-range", 1, maxBytes]],
    });
    return { url, fields, expiresAt: new Date(now.getTime() + UPLOAD_SECONDS * 1000) };
  }

  /** What is stored under a key, with its first 64 bytes to tell its true type; undefined: nothing. */
  async findObject(key: string): Promise<{ sizeBytes: number; head: Uint8Array } | undefined> {
    const object = { Bucket: this.#bucket, Key: key };
    try {
      const { ContentLength } = await this.#s3.send(new HeadObjectCommand(object));
      const first = await this.#s3.send(new GetObjectCommand({ ...object, Range: "bytes=0-63" }));
      return { sizeBytes: ContentLength ?? 0, head: await first.Body!.transformToByteArray() };
    } catch (error) {
      if (error instanceof NotFound || (error as Error).name === "NoSuchKey") return undefined;
      throw error;
    }
  }

  /** For what the carrier holds: it hands its bytes to nobody but us (see worker/takeover/). */
  async put(key: string, bytes: Uint8Array, contentType: string): Promise<void> {
    const object = { Bucket: this.#bucket, Key: key, Body: bytes, ContentType: contentType };
    await this.#s3.send(new PutObjectCommand(object));
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
    await this.#s3.send(new DeleteObjectsCommand({ Bucket: this.#bucket, Delete }));
  }
}
