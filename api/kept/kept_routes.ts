// Which answers are the same for everybody who asks, whoever they are.
import { asksOnly } from "shared/kept_answers/for_all.ts";

/** Route → the parameters of its query, by which alone and the path its answers differ. */
const KEPT_ROUTES: Readonly<Record<string, readonly string[]>> = {
  "/api/zips/:zip": [],
  "/api/zips/:zip/preview": [],
  "/api/zips/:zip/feed.atom": ["lang"],
  "/api/zips/:zip/alerts/:file": ["lang"],
  "/api/zips/:zip/reports.geojson": [],
  "/api/map": ["zip"],
  "/api/network": [],
  // Of the list its beginning: the pages behind it are asked for seldom, and are without number.
  "/api/reports": ["limit", "perPerson", "zip"],
};

/** Of a request for what is kept; undefined for every other. */
export interface KeptRequest {
  /** Equal where the answers are. */
  key: string;
  /** The ZIP code that it is about; undefined: about all. */
  zip?: string;
}

/**
 * By the route's pattern and the address.
 *
 * @param pattern as the router has it: "/api/zips/:zip"
 */
export function readKeptRequest(
  pattern: string,
  { pathname, searchParams }: URL,
): KeptRequest | undefined {
  const names = KEPT_ROUTES[pattern];
  if (!names) return undefined;
  if (!asksOnly(searchParams, names)) return undefined;
  searchParams.sort();
  const zip = pathname.match(/^\/api\/zips\/(\d{5})(?:\/|$)/)?.[1] ?? searchParams.get("zip");
  return { key: `${pathname}?${searchParams}`, ...zip && { zip } };
}
