// docs/security.md says what is met, where, and which test proves it: all of it is there.
import assert from "node:assert/strict";
import { join } from "node:path";
import { ROOT } from "./tree.ts";

/** Requirements of levels 1 and 2 in each chapter of ASVS 5.0.0, from its own CSV. */
const REQUIREMENTS: Record<number, number> = {
  1: 27,
  2: 11,
  3: 19,
  4: 10,
  5: 9,
  6: 35,
  7: 18,
  8: 7,
  9: 7,
  10: 29,
  11: 14,
  12: 9,
  13: 13,
  14: 9,
  15: 13,
  16: 16,
  17: 7,
};

interface Row {
  id: string;
  where: string;
  proof: string;
}

const text = await Deno.readTextFile(join(ROOT, "docs/security.md"));
const rows = [...text.matchAll(/^\| (V\d+\.\d+\.\d+) [^|]*\| ([^|]*)\| ([^|]*)\|$/gm)]
  .map(([, id, where, proof]): Row => ({ id: id!, where: where!.trim(), proof: proof!.trim() }));

Deno.test("each requirement of ASVS 5.0, level 2, has its row, once", () => {
  const ids = rows.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  const counts: Record<number, number> = {};
  for (const id of ids) {
    const chapter = Number(id.slice(1).split(".")[0]);
    counts[chapter] = (counts[chapter] ?? 0) + 1;
  }
  assert.deepEqual(counts, REQUIREMENTS);
});

Deno.test("each row says where it is met, or why it is not", () => {
  for (const { id, where } of rows) assert.ok(where.length > 5, `${id} says nothing`);
  const open = rows.filter(({ where }) => where.startsWith("**open, because**")).length;
  const foreign =
    rows.filter(({ where }) => where.startsWith("**not applicable, because**")).length;
  const met = rows.length - open - foreign;
  const said = `${met} are met, ${foreign} are not applicable, ${open} are open.`;
  assert.ok(text.includes(said), `the page's own count is another: ${said}`);
});

Deno.test("each test that a row names is in the file that it names", async () => {
  const missing: string[] = [];
  for (const { id, proof } of rows) {
    if (proof === "–") continue;
    const named = [...proof.matchAll(/`([^`]+)`: "(.+?)"(?=; `|$)/g)];
    assert.ok(named.length > 0, `${id} names its proof in another way`);
    for (const [, file, sentence] of named) {
      const source = await Deno.readTextFile(join(ROOT, file!)).catch(() => "");
      if (!source.includes(`"${sentence}"`)) missing.push(`${id}: ${file}: ${sentence}`);
    }
  }
  assert.deepEqual(missing, []);
});

Deno.test("each secret that .env.example names stands in the inventory of keys", async () => {
  const example = await Deno.readTextFile(join(ROOT, ".env.example"));
  const secrets = [...example.matchAll(/^#?\s*(\w*(?:KEY|SECRET|TOKEN|PASSWORD)\w*)=/gm)]
    .map(([, name]) => name!);
  assert.ok(secrets.length > 5);
  const inventory = text.slice(text.indexOf("## Keys and algorithms"));
  assert.deepEqual(secrets.filter((name) => !inventory.includes(`\`${name}\``)), []);
});
