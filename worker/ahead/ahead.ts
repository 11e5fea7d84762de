// "A day ahead": watches are texted to who asked for that. After the alerts of the same hearing, and never instead.
import type { Sql } from "shared/server/database.ts";
import { lock } from "shared/server/locks.ts";
import { getLogger } from "shared/server/log.ts";
import { endWatchTexts, enqueueWatch, type WatchText } from "shared/server/outbox/watches.ts";
import { captureException } from "shared/server/sentry.ts";
import type { Saying } from "shared/server/words/alerts.ts";
import { watchText } from "shared/server/words/watches.ts";
import { decideAhead } from "shared/storms/day_ahead.ts";
import type { Warning } from "shared/storms/decide.ts";
import { isWatch } from "shared/storms/products.ts";
import type { Warnings } from "../warnings/warnings.ts";
import { listReaders, listZipsAhead, type ReaderPlace } from "./sql.ts";

const log = getLogger(["worker", "ahead"]);

interface TouchedZips {
  watch: Warning;
  zips: string[];
}

/** Never throws: whatever happens here, alerts go on. Returns how many texts. */
export async function tellAhead(sql: Sql, warnings: Warnings, saying: Saying): Promise<number> {
  try {
    await endWatchTexts(sql, saying.now);
    let messages = 0;
    for (const touched of await listWatches(sql, warnings)) {
      messages += await tellOne(sql, touched, saying);
    }
    if (messages > 0) log.info("watches told a day ahead", { messages });
    return messages;
  } catch (error) {
    log.error("watches could not be told a day ahead", { error });
    captureException(error, { job: "ahead" });
    return 0;
  }
}

/** Each watch in force that touches a ZIP code of somebody who asked, once a chain. */
async function listWatches(sql: Sql, warnings: Warnings): Promise<TouchedZips[]> {
  const chains = new Map<string, TouchedZips>();
  for (const place of await listZipsAhead(sql)) {
    for (const watch of warnings.list(place).filter(isWatch)) {
      const touched = chains.get(watch.firstId) ?? { watch, zips: [] };
      chains.set(watch.firstId, touched);
      touched.zips.push(place.zip);
    }
  }
  return [...chains.values()];
}

async function tellOne(sql: Sql, { watch, zips }: TouchedZips, saying: Saying): Promise<number> {
  const { now } = saying;
  const chain = watch.firstId;
  return await sql.begin(async (tx) => {
    // As the rain's: what two sweeps write of one person's texts, they write one after the other.
    await lock(tx, "storms");
    const readers = Map.groupBy(
      await listReaders(tx, { chain, event: watch.event, zips }, now),
      (row) => row.userId,
    );
    const say = writer(watch, saying);
    const texts = [...readers.values()].flatMap((places) => {
      const decision = decideAhead(watch, places, now);
      if (decision.kind !== "tell") return [];
      const told = places.filter(({ zip }) => decision.zips.includes(zip));
      return [say(told, decision.until)];
    });
    return texts.length === 0 ? 0 : await enqueueWatch(tx, { chain, texts }, now);
  });
}

/** What it says to who follows the same ZIP codes it says to many: put into words once a language. */
function writer({ event, headline, sender, onsetAt, endsAt }: Warning, saying: Saying) {
  const bodies = new Map<string, string>();
  const issued = {
    event,
    headline,
    sender,
    ...onsetAt && onsetAt > saying.now && { from: onsetAt.toISOString() },
    ...endsAt && { until: endsAt.toISOString() },
  };
  return (places: ReaderPlace[], expiresAt: Date): WatchText => {
    const [{ userId, language }] = places as [ReaderPlace];
    const facts = { ...issued, zips: places.map(({ zip }) => zip) };
    const key = [language, ...facts.zips].join(" ");
    const body = bodies.get(key) ?? watchText(language, { facts, places, ...saying });
    bodies.set(key, body);
    return { userId, language, body, facts, expiresAt };
  };
}
