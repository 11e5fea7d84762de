import { Validator } from "@seriousme/openapi-schema-validator";
import assert from "node:assert/strict";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";

/** Routes for people to read, not for programs to call. */
const UNDESCRIBED = ["/api/openapi.json", "/api/docs", "/api/docs/start.js", "/api/docs/:file"];

Deno.test("the description is valid OpenAPI 3.1 by a public validator", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { status, body } = await api.client().get("/api/openapi.json");
  assert.equal(status, 200);
  assert.equal(body.openapi, "3.1.0");
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(body));
  assert.ok(valid, JSON.stringify(errors));
});

Deno.test("the validator would have told", async () => {
  const { valid } = await new Validator().validate({ openapi: "3.1.0", info: {}, paths: {} });
  assert.equal(valid, false);
});

Deno.test("every route is described, with a summary and its refusals", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { body } = await api.client().get("/api/openapi.json");
  for (const { method, path } of api.routes) {
    // What GeoReport v2 has: its own specification describes it, and its discovery names that.
    if (UNDESCRIBED.includes(path) || path.startsWith("/api/open311/")) continue;
    const pattern = path.replace(/:(\w+)/g, "{$1}");
    const operation = body.paths[pattern]?.[method.toLowerCase()];
    assert.ok(operation?.summary, `${method} ${pattern}`);
    assert.ok(operation.tags?.length, `${method} ${pattern}`);
  }
});

Deno.test("schemas go by their names", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { body, text } = await api.client().get("/api/openapi.json");
  const names = Object.keys(body.components.schemas);
  for (const name of ["Me", "Report", "ZipPage", "DistrictStats", "ErrorBody", "PublicReport"]) {
    assert.ok(names.includes(name), name);
  }
  const references = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) =>
    name!
  );
  assert.ok(references.length > 20);
  for (const name of references) assert.ok(names.includes(name), name);
  assert.equal(
    body.paths["/api/me"].get.responses["200"].content["application/json"].schema.$ref,
    "#/components/schemas/Me",
  );
});

Deno.test("the docs page needs nothing from other sites", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const page = await api.client().get("/api/docs");
  assert.match(page.headers.get("content-security-policy")!, /default-src 'none'/);
  const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
  assert.equal(files.length, 4);
  for (const file of files.filter((file) => !file.startsWith("data:"))) {
    const { status, headers, text } = await api.client().get(file);
    assert.equal(status, 200, file);
    assert.match(headers.get("content-type")!, /^text\/(css|javascript)/, file);
    assert.ok(text.length > 50, file);
  }
});
