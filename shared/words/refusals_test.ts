import assert from "node:assert/strict";
import { DistrictLevels } from "../api/district.ts";
import { type ErrorCode, ERRORS } from "../errors.ts";
import { CodeCheck, MeChange, NewCode } from "../api/people.ts";
import { NewReport, NewUpload } from "../api/reports.ts";
import { LANGUAGES } from "../languages.ts";
import { fieldWords, REFUSAL_WORDS } from "./refusals.ts";

Deno.test("every refusal is a sentence in every language, and another one in each", () => {
  for (const code of Object.keys(ERRORS) as ErrorCode[]) {
    const said = LANGUAGES.map((language) => REFUSAL_WORDS[language].errors[code]);
    for (const words of said) assert.match(words, /[.?。？]$/, code);
    assert.equal(new Set(said).size, LANGUAGES.length, code);
  }
});

Deno.test("words about a field differ in each language too, whatever their parts", () => {
  const { fields, generic } = REFUSAL_WORDS.en;
  for (const [group, catalogue] of Object.entries({ fields, generic })) {
    for (const key of Object.keys(catalogue)) {
      const said = LANGUAGES.map((language) => {
        // deno-lint-ignore no-explicit-any
        const words = (REFUSAL_WORDS[language] as any)[group][key];
        return typeof words === "function" ? words(7, "heavy") : words;
      });
      assert.equal(new Set(said).size, LANGUAGES.length, key);
      assert.ok(said.every((words) => !/undefined|NaN/.test(words)), key);
    }
  }
});

Deno.test("what a schema did not like is said in the reader's language", () => {
  const place = { zip: "11231" };
  const threshold = { mmPer15Min: 120, mmPerHour: null };
  const levels = { any: null, heavy: threshold, flood: null };
  const cases = [
    [NewCode, { phone: "12" }, "Escriba un celular de EE. UU.: el código de área y siete cifras."],
    [CodeCheck, { phone: "7185550123", code: "12" }, "Escriba las 6 cifras del mensaje."],
    [MeChange, { quietHours: { from: 8, to: 8 } }, "Elija dos horas distintas."],
    [MeChange, { quietHours: { from: 8, to: 24 } }, "Escriba 23 o menos."],
    [MeChange, { quietHours: { from: -1, to: 9 } }, "Escriba 0 o más."],
    [MeChange, { language: "fr" }, "Elija uno de estos: en, es, zh."],
    [MeChange, { paused: "yes" }, "Falta o es de otro tipo: se espera boolean."],
    [MeChange, { places: [{ zip: "1123" }] }, "Escriba las cinco cifras de un código postal."],
    [MeChange, { places: Array(6).fill(place) }, "Dé 5 o menos."],
    [NewReport, { ...place, depth: "" }, "Elija qué tan profunda es el agua."],
    [
      NewReport,
      { ...place, depth: "knee", note: "x".repeat(2001) },
      "La nota puede tener 2000 caracteres como máximo.",
    ],
    [
      NewReport,
      { ...place, depth: "knee", submissionId: "1" },
      "No tiene la forma esperada: uuid.",
    ],
    [NewUpload, { contentType: "image/png", sizeBytes: 0 }, "Escriba más de 0."],
    [DistrictLevels, { levels, leadMinutes: null }, "Escriba 10 mm o menos."],
  ] as const;
  for (const [schema, body, expected] of cases) {
    const issues = schema.safeParse(body).error!.issues;
    const said = issues.map((issue) => fieldWords(issue, REFUSAL_WORDS.es));
    assert.deepEqual(said, [expected]);
  }
});
