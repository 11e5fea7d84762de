// A pool whose reading statements have forgotten whom they are for: what stands behind must hold alone.
import type { Sql } from "shared/server/database.ts";

/** As statements name an owner, a district or a row by its id: `r.bid_id = $1`, ` id = $1`. */
const OF_ONE = /((?:\b\w+\.)?\b(?:id|\w+_id)) = $/;
const WRITES = /^\s*(insert|update|delete|with code as)\b/;

/** Each `x_id = ${…}` of a statement that reads holds for every row. Writes are left as they are. */
export function forgetful<Pool extends Sql>(sql: Pool): Pool {
  return new Proxy(sql, {
    apply(pool, self, [strings, ...values]) {
      const isStatement = Array.isArray(strings) && "raw" in strings;
      const doctored = isStatement ? forget(strings as unknown as TemplateStringsArray) : strings;
      return Reflect.apply(pool, self, [doctored, ...values]);
    },
    get(pool, name) {
      if (name !== "begin") return Reflect.get(pool, name);
      return (work: (tx: Sql) => unknown) =>
        pool.begin((tx) => work(forgetful(tx as unknown as Sql)));
    },
  });
}

const forgotten = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

function forget(strings: TemplateStringsArray): TemplateStringsArray {
  if (WRITES.test(strings[0]!)) return strings;
  const known = forgotten.get(strings);
  if (known) return known;
  const texts = [...strings];
  for (let i = 0; i < texts.length - 1; i++) {
    if (!OF_ONE.test(texts[i]!)) continue;
    texts[i] = texts[i]!.replace(OF_ONE, "(true or $1 = ");
    texts[i + 1] = `)${texts[i + 1]}`;
  }
  const doctored = Object.assign(texts, { raw: texts });
  forgotten.set(strings, doctored);
  return doctored;
}
