// What is written some at a time to whoever takes it, at their pace, from one transaction.
import type { TransactionSql } from "postgres";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { asProgram } from "../../sessions/viewer.ts";
import { asManager } from "../manager.ts";
import type { Turns } from "./turns.ts";

const log = getLogger(["api", "district", "exports"]);
/** Whoever takes nothing for so long has gone, or keeps others from their turn. */
const STALLED_MS = 60_000;
/** Of a step of the cursor: to the first of few among a million others. */
const LONGEST_MS = 60_000;

interface Streaming {
  sql: Sql;
  turns: Turns;
  bidId: string;
  stalledMs?: number;
}

/**
 * Returns once the first piece is there: what goes wrong before is refused as anything is. What goes wrong later
 * breaks the answer off, so that nobody takes half a file for a whole.
 *
 * @param write what a file is of, in the district's transaction, with the role of its managers
 */
export async function streamFile(
  { sql, turns, bidId, stalledMs = STALLED_MS }: Streaming,
  write: (tx: TransactionSql) => AsyncIterable<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const giveBack = await turns.take();
  const pipe = new TransformStream<Uint8Array, Uint8Array>();
  const writer = pipe.writable.getWriter();
  const begun = Promise.withResolvers<void>();
  const written = asProgram(() =>
    asManager(sql, bidId, async (tx) => {
      await tx`select set_config('statement_timeout', ${String(LONGEST_MS)}, true)`;
      for await (const piece of write(tx)) {
        begun.resolve();
        // Not waited for before the next is made: one is read while another is taken.
        await inTime(writer.ready, stalledMs);
        writer.write(piece).catch(() => {});
      }
    })
  );
  written.finally(giveBack).then(
    () => {
      begun.resolve();
      return inTime(writer.close(), stalledMs);
    },
    async (error) => {
      begun.reject(error);
      await writer.abort(error);
    },
  ).catch((error) => log.info("export was not taken to its end", { error: String(error) }));
  await begun.promise;
  return pipe.readable;
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing was taken for ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
