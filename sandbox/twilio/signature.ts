// X-Twilio-Signature: twilio.com/docs/usage/security
import { createHmac } from "node:crypto";

/** Base64 of HMAC-SHA1 over the exact address and the form's fields in order of their names. */
export function sign(authToken: string, url: string, fields: Record<string, string>): string {
  const data = Object.keys(fields).sort().reduce((all, name) => all + name + fields[name], url);
  return createHmac("sha1", authToken).update(data, "utf8").digest("base64");
}
