// Numbers as no list of cases has them.
import assert from "node:assert/strict";
import fc from "fast-check";
import { runs } from "../../testing/fuzz/runs.ts";
import { AppError } from "./app_error.ts";
import { maskPhone, parsePhone } from "./phones.ts";

/** Of New York: any number there with an exchange that may be. */
const DIGITS = fc.tuple(
  fc.constantFrom("212", "718", "917", "347"),
  fc.stringMatching(/^[2-9](0[0-9]|1[02-9]|[2-9][0-9])[0-9]{4}$/),
).map(([area, rest]) => area + rest).filter((digits) => !/^...(5551212|.11)/.test(digits));

const FULL_WIDTH = (digits: string) =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

Deno.test("a number is the same number however it is written", () => {
  fc.assert(
    fc.property(DIGITS, fc.nat(8), (digits, way) => {
      const [a, b, c] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
      const written = [
        digits,
        `(${a}) ${b}-${c}`,
        `${a}.${b}.${c}`,
        ` +1 ${a} ${b} ${c} `,
        `1-${a}-${b}-${c}`,
        `tel:+1${digits}`,
        `011 1 ${a} ${b} ${c}`,
        FULL_WIDTH(digits),
        `+1${digits}`,
      ][way]!;
      assert.equal(parsePhone(written), `+1${digits}`, written);
    }),
    runs(1_000),
  );
});

Deno.test("whatever is typed is a US number, read again as the same, or refused in words", () => {
  const nearly = fc.stringMatching(/^[+(]?[0-9 ().x\-０-９a-z]{0,24}$/);
  const typed = fc.oneof(nearly, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(typed, (text) => {
      let phone: string;
      try {
        phone = parsePhone(text);
      } catch (error) {
        return assert.ok(
          error instanceof AppError && error.code === "phoneNotSupported",
          `${error}`,
        );
      }
      assert.match(phone, /^\+1[2-9]\d{9}$/);
      assert.equal(parsePhone(phone), phone);
    }),
    runs(3_000),
  );
});

Deno.test("a masked number shows four of its digits", () => {
  fc.assert(
    fc.property(DIGITS, (digits) => {
      assert.equal(maskPhone(`+1${digits}`).replace(/\D/g, ""), digits.slice(-4));
    }),
    runs(200),
  );
});
