import assert from "node:assert/strict";
import { listScripts, ROOT } from "./tree.ts";

/** A template that begins like an address of ours and has a part, but is not written with pathTo. */
const IN_WEB = /(?<!pathTo)`\/[^`\n]*?\$\{[^`\n]*`/g;
/** The same behind our public address, wherever it stands. */
const IN_FULL = /\$\{[\w.]*\bpublicUrl\}(\/[^`\n<"]*?\$\{[^`\n<"]*)/g;

/** A whole query, or what was encoded where it was made; and a language's code, after such a query. */
const ENCODED = /^(queryOf(Levels)?\(|query$|data\.query$|ctx\.url\.search$|here$|next$|language$)/;

/** An address that is a value of another one's query: it stands there as the API compares it. */
const NAMED = ["/api/uploads?redirectTo=/reports/${report.id}/photo"];

Deno.test("an address with a part in it is written with pathTo, which encodes it", async () => {
  const byHand: string[] = [];
  for await (const path of listScripts("")) {
    if (!/^(api|shared|web|worker)\//.test(path) || /_test\.tsx?$/.test(path)) continue;
    byHand.push(...findByHand(path, await Deno.readTextFile(`${ROOT}/${path}`)));
  }
  assert.deepEqual(byHand, []);
});

Deno.test("an address written by hand is told; what is encoded already, and what has no part, is not", () => {
  const tell = (source: string) => findByHand("web/a.ts", source).length;
  assert.equal(tell("`/zip/${zip}`"), 1);
  assert.equal(tell("`${publicUrl}/zip/${zip}`"), 1);
  assert.equal(tell("xml`<web>${deps.publicUrl}/zip/${zip}</web>`"), 1);
  assert.equal(tell("`/zip?${queryOf(asked)}` + pathTo`/zip/${zip}` + `${publicUrl}/account`"), 0);
  assert.equal(findByHand("worker/a.ts", "`/data/${model}`").length, 0);
});

/** "web/a.ts: `/zip/${zip}`" */
function findByHand(path: string, source: string): string[] {
  const written = [...source.matchAll(IN_FULL)].map(([, address]) => address!);
  if (/^web\/(?!isle|fresh|tests)/.test(path)) {
    written.push(...[...source.matchAll(IN_WEB)].map(([whole]) => whole.slice(1, -1)));
  }
  return written.filter((address) => {
    const parts = [...address.matchAll(/\$\{([^}]*)/g)].map(([, part]) => part!);
    return !NAMED.includes(address) && parts.some((part) => !ENCODED.test(part));
  }).map((address) => `${path}: ${address}`);
}
