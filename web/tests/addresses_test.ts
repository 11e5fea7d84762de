import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { listSources } from "./list_sources.ts";

/** A template that begins like an address and has a part, but is not written with pathTo. */
const BY_HAND = /(?<!pathTo)`\/[^`\n]*?\$\{[^`\n]*`/g;

/** A whole query, or what was encoded where it was made; and a language's code, after such a query. */
const ENCODED = /^(queryOf(Levels)?\(|query$|data\.query$|ctx\.url\.search$|here$|next$|language$)/;

/** An address that is a value of another one's query: it stands there as the API compares it. */
const NAMED = ["/api/uploads?redirectTo=/reports/${report.id}/photo"];

Deno.test("an address with a part in it is written with pathTo, which encodes it", async () => {
  const files = listSources(fileURLToPath(new URL("..", import.meta.url)));
  for (const path of files.filter((path) => /\.tsx?$/.test(path))) {
    const source = await Deno.readTextFile(path);
    for (const [written] of source.matchAll(BY_HAND)) {
      if (NAMED.includes(written.slice(1, -1))) continue;
      const parts = [...written.matchAll(/\$\{([^}]*)/g)].map(([, part]) => part!);
      const bare = parts.filter((part) => !ENCODED.test(part));
      assert.deepEqual(bare, [], `${path}: ${written}`);
    }
  }
});
