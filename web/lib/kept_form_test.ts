import assert from "node:assert/strict";
import { findKeptForm, forgetForm, keepForm } from "./kept_form.ts";

const KEPT = { userId: "ana", path: "/district/people" };
const PUBLIC = { ...KEPT, publicUrl: "https://floodline.example" };

function formOf(fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

const headersOf = (line: string) => new Headers({ cookie: `a=1; ${line.split(";")[0]}; b=2` });

Deno.test("a form is kept whole, for its page and person alone, and seen by no script", () => {
  const fields: [string, string][] = [["phone", "718 555 0188"], ["name", "Ana; Díaz=\n"], [
    "n",
    "1",
  ], ["n", "2"]];
  const line = keepForm(formOf(fields), PUBLIC)!;
  assert.match(line, /; Path=\/district; Max-Age=900; HttpOnly; SameSite=Lax; Secure$/);
  assert.deepEqual([...findKeptForm(headersOf(line), KEPT)!], fields);
  assert.equal(findKeptForm(headersOf(line), { ...KEPT, userId: "ben" }), undefined);
  assert.equal(findKeptForm(headersOf(line), { ...KEPT, path: "/district/settings" }), undefined);
  assert.equal(findKeptForm(new Headers(), KEPT), undefined);
});

Deno.test("what is too long for a cookie is not kept, what is no form of ours is none", () => {
  assert.equal(keepForm(formOf([["name", "ñ".repeat(1000)]]), PUBLIC), undefined);
  for (const value of ["", "%", "7", "null", encodeURIComponent('{"userId":"ana"}')]) {
    assert.equal(findKeptForm(headersOf(`floodline_kept_form=${value}`), KEPT), undefined, value);
  }
  assert.match(
    forgetForm("http://localhost"),
    /=; Path=\/district; Max-Age=0; HttpOnly; SameSite=Lax$/,
  );
});
