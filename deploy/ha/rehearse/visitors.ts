// Who goes on while it happens: pages that are asked for by the front, and rows written by pgbouncer.
import type { Sql } from "shared/server/database.ts";
import { FRONT } from "./hosts.ts";

const EVERY_MS = 250;
const PATIENCE_MS = 10_000;
/** A stranger's page may come from memory; of who has just sent something each is made. */
const PAGES: [what: string, path: string, cookie?: string][] = [
  ["start page", "/"],
  ["a stranger's ZIP page", "/zip/11231"],
  ["a ZIP page made anew", "/zip/11231", "floodline_wrote=1"],
];

interface Try {
  what: string;
  at: number;
  endedAt: number;
  /** "200", "503", … or what went wrong. */
  outcome: string;
}

export interface Watch {
  tries: Try[];
  /** Rows that the database has acknowledged. */
  written: string[];
}

/** Until the signal. One of each at a time: who waits, waits. */
export async function watch(sql: Sql, seen: Watch, signal: AbortSignal): Promise<void> {
  const write = async () => {
    const id = crypto.randomUUID();
    const answer = await within(sql`insert into rehearsed (id) values (${id})`);
    if (answer === "200") seen.written.push(id);
    return answer;
  };
  await Promise.all([
    again("write", write, seen, signal),
    ...PAGES.map(([what, ...page]) => again(what, () => visit(...page), seen, signal)),
  ]);
}

async function again(
  what: string,
  attempt: () => Promise<string>,
  { tries }: Watch,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const at = Date.now();
    const outcome = await attempt();
    tries.push({ what, at, endedAt: Date.now(), outcome });
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, at + EVERY_MS - Date.now())));
  }
}

async function visit(path: string, cookie = ""): Promise<string> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(FRONT + path, { signal, headers: { cookie } });
    await answer.body?.cancel();
    return String(answer.status);
  } catch (error) {
    return (error as Error).name;
  }
}

async function within(query: PromiseLike<unknown>): Promise<string> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("late"), PATIENCE_MS);
  });
  const answer = query.then(() => "200", (error: { code?: string }) => error.code ?? "failed");
  return await Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

export interface Interruption {
  what: string;
  tries: number;
  /** How many ended otherwise than well, by their outcome. */
  outcomes: Record<string, number>;
  /** Seconds from what was done until it went well again for good; 0 where nothing failed. */
  backAfter: number;
  /** The longest time without a success, in seconds. */
  longest: number;
}

/** What `tries` from `since` on tell of each thing that was tried. */
export function interruptions(tries: Try[], since: number): Interruption[] {
  const byWhat = Map.groupBy(tries.filter(({ endedAt }) => endedAt >= since), ({ what }) => what);
  return [...byWhat].map(([what, all]) => {
    const bad = all.filter(({ outcome }) => outcome !== "200");
    const lastBad = Math.max(...bad.map(({ at }) => at), -Infinity);
    const back = all.find(({ at, outcome }) => outcome === "200" && at > lastBad);
    let longest = 0;
    let good = since;
    for (const { endedAt, outcome } of all) {
      if (outcome !== "200") continue;
      longest = Math.max(longest, endedAt - good);
      good = endedAt;
    }
    const outcomes: Record<string, number> = {};
    for (const { outcome } of bad) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const backAfter = bad.length === 0 ? 0 : ((back?.endedAt ?? Infinity) - since) / 1000;
    return { what, tries: all.length, outcomes, backAfter, longest: longest / 1000 };
  });
}
