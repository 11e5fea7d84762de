// What storage's error codes mean for who runs FloodLine. Codes:
// docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; those in capitals are the network's.

interface StorageFault {
  code: string;
  /** Storage's own words. */
  reason: string;
}

/** S3's own code, else the network's, else the answer's status: never "Unknown". */
export function storageFaultOf(thrown: unknown): StorageFault {
  const error = thrown as Error & {
    Code?: string;
    code?: string;
    cause?: { code?: string };
    $metadata?: { httpStatusCode?: number };
  };
  const status = error.$metadata?.httpStatusCode;
  const code = [error.Code, error.name, error.code, error.cause?.code].find(isTelling);
  return { code: code ?? (status ? `HTTP ${status}` : error.name), reason: error.message };
}

/** What the SDK and the language call what they know nothing of. */
const SILENT = [
  "",
  "Unknown",
  "UnknownError",
  "Error",
  "TypeError",
  "SyntaxError",
  "AggregateError",
  "400",
  "403",
  "404",
];

function isTelling(code: string | undefined): boolean {
  return code !== undefined && !SILENT.includes(code);
}

const REGION = "the bucket is in another region: see S3_REGION";
const KEY = "the store does not know AWS_ACCESS_KEY_ID";
const UNREACHED = "the store cannot be reached: see S3_ENDPOINT, and the network";

/** What stays until somebody who runs FloodLine mends it. */
const TO_MEND: Record<string, string> = {
  NoSuchBucket: "there is no such bucket: see S3_BUCKET and S3_ENDPOINT",
  InvalidBucketName: "no bucket can have that name: see S3_BUCKET",
  SignatureDoesNotMatch: "AWS_SECRET_ACCESS_KEY is not the one of AWS_ACCESS_KEY_ID",
  InvalidAccessKeyId: KEY,
  InvalidAccessKey: KEY,
  InvalidToken: KEY,
  ExpiredToken: "the access key has run out: AWS_ACCESS_KEY_ID needs one that lasts",
  AccessDenied: "the access key may not do all it must: it needs s3:PutObject, s3:GetObject, " +
    "s3:DeleteObject, and s3:ListBucket on the bucket",
  AllAccessDisabled: "the bucket is shut off: see its owner's account",
  AccountProblem: "the account is shut off: see its bills",
  PermanentRedirect: REGION,
  TemporaryRedirect: REGION,
  AuthorizationHeaderMalformed: REGION,
  IllegalLocationConstraintException: REGION,
  RequestTimeTooSkewed: "this machine's clock is wrong by more than 15 minutes",
};

/** What may pass by itself. */
const PASSING: Record<string, string> = {
  SlowDown: "the store is asked for too much at once",
  ENOTFOUND: UNREACHED,
  ECONNREFUSED: UNREACHED,
  ECONNRESET: UNREACHED,
  TimeoutError: UNREACHED,
};

/** What to look at first. */
export function storageAdvice(code: string): string {
  const known = { ...TO_MEND, ...PASSING };
  return Object.hasOwn(known, code)
    ? known[code]!
    : "see the store's own page of error codes, and the S3_… and AWS_… variables";
}

/** No file can be stored, whoever tries, until the operator has done something. */
export function mustBeMended(code: string): boolean {
  return Object.hasOwn(TO_MEND, code);
}
