import assert from "node:assert/strict";
import { cloneDatabase } from "../../testing/database.ts";
import { CODES, type Kind, REMEDIES } from "./carrier_codes.ts";
import {
  codesOf,
  codesWith,
  isStillOwed,
  kindOf,
  plainReason,
  remediesFor,
  remediesOf,
  waitSeconds,
} from "./carrier_errors.ts";

const KINDS: [kind: Kind, errorCodes: number[]][] = [
  ["account", [20003, 20005, 21606, 21608, 21659, 21703, 30002, 30032, 30033, 30034, 30035, 63038]],
  ["unclear", [21266, 21612, 30023, 30036, 30450, 30453]],
  ["later", [20429, 21611, 30001, 30022, 30410, 30500]],
  ["number", [21211, 21265, 21614, 21635, 30005, 30006]],
  ["unreachable", [30003, 30008, 30046]],
  ["optedOut", [21610]],
  ["filtered", [30004, 30007]],
  ["region", [21408]],
  ["content", [21602, 21617, 30019]],
];

Deno.test("each code is what Twilio's dictionary says of it", () => {
  for (const [kind, errorCodes] of KINDS) {
    for (const errorCode of errorCodes) assert.equal(kindOf(errorCode), kind, `${errorCode}`);
    assert.deepEqual(errorCodes.filter((code) => !codesOf(kind).includes(code)), []);
  }
});

/** What is not listed: by the HTTP status, and else it waits. */
const UNLISTED: [errorCode: number, httpStatus: number | undefined, kind: Kind][] = [
  [99999, 429, "later"],
  [99999, 401, "account"],
  [99999, 402, "account"],
  [99999, 403, "account"],
  [99999, 404, "account"],
  [99999, 400, "unclear"],
  [99999, undefined, "unclear"],
  [39999, undefined, "unclear"],
  [0, 400, "unclear"],
  [NaN, 400, "unclear"],
];

Deno.test("a code that is not listed never drops a text", () => {
  for (const [errorCode, httpStatus, kind] of UNLISTED) {
    assert.equal(kindOf(errorCode, httpStatus), kind, `${errorCode} ${httpStatus}`);
    assert(isStillOwed(errorCode, httpStatus));
  }
});

Deno.test("a text either waits or is dropped, and only the number's own faults are held against it", () => {
  for (const errorCode of Object.keys(CODES).map(Number)) {
    const remedies = remediesFor(errorCode);
    assert.notEqual(remedies.includes("wait"), remedies.includes("drop"), `${errorCode}`);
    const isNumbers = ["number", "unreachable", "optedOut"].includes(kindOf(errorCode));
    const isHeldAgainst = ["suppress", "suppressIfRepeated", "unsubscribe"].some((remedy) =>
      REMEDIES[kindOf(errorCode)].some((each) => each === remedy)
    );
    assert.equal(isHeldAgainst, isNumbers, `${errorCode}`);
    assert.equal(remedies.includes("stop"), kindOf(errorCode) === "account");
  }
});

Deno.test("what nobody knows what to make of waits ever longer, the rest half a minute", () => {
  assert.deepEqual([1, 2, 3, 9].map((tries) => waitSeconds("unclear", tries)), [30, 60, 120, 120]);
  assert.deepEqual([1, 2, 9].map((tries) => waitSeconds("account", tries)), [30, 30, 30]);
});

Deno.test("each code has its reason in plain words", () => {
  for (const errorCode of Object.keys(CODES).map(Number)) {
    assert.match(plainReason(errorCode), /^[A-Z][A-Za-z ',]+$/, "words, no codes");
  }
  assert.equal(plainReason(30003), "Phone off or out of reach");
  assert.equal(plainReason(null), plainReason(99999));
});

Deno.test("a code may have remedies beside those of its kind", () => {
  assert.deepEqual(remediesOf(["filtered", "Taken for spam", "suppress", "alarm"]), [
    ...REMEDIES.filtered,
    "suppress",
    "alarm",
  ]);
  assert.deepEqual(codesWith("unsubscribe"), codesOf("optedOut"));
  for (const errorCode of codesWith("stop")) assert(remediesFor(errorCode).includes("stop"));
});

Deno.test("no index, function or check of the database has a carrier's code in it", async () => {
  await using database = await cloneDatabase();
  const rows = await database.sql<{ name: string; source: string }[]>`
    select indexname as name, indexdef as source from pg_indexes where schemaname = 'public'
    union all
    select proname, coalesce(pg_get_function_sqlbody(oid), prosrc) from pg_proc
    where pronamespace = 'public'::regnamespace and prokind = 'f'
    union all
    select conname, pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace
    union all
    select viewname, definition from pg_views where schemaname = 'public'`;
  assert(rows.length > 50);
  for (const { name, source } of rows) {
    const numbers = source.replace(/'[^']*'/g, "").match(/\b\d{5}\b/g) ?? [];
    assert.deepEqual(numbers.filter((number) => Number(number) in CODES), [], name);
  }
});
