// S3's refusals, in its XML [docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html].

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
