import assert from "node:assert/strict";
import { splitStatements } from "./statements.ts";

const CASES: [sentence: string, file: string, statements: [line: number, text: string][]][] = [
  ["nothing but words about it", "-- nothing\n\n/* ; */ ;\n", []],
  ["two, the second without its end", "select 1;\nselect 2\n", [[1, "select 1"], [2, "select 2"]]],
  ["a comment before it is not its own", "-- why;\nselect 1; -- how;\n", [[2, "select 1"]]],
  [
    "quoted semicolons and quotes",
    `select ';', 'it''s;', E'\\';', "a;""b;";`,
    [[1, `select ';', 'it''s;', E'\\';', "a;""b;"`]],
  ],
  [
    "a body between dollars, with another in it",
    "do $x$ begin perform $$;$$; end $x$;\nselect 1;",
    [[1, "do $x$ begin perform $$;$$; end $x$"], [2, "select 1"]],
  ],
  [
    "an atomic body, with a case in it",
    "create function f() begin atomic\n select case when true then 1 end; select 2;\nend;\nselect 3;",
    [
      [1, "create function f() begin atomic\n select case when true then 1 end; select 2;\nend"],
      [4, "select 3"],
    ],
  ],
  [
    "words that only hold these",
    "select legend, showcase from weekend; begin;",
    [[1, "select legend, showcase from weekend"], [1, "begin"]],
  ],
];

for (const [sentence, file, statements] of CASES) {
  Deno.test(`a file's statements: ${sentence}`, () => {
    assert.deepEqual(splitStatements(file).map(({ line, text }) => [line, text]), statements);
  });
}
