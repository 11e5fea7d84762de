export interface JsonAnswer {
  status: number;
  /** Undefined: what came is no JSON, or broke off. */
  body: unknown;
}

interface AskOptions extends RequestInit {
  timeoutMs: number;
  signal?: AbortSignal;
}

/**
 * Undefined: no answer came, for want of a network or in time. Nothing else is taken for that:
 * whatever this browser lacks, and every mistake of ours, is thrown.
 *
 * AbortSignal.timeout() and any() would say it shorter; Safari has them since 16 and 17.4.
 */
export async function ask(
  fetch: typeof globalThis.fetch,
  url: string,
  { timeoutMs, signal, ...init }: AskOptions,
): Promise<JsonAnswer | undefined> {
  const abort = new AbortController();
  const giveUp = () => abort.abort();
  const timer = setTimeout(giveUp, timeoutMs);
  signal?.addEventListener("abort", giveUp);
  if (signal?.aborted) giveUp();
  try {
    const asked = fetch(url, { ...init, signal: abort.signal });
    const response = await asked.catch(() => undefined);
    return response && { status: response.status, body: await readJson(response) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => "");
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
