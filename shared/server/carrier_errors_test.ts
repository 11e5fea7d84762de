import assert from "node:assert/strict";
import { plainReason, type Remedy, remedyFor } from "./carrier_errors.ts";

const REMEDIES: [errorCode: number, httpStatus: number | undefined, remedy: Remedy][] = [
  [20003, 401, "alarm"],
  [20429, 429, "retry"],
  [21211, 400, "suppress"],
  [21408, 400, "drop"],
  [21608, 400, "alarm"],
  [21610, 400, "unsubscribe"],
  [21611, 400, "retry"],
  [21614, 400, "suppress"],
  [30001, undefined, "retry"],
  [30003, undefined, "suppressIfRepeated"],
  [30004, undefined, "alarmIfMany"],
  [30005, undefined, "suppress"],
  [30006, undefined, "suppress"],
  [30007, undefined, "alarmIfMany"],
  [30008, undefined, "suppressIfRepeated"],
  [30034, undefined, "alarm"],
  // Codes that the table does not have.
  [99999, 429, "retry"],
  [99999, 401, "alarm"],
  [99999, 400, "drop"],
  [0, 400, "drop"],
];

Deno.test("each error has its remedy and its plain words", () => {
  for (const [errorCode, httpStatus, remedy] of REMEDIES) {
    assert.equal(remedyFor(errorCode, httpStatus), remedy, `${errorCode}`);
    assert.match(plainReason(errorCode), /^[A-Z][A-Za-z ',]+$/, "words, no codes");
  }
  assert.equal(plainReason(30003), "Phone off or out of reach");
  assert.equal(plainReason(null), plainReason(99999));
});
