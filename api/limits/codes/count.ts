import type { Query } from "shared/server/database.ts";
import type { Asker, CodeLimit, CountedBy } from "./limits.ts";

export interface CodeRequest {
  /** Whose code; nobody's for tries, which are not counted by number. */
  phone: string;
  ip: string;
  asker: Asker;
  at: Date;
}

export interface ReachedLimit {
  by: CountedBy;
  freeAt: Date;
}

/**
 * The limit that is reached and lasts longest, if any is. To be asked under a lock that is held until
 * what is asked for is written: a burst would slip through.
 */
export async function findReachedLimit(
  sql: Query,
  rows: "sign_in_codes" | "code_tries",
  asked: CodeRequest,
  limits: readonly CodeLimit[],
): Promise<ReachedLimit | undefined> {
  const those = limits.filter(({ max }) => max[asked.asker] !== undefined);
  if (those.length === 0) return undefined;
  const ends = those.map((limit, index) => {
    const end = limitEnd(sql, rows, asked, limit);
    return index === 0 ? end : sql`union all ${end}`;
  });
  const [reached] = await sql<ReachedLimit[]>`
    select * from (${ends}) ends where free_at is not null order by free_at desc limit 1`;
  return reached;
}

/** When the oldest of the `max` newest rows leaves the limit's window; null where there are fewer. */
function limitEnd(
  sql: Query,
  rows: "sign_in_codes" | "code_tries",
  asked: CodeRequest,
  { by, minutes, max }: CodeLimit,
) {
  const isCounted = rows === "code_tries" ? sql`is_wrong` : sql`true`;
  const since = new Date(asked.at.getTime() - minutes * 60_000);
  return sql`
    select ${by}::text as by, (
      select created_at + make_interval(mins => ${minutes}) from ${sql(rows)}
      where ${countsFor(sql, by, asked)} and ${isCounted} and created_at > ${since}
      order by created_at desc
      offset ${max[asked.asker]! - 1} limit 1
    ) as free_at`;
}

function countsFor(sql: Query, by: CountedBy, { phone, ip }: CodeRequest) {
  const from = (v4: number, v6: number) => sql`ip <<= ${networkOf(sql, ip, v4, v6)}`;
  const site = from(24, 48);
  // +1, area code, exchange and one digit more.
  const neighbors = sql`starts_with(phone, ${phone.slice(0, 9)})`;
  const others = sql`phone = ${phone} and asker <> 'own'`;
  switch (by) {
    case "browser":
      return sql`phone = ${phone} and asker = 'own'`;
    case "number":
      return others;
    case "numberFromSite":
      return sql`${others} and ${site}`;
    case "neighbors":
      return neighbors;
    case "neighborsFromSite":
      return sql`${neighbors} and ${site}`;
    case "address":
      return from(32, 64);
    case "street":
      return from(24, 56);
    case "site":
      return site;
    case "all":
      return sql`true`;
  }
}

/** As it is kept: a household has an IPv6 /64 to itself, as many addresses as it likes. */
export function householdOf(sql: Query, ip: string) {
  return networkOf(sql, ip, 32, 64);
}

function networkOf(sql: Query, ip: string, v4: number, v6: number) {
  return sql`network(set_masklen(
    ${ip}::inet, case family(${ip}::inet) when 4 then ${v4}::int else ${v6}::int end
  ))`;
}
