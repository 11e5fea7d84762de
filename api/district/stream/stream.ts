import { AppError } from "shared/server/app_error.ts";
import { type Session, trustedUntil } from "../../sessions/session.ts";
import type { Deps } from "../../deps.ts";
import type { ReportFeed } from "./feed.ts";

/** As many tabs, on a desk and in a pocket. */
const MOST_OF_ONE = 8;
/** Of this process, some 20 MB. Another takes what this one does not. */
const MOST = 2_000;
const TRY_AGAIN_SECONDS = 60;

/**
 * Server-sent events until the browser goes, the process ends, the account changes, or the session's
 * facts are 15 minutes old: the browser then asks again, and one who is no longer a manager is refused.
 */
export async function openStream(
  { now, pingMs, stopping, changedAccounts }: Deps,
  feed: ReportFeed,
  session: Session & { bidId: string },
): Promise<ReadableStream<Uint8Array>> {
  refuseTooMany(feed, session.userId);
  const { readable, writable } = new TransformStream<string, string>();
  const writer = writable.getWriter();
  // Fails once the browser is gone; `writer.closed` below tells that too.
  const write = (text: string) => void writer.write(text).catch(() => {});
  const unfollow = await feed.follow({
    userId: session.userId,
    bidId: session.bidId,
    tell: (event) => write(`event: report\ndata: ${JSON.stringify(event)}\n\n`),
    tellMissed: () => write("event: missed\ndata: {}\n\n"),
  });
  const end = () => void writer.close().catch(() => {});
  const ping = setInterval(() => {
    if (now() >= trustedUntil(session)) end();
    else write(": ping\n\n");
  }, pingMs);
  const unwatch = changedAccounts.watch(session.userId, end);
  stopping.addEventListener("abort", end);
  if (stopping.aborted) end();
  writer.closed.catch(() => {}).finally(() => {
    clearInterval(ping);
    unfollow();
    unwatch();
    stopping.removeEventListener("abort", end);
  });
  write(": open\n\n");
  return readable.pipeThrough(new TextEncoderStream());
}

function refuseTooMany(feed: ReportFeed, userId: string): void {
  const { own, all } = feed.count(userId);
  const retryAfterSeconds = TRY_AGAIN_SECONDS;
  if (own >= MOST_OF_ONE) throw new AppError("tooManyStreams", { retryAfterSeconds });
  if (all >= MOST) throw new AppError("busy", { retryAfterSeconds });
}
