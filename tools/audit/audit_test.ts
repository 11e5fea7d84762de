import assert from "node:assert/strict";
import { join } from "node:path";
import { audit } from "../audit.ts";
import { listImages, listPackages } from "./components.ts";
import { makeTemporaryFolder } from "../../testing/temporary.ts";

interface Query {
  package: { name: string; ecosystem: string };
  version: string;
  page_token?: string;
}

/** As osv.dev answers: a result for each query, empty where nothing is known. */
function serveAdvisories(known: (query: Query) => object | undefined) {
  const asked: Query[] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      assert.equal(new URL(request.url).pathname, "/v1/querybatch");
      const { queries } = await request.json() as { queries: Query[] };
      assert.ok(queries.length <= 1000);
      asked.push(...queries);
      return Response.json({ results: queries.map((query) => known(query) ?? {}) });
    },
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    asked,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

async function run(service: string, file?: string) {
  const folder = makeTemporaryFolder();
  const said: string[] = [];
  const record = file ?? join(folder, "new/audit.json");
  const code = await audit({
    service,
    file: record,
    say: (line) => said.push(line),
    now: new Date("2026-11-26T09:00:00Z"),
  });
  return { code, said, record };
}

Deno.test("every package of the lock file and every image is asked for, and the day is kept", async () => {
  await using osv = serveAdvisories(() => undefined);
  const { code, said, record } = await run(osv.url);
  assert.equal(code, 0);
  const names = new Set(osv.asked.map((query) => query.package.name));
  for (const name of ["hono", "zod", "postgresql", "github.com/caddyserver/caddy/v2", "deno"]) {
    assert.ok(names.has(name), name);
  }
  assert.match(
    said.at(-1)!,
    /^Asked 2026-11-26T09:00:00.000Z: nothing is known against \d+ packages/,
  );
  const later = await run("http://127.0.0.1:9", record);
  assert.equal(later.code, 2);
  assert.match(later.said.join("\n"), /could not be asked[^]*Asked 2026-11-26T09:00:00.000Z/);
});

Deno.test("what is known is told by its name, with further pages, and fails the command", async () => {
  await using osv = serveAdvisories(({ package: { name }, page_token }) => {
    if (name !== "hono") return undefined;
    return page_token
      ? { vulns: [{ id: "GHSA-2" }] }
      : { vulns: [{ id: "GHSA-1" }], next_page_token: "more" };
  });
  const { code, said } = await run(osv.url);
  assert.equal(code, 1);
  assert.match(said.join("\n"), /hono \d[^]*GHSA-1[^]*GHSA-2[^]*2 are known/);
});

Deno.test("a service that answers something else is no all-clear", async () => {
  for (const answer of ["{}", "<html>", '{"results":[]}']) {
    await using server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen: () => {} },
      () => new Response(answer),
    );
    const { code, said } = await run(`http://127.0.0.1:${server.addr.port}`);
    assert.equal(code, 2, answer);
    assert.match(said.at(-1)!, /never asked on this machine/);
  }
});

Deno.test("names and versions are read from lock file and images as they stand there", () => {
  const lock = JSON.stringify({ npm: { "@a/b@1.2.3_c@4.0.0": {}, "d@5.6.7-beta.1": {} } });
  assert.deepEqual(listPackages(lock), [
    { name: "@a/b", version: "1.2.3", ecosystem: "npm" },
    { name: "d", version: "5.6.7-beta.1", ecosystem: "npm" },
  ]);
  const compose =
    "services: { db: { image: 'postgres:18.6@sha256:0' }, api: { build: ., image: x }, web: { image: x } }";
  assert.deepEqual(listImages(compose, "FROM denoland/deno:2.9.6@sha256:1 AS build\n"), [
    { name: "postgresql", version: "18.6.0", ecosystem: "Bitnami" },
    { name: "deno", version: "2.9.6", ecosystem: "crates.io" },
  ]);
  assert.throws(() => listImages("services: { db: { image: redis } }", ""), /image redis/);
});
