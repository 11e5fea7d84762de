// Where a bucket is on the web. The browser's rules (CSP) must name it before anything is signed, so it
// is worked out here; a test holds it against what the SDK signs.

export interface BucketAddress {
  endpoint?: string;
  region: string;
  bucket: string;
}

/** Other stores may have a certificate for their own name alone: the bucket goes into the path. */
export function isPathStyle({ endpoint, bucket }: BucketAddress): boolean {
  return endpoint !== undefined || !MAY_BE_HOST.test(bucket);
}

/** Amazon's certificate is for one name before its own: one with dots would be several. */
const MAY_BE_HOST = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;

export function storageOrigin(address: BucketAddress): string {
  const { endpoint, region, bucket } = address;
  if (endpoint) return new URL(endpoint).origin;
  const host = `s3.${region}.${partitionOf(region)}`;
  return isPathStyle(address) ? `https://${host}` : `https://${bucket}.${host}`;
}

/** China, Europe's own cloud and the secret ones are apart from the rest of Amazon's. */
function partitionOf(region: string): string {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "amazonaws.com";
}

const PARTITIONS = [
  ["cn-", "amazonaws.com.cn"],
  ["eusc-", "amazonaws.eu"],
  ["us-isob-", "sc2s.sgov.gov"],
  ["us-isof-", "csp.hci.ic.gov"],
  ["us-iso-", "c2s.ic.gov"],
  ["eu-isoe-", "cloud.adc-e.uk"],
] as const;
