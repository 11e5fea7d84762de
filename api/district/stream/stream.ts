import { AppError } from "shared/server/app_error.ts";
import type { ReportEvent } from "shared/server/events/report_events.ts";
import { type Session, trustedUntil } from "../../sessions/session.ts";
import type { Deps } from "../../deps.ts";
import { STREAMS_AT_ONCE } from "../../limits/at_once.ts";
import { asManager } from "../manager.ts";
import type { ReportFeed } from "./feed.ts";
import { listEventsAfter } from "./sql.ts";

const TRY_AGAIN_SECONDS = 60;

/**
 * Server-sent events until the browser goes, the process ends, the account changes, or the session's
 * facts are 15 minutes old: the browser then asks again, and one who is no longer a manager is refused.
 */
export async function openStream(
  { sql, now, pingMs, stopping, changedAccounts, meter }: Deps,
  feed: ReportFeed,
  session: Session & { bidId: string },
  after: string | undefined,
): Promise<ReadableStream<Uint8Array>> {
  refuseTooMany(feed, session.userId);
  const { userId, bidId } = session;
  const open = new OpenStream();
  const line = new Line((text) => open.write(text));
  // Followed before it is looked what there was: what comes meanwhile is told twice rather than never.
  const unfollow = await feed.follow({
    userId,
    bidId,
    tell: (event) => line.tell(lineOf(event)),
    tellMissed: () => line.tell(MISSED),
  });
  meter.boards++;
  const end = () => open.end();
  const ping = setInterval(() => {
    if (now() >= trustedUntil(session)) end();
    else open.write(": ping\n\n");
  }, pingMs);
  const unwatch = changedAccounts.watch(session.userId, end);
  stopping.addEventListener("abort", end);
  open.ended.then(() => {
    clearInterval(ping);
    meter.boards--;
    unfollow();
    unwatch();
    stopping.removeEventListener("abort", end);
  });
  if (stopping.aborted) end();
  open.write(": open\n\n");
  if (after === undefined) line.begin([]);
  else {
    asManager(sql, bidId, (tx) => listEventsAfter(tx, bidId, after))
      .then((events) => line.begin(events?.map(lineOf) ?? [MISSED]))
      .catch(() => line.begin([MISSED]));
  }
  return open.readable;
}

const MISSED = "event: missed\ndata: {}\n\n";

const UTF8 = new TextEncoder();

/** Thousands are open at once: one stream each, without others behind it. */
class OpenStream {
  readonly readable: ReadableStream<Uint8Array>;
  /** By us, or because the browser is gone. */
  readonly ended: Promise<void>;
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  #isOver = false;
  #tellEnd!: () => void;

  constructor() {
    ({ promise: this.ended, resolve: this.#tellEnd } = Promise.withResolvers<void>());
    this.readable = new ReadableStream({
      start: (controller) => void (this.#controller = controller),
      cancel: () => this.#over(),
    });
  }

  write(text: string): void {
    if (!this.#isOver) this.#controller.enqueue(UTF8.encode(text));
  }

  end(): void {
    if (this.#isOver) return;
    this.#controller.close();
    this.#over();
  }

  #over(): void {
    this.#isOver = true;
    this.#tellEnd();
  }
}

/** What came before comes first: a browser that has a later id would never ask for it again. */
class Line {
  #waiting: string[] | undefined = [];

  constructor(private readonly write: (text: string) => void) {}

  begin(before: string[]): void {
    for (const text of [...before, ...this.#waiting ?? []]) this.write(text);
    this.#waiting = undefined;
  }

  tell(text: string): void {
    if (this.#waiting) this.#waiting.push(text);
    else this.write(text);
  }
}

type Told = Omit<ReportEvent, "bidId">;

/** A browser sends the last id that it had when it opens the stream again. */
function lineOf({ id, ...event }: Told): string {
  return `id: ${id}\nevent: report\ndata: ${JSON.stringify(event)}\n\n`;
}

function refuseTooMany(feed: ReportFeed, userId: string): void {
  const { own, all } = feed.count(userId);
  const retryAfterSeconds = TRY_AGAIN_SECONDS;
  if (own >= STREAMS_AT_ONCE.person) throw new AppError("tooManyStreams", { retryAfterSeconds });
  if (all >= STREAMS_AT_ONCE.all) throw new AppError("busy", { retryAfterSeconds });
}
