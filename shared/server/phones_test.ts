import assert from "node:assert/strict";
import { en } from "../words/en.ts";
import { AppError } from "./app_error.ts";
import { parsePhone } from "./phones.ts";

Deno.test("a number is read however it is written", () => {
  const typed = [
    ...["7185550123", "718 555 0123", "(718) 555-0123", "718.555.0123", "718–555–0123"],
    ...["17185550123", "1 (718) 555-0123", "+1 718 555 0123", "+1-718-555-0123", " +17185550123 "],
    ...["001 718 555 0123", "0017185550123", "011 1 718 555 0123", "tel:+17185550123"],
    ...["７１８５５５０１２３", "＋１　７１８　５５５　０１２３", "\u202a+1 718 555 0123\u202c"],
    ...["718\u00a0555\u00a00123", "718‑555‑0123", "৭১৮৫৫৫০১২৩"],
  ];
  for (const text of typed) assert.equal(parsePhone(text), "+17185550123", JSON.stringify(text));
});

Deno.test("area codes that are newer than any list sign in, and those of the territories", () => {
  const newer =
    "621 861 729 465 624 227 235 324 329 350 353 357 363 369 436 471 472 483 557 645 656";
  const territories = "340 670 671 684 787 939";
  for (const area of `${newer} ${territories} 212 907 808`.split(" ")) {
    assert.equal(parsePhone(`${area} 234 5678`), `+1${area}2345678`);
  }
});

Deno.test("what can take no text from us is refused with why, before it costs anything", () => {
  const { phone, phoneAbroad, phoneExtension, phoneLetters, phoneNoTexts } = en.fields;
  const refused: [why: string, typed: string[]][] = [
    [phone, ["", "555-0123", "718 555 012", "718 555 01234"]],
    [phone, ["118 555 0123", "018 555 0123", "718 155 0123", "718 055 0123"]],
    [phone, [
      "911",
      "411 555 0123",
      "211 234 5678",
      "718 911 1234",
      "718 411 0000",
      "291 234 5678",
    ]],
    [phone, ["+1+17185550123", "000 000 0000", "111 111 1111", "718 555 0123 718 555 0124"]],
    [phoneNoTexts, [
      "800 234 5678",
      "1-888-234-5678",
      "833 234 5678",
      "822 234 5678",
      "887 234 5678",
    ]],
    [phoneNoTexts, [
      "900 234 5678",
      "500 234 5678",
      "521 234 5678",
      "533 234 5678",
      "588 234 5678",
    ]],
    [phoneNoTexts, ["700 234 5678", "710 234 5678", "600 234 5678", "718 555 1212"]],
    [phoneAbroad, [
      "+44 20 7946 0958",
      "011 44 20 7946 0958",
      "0044 20 7946 0958",
      "+52 55 1234 5678",
    ]],
    [phoneAbroad, [
      "416 234 5678",
      "+1 242 234 5678",
      "809 234 5678",
      "876 234 5678",
      "441 234 5678",
    ]],
    [phoneExtension, ["718 555 0123 x12", "718-555-0123 ext. 5", "7185550123;ext=7"]],
    [phoneLetters, ["1-800-FLOWERS", "718 555 CALL", "not a number", "call me", "718555O123"]],
  ];
  for (const [why, numbers] of refused) {
    for (const typed of numbers) {
      assert.throws(() => parsePhone(typed), (error) => {
        assert.ok(error instanceof AppError && error.code === "phoneNotSupported", typed);
        assert.equal(error.detail.fields!.phone!(en), why, typed);
        return true;
      });
    }
  }
});
