// Where a district's city takes reports by Open311: who runs FloodLine says it, and has the key in the environment.
import type { Sql } from "shared/server/database.ts";
import { reachPublic } from "../../worker/open311/endpoint.ts";
import { Mistake } from "./mistake.ts";

export async function listCities(sql: Sql): Promise<string> {
  const rows = await sql<{ slug: string; url: string; service: string; open: number }[]>`
    select b.slug, e.url, e.service_code as service,
      (select count(*)::int from city_requests c where c.bid_id = b.id and c.next_at is not null) as open
    from city_endpoints e join bids b on b.id = e.bid_id order by b.slug`;
  if (rows.length === 0) return "No district sends reports to its city: city set SLUG URL SERVICE";
  return rows.map(({ slug, url, service, open }) =>
    `${slug}  ${url}  ${service}  ${open} under way`
  ).join("\n");
}

/** @param answers what the service's definition asks for: CODE=VALUE; {depth} is the report's */
export async function setCity(
  sql: Sql,
  { slug, url, serviceCode, jurisdictionId, answers }: {
    slug: string;
    url: string;
    serviceCode: string;
    jurisdictionId: string | undefined;
    answers: string[];
  },
  now: Date,
  mayReach = reachPublic(),
): Promise<string> {
  if (!URL.canParse(url) || new URL(url).search || new URL(url).username) {
    throw new Mistake(`"${url}" is no address of an endpoint, as https://city.example/open311/v2`);
  }
  await mayReach(new URL(url)).catch(() => {
    throw new Mistake(`${url} is not public, or not https: the worker asks no other`);
  });
  const attributes = Object.fromEntries(answers.map((answer) => {
    const [, code, value] = /^([^=]+)=(.*)$/.exec(answer) ?? [];
    if (!code) throw new Mistake(`"${answer}" is no CODE=VALUE`);
    return [code, value];
  }));
  const { count } = await sql`
    insert into city_endpoints (bid_id, url, jurisdiction_id, service_code, attributes, set_at)
    select id, ${url}, ${jurisdictionId ?? null}, ${serviceCode},
      ${JSON.stringify(attributes)}::text::jsonb, ${now}
    from bids where slug = ${slug}
    on conflict (bid_id) do update set
      url = excluded.url, jurisdiction_id = excluded.jurisdiction_id,
      service_code = excluded.service_code, attributes = excluded.attributes, set_at = excluded.set_at`;
  if (count === 0) throw new Mistake(`There is no district "${slug}"`);
  return `${slug} sends to ${url}. Its key, where it wants one: ${slug}=KEY in OPEN311_KEYS, for the worker`;
}

export async function dropCity(sql: Sql, slug: string): Promise<string> {
  const { count } = await sql`
    delete from city_endpoints e using bids b where b.id = e.bid_id and b.slug = ${slug}`;
  if (count === 0) throw new Mistake(`"${slug}" sends nothing to its city`);
  return `${slug} sends nothing to its city any more. What the city has, it has`;
}
