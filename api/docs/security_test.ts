import assert from "node:assert/strict";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { ROUTE_ACCESS } from "../../testing/route_access.ts";

Deno.test("each route is described with those whom it lets in: everybody, a session, a key to read or to write", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const { body } = await api.client().get("/api/openapi.json");
  assert.deepEqual(body.components.securitySchemes.districtKey.scheme, "bearer");
  for (const [pattern, item] of Object.entries(body.paths)) {
    for (const [method, operation] of Object.entries(item as object)) {
      const route = `${method.toUpperCase()} ${pattern.replace(/\{(\w+)\}/g, ":$1")}`;
      const access = ROUTE_ACCESS[route]!;
      if (access.access === "outside") continue;
      const session = access.access === "anybody" ? [] : [{ session: [] }];
      const takesKeys = "keys" in access && access.keys;
      const key = takesKeys ? [{ districtKey: [access.duty === "look" ? "read" : "write"] }] : [];
      assert.deepEqual(operation.security, [...session, ...key], route);
    }
  }
});
