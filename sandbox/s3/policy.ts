// The policy of a browser's form upload: signed words about what may be stored
// [docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html].
import { z } from "zod";
import { S3Error } from "./errors.ts";
import { checkAccessKey, checkSignature, type Credentials, signature } from "./signature.ts";

const Policy = z.object({
  expiration: z.coerce.date(),
  conditions: z.array(z.union([
    z.tuple([z.enum(["eq", "starts-with"]), z.string(), z.string()]),
    z.tuple([z.literal("content-length-range"), z.coerce.number(), z.coerce.number()]),
    z.record(z.string(), z.string()),
  ])),
});

/** How large the file may be, both ends included. */
export interface SizeRange {
  min: number;
  max: number;
}

/** What S3 takes in one form where the policy says nothing. */
const MAX_SIZE = 5 * 1024 ** 3;

/**
 * Checks a form's fields (names in lower case, `bucket` among them) against the policy it carries.
 *
 * @throws S3Error where the signature is wrong, the policy is over, or a field is not as it says
 */
export function checkPolicy(
  fields: Map<string, string>,
  credentials: Credentials,
  now: Date,
): SizeRange {
  const text = fields.get("policy");
  const [accessKeyId, ...scope] = (fields.get("x-amz-credential") ?? "").split("/");
  if (!text || !accessKeyId) throw new S3Error(403, "AccessDenied", "Access Denied");
  checkAccessKey(credentials, accessKeyId);
  checkSignature(signature(credentials, scope, text), fields.get("x-amz-signature") ?? "");
  const policy = parse(text);
  if (policy.expiration <= now) throw violation("Policy expired.");
  const size = { min: 0, max: MAX_SIZE };
  const covered = new Set(["policy", "x-amz-signature", "file", "bucket"]);
  for (const condition of policy.conditions) {
    if (!Array.isArray(condition)) {
      for (const [name, value] of Object.entries(condition)) require(name, "eq", value, condition);
    } else if (condition[0] === "content-length-range") {
      [size.min, size.max] = [condition[1], condition[2]];
    } else {
      require(condition[1].replace(/^\$/, ""), condition[0], condition[2], condition);
    }
  }
  const extra = [...fields.keys()].find((n) => !covered.has(n) && !n.startsWith("x-ignore-"));
  if (extra) throw violation(`Extra input fields: ${extra}`);
  return size;

  function require(name: string, how: "eq" | "starts-with", value: string, condition: unknown) {
    const field = name.toLowerCase();
    covered.add(field);
    const given = fields.get(field) ?? "";
    if (how === "eq" ? given === value : given.startsWith(value)) return;
    throw violation(`Policy Condition failed: ${JSON.stringify(condition)}`);
  }
}

function parse(base64: string): z.infer<typeof Policy> {
  try {
    return Policy.parse(JSON.parse(atob(base64)));
  } catch {
    throw new S3Error(400, "InvalidPolicyDocument", "Invalid Policy: Invalid JSON.");
  }
}

function violation(reason: string): S3Error {
  return new S3Error(403, "AccessDenied", `Invalid according to Policy: ${reason}`);
}
