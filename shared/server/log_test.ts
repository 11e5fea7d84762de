import assert from "node:assert/strict";
import { PHONE_NUMBER } from "./log.ts";

const mask = (text: string) => text.replace(PHONE_NUMBER, "[phone]");

Deno.test("a phone number is masked however it is written into a line", () => {
  for (const phone of ["+17185550123", "17185550123", "7185550123", "%2B17185550123"]) {
    assert.equal(mask(`to ${phone}.`), "to [phone].", phone);
    assert.equal(mask(`"${phone}"`), `"[phone]"`, phone);
  }
});

Deno.test("an id is no phone number, however many of its digits stand in a row", () => {
  for (const end of ["7185550123b3", "b71855501233", "b37185550123", "171855501233"]) {
    const line = `{"report":"01a219b5-f2b3-7c93-a1f0-${end}","to":"+17185550123"}`;
    assert.equal(mask(line), line.replace("+17185550123", "[phone]"));
  }
});

Deno.test("other numbers are left as they are: a line stays JSON", () => {
  for (const text of ["1795372800000", '"ms":12', "2026-11-22T18:00:00.000Z", "11231", "SM0123"]) {
    assert.equal(mask(text), text);
  }
});
