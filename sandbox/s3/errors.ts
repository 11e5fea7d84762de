// S3's refusals, in its XML [docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html].

/** What S3 refuses with where it is set up wrongly, with its statuses and words. */
export const SET_UP_WRONGLY: Record<string, [status: number, message: string]> = {
  NoSuchBucket: [404, "The specified bucket does not exist"],
  SignatureDoesNotMatch: [
    403,
    "The request signature we calculated does not match the signature you provided. " +
    "Check your key and signing method.",
  ],
  InvalidAccessKeyId: [403, "The AWS Access Key Id you provided does not exist in our records."],
  AccessDenied: [403, "Access Denied"],
  PermanentRedirect: [
    301,
    "The bucket you are attempting to access must be addressed using the specified endpoint. " +
    "Please send all future requests to this endpoint.",
  ],
  RequestTimeTooSkewed: [
    403,
    "The difference between the request time and the current time is too large.",
  ],
};

export function setUpWrongly(code: string): S3Error {
  const [status, message] = SET_UP_WRONGLY[code]!;
  return new S3Error(status, code, message);
}

/** Thrown where a request is refused. */
export class S3Error extends Error {
  override name = "S3Error";

  constructor(readonly status: number, readonly code: string, message: string = code) {
    super(message);
  }

  toResponse({ method, url }: Request): Response {
    const xml = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<Error><Code>${this.code}</Code><Message>${escapeXml(this.message)}</Message>` +
      `<Resource>${escapeXml(new URL(url).pathname)}</Resource></Error>`,
    ].join("\n");
    return new Response(method === "HEAD" ? null : xml, {
      status: this.status,
      headers: { "content-type": "application/xml" },
    });
  }
}

export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
