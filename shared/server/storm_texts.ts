// What alerts say together, by what is stored of each, in the language of a reader.
import type { Query } from "./database.ts";
import type { Write } from "./outbox/tells.ts";
import { type Saying, stormText } from "./words/alerts.ts";
import { type Tell, worstFirst, type ZipCode } from "./words/tell.ts";

/** By alert: what of it is true at this moment, where that is known; else as it was decided. */
type PresentTells = ReadonlyMap<string, Tell>;

/** What the same alerts say together they say to many: put into words once a language. */
export function writer(sql: Query, saying: Saying, present: PresentTells = new Map()): Write {
  const tells = new Map<string, Tell>(present);
  const written = new Map<string, string>();
  return async (wanted) => {
    const missing = wanted.flatMap(({ alertIds }) => alertIds.filter((id) => !tells.has(id)));
    for (const [id, tell] of await listTells(sql, [...new Set(missing)])) tells.set(id, tell);
    return wanted.map(({ language, alertIds }) => {
      const sorted = worstFirst(alertIds.map((id) => ({ id, ...tells.get(id)! })));
      const ids = sorted.map(({ id }) => id);
      const key = `${language} ${ids.join(" ")}`;
      const body = written.get(key) ?? stormText(language, sorted, saying);
      written.set(key, body);
      return { body, alertIds: ids };
    });
  };
}

async function listTells(sql: Query, alertIds: string[]): Promise<Map<string, Tell>> {
  if (alertIds.length === 0) return new Map();
  const rows = await sql<({ id: string } & Pick<Tell, "step" | "facts"> & ZipCode)[]>`
    select a.id, a.step, a.facts, z.zip, z.city, z.time_zone
    from alerts a join episodes e on e.id = a.episode_id join zips z on z.zip = e.zip
    where a.id = any(${alertIds}::uuid[])`;
  return new Map(
    rows.map(({ id, step, facts, ...place }) => [id, { step, facts, place } as Tell]),
  );
}
