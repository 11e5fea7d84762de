// A wire between a program and its database that a test can cut, or make slow.

export interface Relay extends AsyncDisposable {
  port: number;
  /** Breaks what is connected, and refuses what comes. */
  cut(): void;
  mend(): void;
  /** So long each of the program's words takes to arrive: a round trip more for each query. */
  slow(ms: number): void;
}

/** @param change of what the database says; by itself nothing */
export function startRelay(
  target: { hostname: string; port: number },
  change: (said: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> = (said) => said,
): Relay {
  const open = new Set<Deno.Conn>();
  let listener = listen(0);
  const { port } = listener.addr;
  let slowMs = 0;
  return {
    port,
    cut,
    mend: () => void (listener = listen(port)),
    slow: (ms) => void (slowMs = ms),
    [Symbol.asyncDispose]() {
      cut();
      return Promise.resolve();
    },
  };

  function listen(port: number): Deno.TcpListener {
    const listener = Deno.listen({ hostname: "127.0.0.1", port });
    (async () => {
      for await (const near of listener) join(near);
    })().catch(() => {}); // closed
    return listener;
  }

  async function join(near: Deno.Conn): Promise<void> {
    const far = await Deno.connect(target).catch(() => undefined);
    if (!far) return close(near);
    for (const end of [near, far]) open.add(end);
    const changed = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (said, out) => out.enqueue(change(said)),
    });
    const pipes = [
      near.readable.pipeThrough(hold()).pipeTo(far.writable),
      far.readable.pipeThrough(changed).pipeTo(near.writable),
    ];
    await Promise.allSettled(pipes);
    for (const end of [near, far]) open.delete(end);
  }

  function hold(): TransformStream<Uint8Array, Uint8Array> {
    return new TransformStream({
      async transform(words, controller) {
        if (slowMs > 0) await new Promise((resolve) => setTimeout(resolve, slowMs));
        controller.enqueue(words);
      },
    });
  }

  function cut(): void {
    close(listener);
    for (const end of open) close(end);
    open.clear();
  }
}

/** BackendKeyData: its type, its length, and behind them the process. */
const KEY_DATA = [0x4b, 0, 0, 0, 12];

/** As a pooler does it: each connection is a process of the pooler's own naming. */
export function startPooler(databaseUrl: string): Relay {
  const { hostname, port } = new URL(databaseUrl);
  return startRelay({ hostname, port: Number(port) }, (said) => {
    const at = said.findIndex((_, i) => KEY_DATA.every((byte, n) => said[i + n] === byte));
    if (at >= 0) said[at + KEY_DATA.length]! ^= 0x40;
    return said;
  });
}

/** Either end may have closed it before. */
function close(resource: { close(): void }): void {
  try {
    resource.close();
  } catch (error) {
    if (!(error instanceof Deno.errors.BadResource)) throw error;
  }
}
