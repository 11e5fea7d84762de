import { type Session, trustedUntil } from "../auth/session.ts";
import type { Deps } from "../deps.ts";
import type { ReportFeed } from "./feed.ts";

/**
 * Server-sent events until the browser goes, the process ends, the account changes, or the session's
 * facts are 15 minutes old: the browser then asks again, and one who is no longer a manager is refused.
 */
export async function openStream(
  { now, pingMs, stopping, changedAccounts }: Deps,
  feed: ReportFeed,
  session: Session & { bidId: string },
): Promise<ReadableStream<Uint8Array>> {
  const { readable, writable } = new TransformStream<string, string>();
  const writer = writable.getWriter();
  // Fails once the browser is gone; `writer.closed` below tells that too.
  const write = (text: string) => void writer.write(text).catch(() => {});
  const unfollow = await feed.follow({
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
