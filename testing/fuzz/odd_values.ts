// What no person types and every script tries, by what it is hostile to.
import type { Random } from "../../ground/random.ts";

const LONG = "9".repeat(5_000);

const NUMBERS: unknown[] = [
  5e-324,
  1e-300,
  1e308,
  -1e308,
  -1,
  0,
  -0,
  0.1,
  90.0000001,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 63,
  1e21,
  "1e999",
  "NaN",
  "Infinity",
  "-Infinity",
  "0x10",
  "007",
  "1,5",
  " 5 ",
  "٣",
];

const TIMES: unknown[] = [
  "0000-01-01T00:00:00Z",
  "0000-02-30",
  "-000001-01-01T00:00:00Z",
  "-271821-04-20T00:00:00.000Z",
  "+275760-09-13T00:00:00.000Z",
  "9999-12-31T23:59:59.999999999Z",
  "10000-01-01T00:00:00Z",
  "2026-02-30T12:00",
  "2026-11-22T25:61:61Z",
  "2026-03-08T02:30",
  "2026-11-22T12:00:00+99:99",
  "294277-01-01",
  "infinity",
  "now",
  "tomorrow",
  8.64e15,
];

const ZONES: unknown[] = ["Foo/Bar", "", "../../etc/passwd", "America/New_York\0", "UTC+25"];

const TEXTS: unknown[] = [
  "",
  " ",
  "日本",
  "/日本",
  "//evil.example",
  "/\\evil.example",
  "/%",
  "%00",
  "%",
  "%E0%A4%A",
  "\0",
  "a\0b",
  "\ud800",
  "a\udfffb",
  "\u202e\ufeff\ufffd",
  "\r\nset-cookie: a=b",
  "'; drop table users; --",
  "$1 :x ${y}",
  "../../../etc/passwd",
  "<script>alert(1)</script>",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "null",
  "undefined",
  "[object Object]",
  "{}",
  "[]",
  "👨‍👩‍👧‍👦".repeat(300),
  LONG,
];

const IDS: unknown[] = [
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "{00000000-0000-4000-8000-000000000000}",
  "0199f000-0000-7000-8000-00000000000g",
  "00000",
  "99999",
  "1",
  "11231-4105",
  "１１２３１",
];

const SHAPES: unknown[] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  Array(2_000).fill(1),
  nested(500),
  { length: 1e9 },
  JSON.parse('{"__proto__": {"a": 1}, "constructor": "x", "toString": 1}'),
];

const TEXTUAL = [NUMBERS, TIMES, ZONES, TEXTS, IDS];

/** For JSON. */
export function oddValue(random: Random): unknown {
  return structuredClone(random.pick(random.pick([...TEXTUAL, SHAPES])));
}

/** For a path, a query, a form, a header. */
export function oddText(random: Random): string {
  return String(random.pick(random.pick(TEXTUAL)));
}

/** Percent-encoded, and now and then so badly that it is no encoding. */
export function oddSegment(random: Random): string {
  if (random.isOneIn(4)) {
    return random.pick(["%FF", "%E0%A4%A", "%", "%00", "%C0%AE", "%2e%2e", "%2F"]);
  }
  return encodeURIComponent(oddText(random).toWellFormed().slice(0, 2_000));
}

const ODD_HEADERS: Record<string, string[]> = {
  range: ["bytes=0-0", "bytes=-1", "bytes=9999999999-", "bytes=a-b", "bytes=0-1,3-4,5-", "lines=1"],
  "if-none-match": ["*", '"', 'W/"x"', `"${"x".repeat(2_000)}"`, "\xff"],
  "if-modified-since": ["yesterday", "Thu, 01 Jan 0000 00:00:00 GMT"],
  accept: ["", "*/*;q=9", "application/json", "text/event-stream", "\xff"],
  "accept-language": ["", "*", "en;q=NaN", "x-".repeat(500), "__proto__", "es;q=1e999,\xff"],
  "accept-encoding": ["gzip;q=-1", "identity;q=0", "\xff"],
  "user-agent": ["", "\xff\xfe", "M".repeat(5_000)],
  "x-forwarded-for": [
    "",
    "256.1.1.1",
    "::1%eth0",
    "fe80::1%25",
    ",,,",
    "a".repeat(500),
    "::ffff:1.2.3.4",
  ],
  "x-request-id": ["", "\xff", "a".repeat(5_000), "../.."],
  "last-event-id": ["", "-1", "\xff", "0".repeat(500)],
  referer: ["", "/", "http://", "javascript:1", "http://[", "\xff"],
  "sec-fetch-mode": ["navigate", "constructor"],
  cookie: [
    "floodline_session=",
    "floodline_session=a.b.c",
    "floodline_session=eyJhbGciOiJub25lIn0.e30.",
    "floodline_language=toString; floodline_signing_in=%",
    "floodline_signing_in=null",
    "floodline_signing_in=%7B%22phone%22%3A%22%E6%97%A5%22%7D",
    "floodline_signing_in=%7B%22phone%22%3A%22%5Cud800%22%2C%22consentVersion%22%3A5%7D",
    "floodline_browser=%FF; floodline_browser=; =; ;;",
    `__Host-floodline_session=${"x".repeat(3_000)}`,
    "\xff=\xff",
  ],
};

/** Sometimes one, rarely two, mostly none. */
export function oddHeaders(random: Random): Record<string, string> {
  const headers: Record<string, string> = {};
  while (random.isOneIn(4)) {
    const name = random.pick(Object.keys(ODD_HEADERS));
    headers[name] = random.pick(ODD_HEADERS[name]!);
  }
  return headers;
}

/** `?a=…`, some twice, as lists, under names of every object. */
export function oddQuery(random: Random, names: string[], usual: (name: string) => string): string {
  const pairs: string[] = [];
  for (const name of names) {
    if (random.isOneIn(2)) continue;
    const value = random.isOneIn(2)
      ? oddSegment(random)
      : encodeURIComponent(usual(name).toWellFormed());
    pairs.push(`${encodeURIComponent(name)}=${value}`);
    if (random.isOneIn(10)) pairs.push(`${name}=${oddSegment(random)}`);
    if (random.isOneIn(10)) pairs.push(`${name}[]=${oddSegment(random)}`);
  }
  if (random.isOneIn(8)) {
    pairs.push(
      `${random.pick(["__proto__", "constructor", "", "%FF", "a[b]"])}=${oddSegment(random)}`,
    );
  }
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

const WRONG_TYPES = [
  "",
  "text/plain",
  "application/json; charset=utf-16",
  "application/JSON",
  "application/jsonp",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/form-data; boundary=",
  'multipart/form-data; boundary="x',
  "application/octet-stream",
  "\xff",
];

/** A body that is none, or not of its type; undefined for most. */
export function oddBody(
  random: Random,
): { type: string; body: string | Uint8Array<ArrayBuffer> } | undefined {
  if (!random.isOneIn(12)) return undefined;
  const type = random.isOneIn(2) ? "application/json" : random.pick(WRONG_TYPES);
  const body = random.pick<string | Uint8Array<ArrayBuffer>>([
    "",
    "{",
    "null",
    '"x"',
    "[]",
    "{}",
    "1e999",
    '{"a":1}{"a":2}',
    "\ufeff{}",
    "[".repeat(30_000),
    '{"a":'.repeat(10_000),
    "a=%FF&b=%",
    '--x\r\ncontent-disposition: form-data; name="zip"\r\n\r\n11231',
    "--x--",
    "x".repeat(70_000),
    new Uint8Array([0xff, 0xfe, 0x00, 0xd8]),
    new Uint8Array(0),
  ]);
  return { type, body };
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let n = 0; n < depth; n++) value = n % 2 ? [value] : { a: value };
  return value;
}
