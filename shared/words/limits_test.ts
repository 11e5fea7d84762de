// A limit that stands in the words as well is changed in one place and promised in another.
import assert from "node:assert/strict";
import { LANGUAGES } from "../languages.ts";
import { AMOUNTS } from "./amounts.ts";

const ROOT = new URL("../../", import.meta.url);
const CATALOGUES = ["shared/words/", "shared/server/words/", "web/words/"];

/** What figures and spans of time may stand in the words themselves, and why they are no limit. */
const ALLOWED: [words: RegExp, why: string][] = [
  [/\b(911|311)\b/g, "numbers to call"],
  [/\bOpen311( GeoReport v2)?\b/g, "a standard, by its name"],
  [/718 555 0123|7\.5|11215|11231|0\.6|\b(16:15|17:30|[45]:[13][05])\b|15毫米/g, "examples"],
  [/\b0(?= fits it)/g, "a key to press"],
  [/SHA-256|MP4|GSM-7/g, "names"],
  [/12:00|:00|\^1|2-digit|h23|^1$/g, "a clock's own"],
  [/\b15 min\w*|15 ?分钟/g, "the weather models' step"],
  [/\b(an hour|una hora)|(一|1) ?小时/gi, "what amounts of rain are of"],
  [
    /\b[0-3](?= (dry|ankle|knee|inside|nada|tobillo|rodilla|dentro|没有|到|进屋))/g,
    "answers to text",
  ],
  [/\b1 (yes|sigue)|2 (no\b|ya no)|1 还在/g, "answers to text"],
  [/1, 2 (or|o) 3|1、2 或 3/g, "answers to text"],
  [/Elija dos horas/g, "a beginning and an end"],
  [/^[12]\. /g, "the steps on a page"],
  [/每半分钟/g, "the beat of an authenticator app's codes, by its standard"],
  [/under 1 min/g, "the least that is said of a time"],
  [/0\.1/g, "the least that is said of rain"],
  [/\b1 (text|part|place|report|photo|file|other|person|day|hour)\w*/g, "one of them, in words"],
  [/\b1 (mensaje|lugar|reporte|foto|video|persona|día|hora|otra)\w*/g, "one of them, in words"],
  [/(有|了) 1 |^1 张/g, "one of them, in words"],
  [/ of 3$| de 3$|共 3 步/g, "the steps of the report form, which are three in the page itself"],
  [/\b6(?= digits|-digit| cifras)|6 ?位/g, "a code's shape, as its schema has it"],
  [/\b330\b/g, "three decimals of a degree, as places are rounded for everybody"],
  [/100 (meters|metros|m\b)|100 ?米/g, "three decimals of a degree, as places are rounded"],
  [/\b(in|en) (a|un) (minute|minuto)\b|(take|tardar) (a|un) (minute|minuto)|一分钟后?/g, "advice"],
  [/\b(half hour|media hora)|半小时/g, "the sweep's own beat, which an operator sets"],
  [
    /(send( a person)?|invite|enviamos( a una persona)?) (in|en) (a|un) d(ay|ía)|您?一天内收到/g,
    "the day",
  ],
  [
    /(half )?a day( to two days)? ahead|(medio día y dos días|un día) antes|提前一天|一天前|半天到两天前/g,
    "how far ahead the Weather Service says that it may flood",
  ],
  [/99 % within| in a (day, |week)|known after a day/g, "what an operator's figures are of"],
  [/for a day yet|ni un día|还不到一天/g, "the preview counts whole days"],
  [
    /deleted within a day|se borran en un día( o menos)?|照片(和视频)?(会)?在一天内删除/g,
    "roomy: hourly",
  ],
];

const FIGURES = /\d/;
const SPANS = [
  /\b(an?|one|two|three|five|six|seven|ten|half an?) (minute|hour|day|week|month|year)s?\b/i,
  /\b(una?|dos|tres|cinco|seis|siete|diez|media) (minuto|hora|día|semana|mes|año)s?\b/i,
  /[一二两三四五六七八九十半]+个?(分钟|小时|天|周|月|年)/,
];

for (const catalogue of CATALOGUES) {
  Deno.test(`${catalogue} repeats no limit: its words take the number`, async () => {
    const repeated: string[] = [];
    for await (const file of listFiles(catalogue)) {
      for (const words of wordsIn(file, await Deno.readTextFile(new URL(file, ROOT)))) {
        const rest = ALLOWED.reduce((rest, [allowed]) => rest.replace(allowed, ""), words);
        if (FIGURES.test(rest) || SPANS.some((span) => span.test(rest))) {
          repeated.push(`${file}: ${words}`);
        }
      }
    }
    assert.deepEqual(repeated, [], "take the number from shared/limits.ts or where it is kept");
  });
}

Deno.test("an amount is said in words where it is one, and whole hours as hours", () => {
  const say = ({ minutes, hours, days, photos }: typeof AMOUNTS.en) =>
    [
      minutes(1),
      minutes(10),
      minutes(60),
      minutes(90),
      minutes(120),
      hours(24),
      days(1),
      days(7),
      photos(1),
      photos(5),
    ].join(", ");
  assert.deepEqual(LANGUAGES.map((language) => say(AMOUNTS[language])), [
    "a minute, 10 minutes, an hour, 90 minutes, 2 hours, 24 hours, a day, 7 days, 1 photo, 5 photos",
    "un minuto, 10 minutos, una hora, 90 minutos, 2 horas, 24 horas, un día, 7 días, 1 foto, 5 fotos",
    "一分钟, 10 分钟, 一小时, 90 分钟, 2 小时, 24 小时, 一天, 7 天, 1 张照片, 5 张照片",
  ]);
});

/** amounts.ts says them: that is its work. */
async function* listFiles(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, ROOT))) {
    if (isDirectory) yield* listFiles(`${folder}${name}/`);
    else if (!/_test\.ts$|^amounts\.ts$/.test(name)) yield folder + name;
  }
}

/** Every text of a file, without its imports, comments and code. */
function wordsIn(file: string, source: string): string[] {
  const found: string[] = [];
  const plugin: Deno.lint.Plugin = {
    name: "words",
    rules: {
      collect: {
        create: () => ({
          Literal: ({ value, parent }) => {
            if (typeof value === "string" && !/^(Import|Export)/.test(parent.type)) {
              found.push(value);
            }
          },
          TemplateElement: ({ cooked }) => void found.push(cooked),
        }),
      },
    },
  };
  Deno.lint.runPlugin(plugin, file, source);
  return found;
}
