import assert from "node:assert/strict";
import { ask } from "./ask.ts";

const asks = (fetch: unknown, more: { timeoutMs?: number; signal?: AbortSignal } = {}) =>
  ask(fetch as typeof globalThis.fetch, "/x", { timeoutMs: 60_000, ...more });

/** As a browser: rejects when it is told to give up, and at no other time. */
const silent = (_: string, { signal }: RequestInit) =>
  new Promise<Response>((_, reject) => {
    const giveUp = () => reject(new DOMException("aborted", "AbortError"));
    if (signal!.aborted) giveUp();
    signal!.addEventListener("abort", giveUp);
  });

Deno.test("an answer is its status and its JSON, if it has any", async () => {
  const json = () => Promise.resolve(Response.json({ a: 1 }, { status: 201 }));
  assert.deepEqual(await asks(json), { status: 201, body: { a: 1 } });
  const html = () => Promise.resolve(new Response("<h1>Hotel Wi-Fi</h1>"));
  assert.deepEqual(await asks(html), { status: 200, body: undefined });
});

Deno.test("no answer: the line is dead, or silent for too long, or the asker leaves", async () => {
  assert.equal(await asks(() => Promise.reject(new TypeError("Failed to fetch"))), undefined);
  assert.equal(await asks(silent, { timeoutMs: 1 }), undefined);
  const leaving = new AbortController();
  const asked = asks(silent, { signal: leaving.signal });
  leaving.abort();
  assert.equal(await asked, undefined);
  assert.equal(await asks(silent, { signal: leaving.signal }), undefined, "has left already");
});

Deno.test("what the browser lacks is no dead line", async () => {
  await assert.rejects(asks(undefined), TypeError);
  await assert.rejects(asks(() => ({ ok: true })), TypeError);
});
