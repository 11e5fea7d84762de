import assert from "node:assert/strict";
import { type ErrorCode, ERRORS } from "shared/errors.ts";
import { AppError } from "shared/server/app_error.ts";
import { REFUSAL_WORDS, type RefusalWords } from "shared/words/refusals.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { run } from "../admin.ts";
import { inWords } from "./in_words.ts";
import { Mistake } from "./mistake.ts";

const CODE = /=>|function|\[object|undefined|\$\{/;

Deno.test("no refusal prints code, whichever it is and whatever field it is about", () => {
  const fields = REFUSAL_WORDS.en.fields;
  for (const code of Object.keys(ERRORS) as ErrorCode[]) {
    for (const key of Object.keys(fields) as (keyof typeof fields)[]) {
      const say = (words: RefusalWords): string => {
        const own = words.fields[key];
        return typeof own === "string"
          ? own
          : (own as (bound: number, level: string) => string)(5, "heavy");
      };
      const words = inWords(new AppError(code, { fields: { phone: say } }))!;
      assert.doesNotMatch(words, CODE);
      assert.ok(words.startsWith(REFUSAL_WORDS.en.errors[code]), words);
      assert.ok(words.length > REFUSAL_WORDS.en.errors[code].length, words);
    }
    assert.doesNotMatch(inWords(new AppError(code))!, CODE);
  }
});

Deno.test("a mistyped number is told in words", async () => {
  await using database = await cloneDatabase();
  for (const verb of ["add", "remove"]) {
    for (const typed of ["", "12", "+49 30 123456", "red-hook", "000 000 0000"]) {
      const error = await run(database.asProgram, ["staff", verb, typed, "red-hook"], new Date())
        .catch((error) => error);
      const words = inWords(error)!;
      assert.ok(error instanceof AppError, String(error));
      assert.match(words, /Enter a US/);
      assert.doesNotMatch(words, CODE);
    }
  }
});

Deno.test("what nobody foresaw is not put into words", () => {
  assert.equal(inWords(new Mistake("No")), "No");
  assert.equal(inWords(new TypeError("x is undefined")), undefined);
});
