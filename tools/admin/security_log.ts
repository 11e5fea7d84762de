// What the security log says, newest last, as who reads a log expects.
import { parseArgs } from "node:util";
import { isId } from "shared/ids.ts";
import type { Sql } from "shared/server/database.ts";
import { parsePhone } from "shared/server/phones.ts";
import { SECURITY_EVENTS } from "shared/server/security_log.ts";
import { Mistake } from "./mistake.ts";

const HOURS: Record<string, number> = { h: 1, d: 24 };

interface Filter {
  since: Date;
  event?: string;
  userId?: string;
  network?: string;
  limit: number;
}

export async function readSecurityLog(sql: Sql, args: string[], now: Date): Promise<string> {
  const filter = await readFilter(sql, args, now);
  const entries = await listEntries(sql, filter);
  if (entries.length === 0) return `Nothing of that since ${filter.since.toISOString()}`;
  const lines = entries.map(describe).reverse();
  const isCut = entries.length === filter.limit;
  return [...isCut ? [`The newest ${filter.limit}; more by --limit`] : [], ...lines].join("\n");
}

async function readFilter(sql: Sql, args: string[], now: Date): Promise<Filter> {
  const { since, event, user, phone, network, limit } = parseOptions(args);
  if (event !== undefined && !(SECURITY_EVENTS as readonly string[]).includes(event)) {
    throw new Mistake(`There is no event "${event}": they are ${SECURITY_EVENTS.join(", ")}`);
  }
  if (!/^[1-9]\d{0,4}$/.test(limit)) throw new Mistake(`--limit takes a number, not "${limit}"`);
  return {
    since: new Date(now.getTime() - hoursOf(since) * 3600_000),
    event,
    userId: phone === undefined ? user && uuidOf(user) : await findUserId(sql, phone),
    network: network && await networkOf(sql, network),
    limit: Number(limit),
  };
}

function parseOptions(args: string[]) {
  const text = { type: "string" } as const;
  const options = {
    since: { ...text, default: "24h" },
    limit: { ...text, default: "200" },
    event: text,
    user: text,
    phone: text,
    network: text,
  };
  try {
    return parseArgs({ args, options }).values;
  } catch {
    const known = Object.keys(options).map((name) => `--${name}`).join(" ");
    throw new Mistake(`security-log takes ${known}, each with a value`);
  }
}

function hoursOf(since: string): number {
  const [, count, unit] = /^(\d{1,4})([hd])$/.exec(since) ?? [];
  if (!count) throw new Mistake(`--since takes hours or days, as 12h or 7d, not "${since}"`);
  return Number(count) * HOURS[unit!]!;
}

function uuidOf(text: string): string {
  if (isId(text)) return text;
  throw new Mistake(`--user takes an account's id as the log shows it, not "${text}"`);
}

/** By number is how somebody is asked about; the log itself knows none. */
async function findUserId(sql: Sql, phone: string): Promise<string> {
  const [user] = await sql<{ id: string }[]>`
    select id from users where phone = ${parsePhone(phone)}`;
  if (!user) throw new Mistake("No account has that number now");
  return user.id;
}

async function networkOf(sql: Sql, text: string): Promise<string> {
  try {
    const [row] = await sql<[{ network: string }]>`
      select network_of_many(${text}::inet)::text as network`;
    return row.network;
  } catch {
    throw new Mistake(`--network takes an address or a network, as 198.51.100.0/24, not "${text}"`);
  }
}

interface Entry {
  at: Date;
  event: string;
  userId: string | null;
  isDeleted: boolean;
  slug: string | null;
  network: string | null;
  detail: Record<string, unknown>;
}

async function listEntries(sql: Sql, filter: Filter): Promise<Entry[]> {
  const { since, event = null, userId = null, network = null, limit } = filter;
  return await sql<Entry[]>`
    select s.at, s.event, s.user_id, s.is_deleted, b.slug, s.network::text as network, s.detail
    from security_log s left join bids b on b.id = s.bid_id
    where s.at >= ${since}
      and (${event}::text is null or s.event = ${event})
      and (${userId}::uuid is null or s.user_id = ${userId})
      and (${network}::cidr is null or s.network = ${network})
    order by s.at desc, s.id desc
    limit ${limit}`;
}

/** "2026-11-22T12:00:00.000Z  signInFailed  account 0190…  198.51.100.0/24  reason codeWrong" */
function describe({ at, event, userId, isDeleted, slug, network, detail }: Entry): string {
  const who = userId ? `${isDeleted ? "deleted account" : "account"} ${userId}` : "nobody known";
  const figures = Object.entries(detail).map(([name, value]) => `${name} ${value}`).join(", ");
  return [at.toISOString(), event, who, slug && `district ${slug}`, network, figures]
    .filter(Boolean).join("  ");
}
