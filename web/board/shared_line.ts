// One line to the server for all tabs of a browser: over HTTP/1.1 it has six, and a seventh tab would hang.
// The tab that holds the lock keeps the stream and passes on what it hears; when it closes, the next one goes
// on from where it was. Where streams do not work, it asks, less and less often.

import { pathTo } from "shared/path_to.ts";

/** `asking`: no stream; it is asked now and then. */
export type LineState = "connecting" | "live" | "asking";

interface LineOptions {
  district: string;
  /** The newest event that the page has in it. */
  after: string;
  /** Something may have changed. */
  onNews: () => void;
  onState: (state: LineState) => void;
}

type Passed =
  | { kind: "heard"; id: string; isMissed?: boolean }
  | { kind: "state"; state: LineState; id: string }
  | { kind: "hello" };

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/** Returns how to hang up. */
export function followDistrict({ district, after, onNews, onState }: LineOptions): () => void {
  const ending = new AbortController();
  const name = `district ${district}`;
  const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(name);
  let last = after;
  let state: LineState = "connecting";
  let isLeading = false;
  let close = () => {};

  const pass = (message: Passed) => channel?.postMessage(message);
  function hear(id: string) {
    if (Number(id) > Number(last)) last = id;
    onNews();
  }
  function become(next: LineState) {
    state = next;
    onState(next);
    if (isLeading) pass({ kind: "state", state, id: last });
  }

  channel?.addEventListener("message", ({ data }: MessageEvent<Passed>) => {
    if (data.kind === "hello") {
      if (isLeading) pass({ kind: "state", state, id: last });
      return;
    }
    if (isLeading) return;
    if (data.kind === "heard") return hear(data.id);
    onState(data.state);
    // It came before this tab was there to be told.
    if (Number(data.id) > Number(last)) hear(data.id);
  });

  /** Until the tab goes: the lock with it. */
  function lead(): Promise<void> {
    isLeading = true;
    close = keepStream(() => last, {
      onEvent(id) {
        pass({ kind: "heard", id: id ?? last });
        hear(id ?? last);
      },
      onState: become,
    });
    return new Promise((resolve) =>
      ending.signal.addEventListener("abort", () => resolve(), { once: true })
    );
  }

  const locks = channel && navigator.locks ? navigator.locks : undefined;
  if (locks) {
    locks.request(name, { signal: ending.signal }, lead).catch(() => {});
    pass({ kind: "hello" });
  } else lead();
  return () => {
    ending.abort();
    close();
    channel?.close();
  };
}

interface StreamOptions {
  /** Without an id: some were missed, or nobody knows. */
  onEvent: (id?: string) => void;
  onState: (state: LineState) => void;
}

/** Opens it again whenever it ends, from the last id on. Returns how to close it. */
function keepStream(lastId: () => string, { onEvent, onState }: StreamOptions): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = FIRST_WAIT_MS;

  function open() {
    source = new EventSource(pathTo`/api/district/stream?after=${lastId()}`);
    source.onopen = () => {
      waitMs = FIRST_WAIT_MS;
      onState("live");
    };
    source.addEventListener("report", ({ lastEventId }) => onEvent(lastEventId));
    source.addEventListener("missed", () => onEvent());
    source.onerror = () => {
      // By itself a browser opens it again after a broken wire, and not after an answer such as 503; what comes
      // in meanwhile nobody would ask for.
      source!.close();
      onState("asking");
      onEvent();
      timer = setTimeout(open, waitMs);
      waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
    };
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
