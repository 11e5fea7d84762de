// A SHA-256 that an upload brings along, and that S3 holds it to
// [docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html].
import { Buffer } from "node:buffer";
import { S3Error } from "./errors.ts";

/**
 * From the headers of a PUT or the fields of a form. The other algorithms are let pass unread.
 *
 * @returns base64; undefined: it brings none
 * @throws S3Error where it is promised and missing, or is no SHA-256
 */
export function readChecksum(field: (name: string) => string | undefined): string | undefined {
  const checksum = field("x-amz-checksum-sha256");
  const promised = field("x-amz-checksum-algorithm") ?? field("x-amz-sdk-checksum-algorithm");
  if (checksum === undefined) {
    if (promised !== "SHA256") return undefined;
    throw new S3Error(
      400,
      "InvalidRequest",
      "x-amz-checksum-algorithm specified, but no corresponding x-amz-checksum-* or " +
        "x-amz-trailer headers were found.",
    );
  }
  if (Buffer.from(checksum, "base64").length !== 32) {
    throw new S3Error(
      400,
      "InvalidRequest",
      "Value for x-amz-checksum-sha256 header is invalid.",
    );
  }
  return checksum;
}

export function badDigest(): S3Error {
  return new S3Error(
    400,
    "BadDigest",
    "The SHA256 you specified did not match the calculated checksum.",
  );
}
