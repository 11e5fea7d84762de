// Keeps an open page up to date: server-sent events, each a part of the page whose HTML has changed.
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { SandboxState } from "../state/state.ts";
import { REGIONS, renderRegion } from "./regions.tsx";

/** Many changes at once are one. */
const GATHER_MS = 60;
/** Rain starts and ends without anybody's doing. */
const AT_LEAST_EVERY_MS = 10_000;

export function liveStream(state: SandboxState, c: Context): Response {
  return streamSSE(c, async (stream) => {
    const shown = new Map<string, string>();
    const ended = AbortSignal.any([state.closed, c.req.raw.signal]);
    while (!ended.aborted) {
      for (const id of Object.keys(REGIONS)) {
        const html = renderRegion(id, state);
        if (shown.get(id) === html) continue;
        shown.set(id, html);
        await stream.writeSSE({ event: id, data: JSON.stringify(html) });
      }
      await nextChange(state, ended);
    }
  });
}

function nextChange(state: SandboxState, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const done = () => {
      state.listeners.delete(onChange);
      ended.removeEventListener("abort", done);
      clearTimeout(gathering);
      clearTimeout(idle);
      resolve();
    };
    const onChange = () => gathering ??= setTimeout(done, GATHER_MS);
    const idle = setTimeout(done, AT_LEAST_EVERY_MS);
    state.listeners.add(onChange);
    ended.addEventListener("abort", done, { once: true });
  });
}
