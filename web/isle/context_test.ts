import assert from "node:assert/strict";
import { Context } from "./context.ts";
import { HttpError } from "./http_error.ts";

function redirect(to: string, status?: 303): string {
  const ctx = new Context({
    req: new Request("http://site.test/"),
    url: new URL("http://site.test/"),
    params: {},
    route: null,
    info: {} as Deno.ServeHandlerInfo,
  });
  const location = ctx.redirect(to, status).headers.get("location")!;
  return new URL(location, "http://site.test/folder/page").href;
}

Deno.test("a path that looks like another site stays on this one", () => {
  const tricks = ["//evil.test/x", "/\\evil.test/x", "\\\\evil.test/x", "///evil.test/x"];
  const blanks = [" //evil.test/x", "/\t/evil.test/x", "\t\\/evil.test/x", "/\n/evil.test/x"];
  for (const trick of [...tricks, ...blanks]) {
    assert.equal(new URL(redirect(trick)).host, "site.test", JSON.stringify(trick));
  }
});

Deno.test("a path, its query and a full address are left as they are", () => {
  assert.equal(redirect("/zip/11231?next=//a//b#c"), "http://site.test/zip/11231?next=//a//b#c");
  assert.equal(redirect("photo"), "http://site.test/folder/photo");
  assert.equal(redirect("https://other.test/a//b"), "https://other.test/a//b");
});

Deno.test("an HttpError is an Error with a status", () => {
  const error = new HttpError(404);
  assert.ok(error instanceof Error);
  assert.deepEqual([error.name, error.message, error.status], ["HttpError", "", 404]);
  assert.equal(new HttpError(403, "Not yours").message, "Not yours");
});
