// A wire between a program and its database that reads along: it tells each statement that writes, and
// strikes at one of them, before the database has heard it or before the program has heard that it is done.
// The messages: postgresql.org/docs/18/protocol-message-formats.html

/** A statement that writes, by its words; or the commit after it. */
export type WritePoint = string;
export type Moment = "before" | "after";

interface ReadingWire extends AsyncDisposable {
  port: number;
  /** In the order in which they were first met; true: within a transaction, which a later commit ends. */
  points: Map<WritePoint, boolean>;
  /** At the next time: nothing more goes either way, and `strike` is called. */
  lieInWait(point: WritePoint, moment: Moment, strike: () => void): void;
}

interface Ambush {
  point: WritePoint;
  moment: Moment;
  strike: () => void;
}

const WRITES = /\b(insert into|delete from|update (only )?\w+( (as )?\w+)? set)\b/i;

export function startReadingWire(target: { hostname: string; port: number }): ReadingWire {
  const points = new Map<WritePoint, boolean>();
  const open = new Set<Deno.Conn>();
  let ambush: Ambush | undefined;
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  (async () => {
    for await (const near of listener) join(near).catch(() => {}); // one end has gone
  })();
  return {
    port: listener.addr.port,
    points,
    lieInWait: (point, moment, strike) => void (ambush = { point, moment, strike }),
    [Symbol.asyncDispose]() {
      listener.close();
      for (const end of open) close(end);
      return Promise.resolve();
    },
  };

  async function join(near: Deno.Conn): Promise<void> {
    const far = await Deno.connect(target);
    for (const end of [near, far]) open.add(end);
    /** What is to be heard no more, and what is waited for before that. */
    const struck: { now: boolean; onAnswer?: () => void } = { now: false };
    const asked = async () => {
      const reading = new Reading();
      for await (const message of messagesOf(near, { hasStart: true })) {
        const point = reading.pointIn(message);
        if (point && !points.has(point)) points.set(point, reading.isInTransaction);
        const isHit = point !== undefined && ambush?.point === point;
        if (isHit) {
          const { moment, strike } = ambush!;
          ambush = undefined;
          if (moment === "before") {
            struck.now = true;
            return strike();
          }
          struck.onAnswer = strike;
        }
        if (struck.now) return;
        await writeAll(far, message);
      }
    };
    const answered = async () => {
      for await (const message of messagesOf(far, { hasStart: false })) {
        if (struck.onAnswer) {
          struck.now ||= letter(message) === "Z";
          if (struck.now) return struck.onAnswer();
          continue;
        }
        if (struck.now) return;
        await writeAll(near, message);
      }
    };
    await Promise.allSettled([
      asked().finally(() => struck.onAnswer || close(far)),
      answered().finally(() => close(near)),
    ]);
    for (const end of [near, far]) {
      close(end);
      open.delete(end);
    }
  }
}

/** What of a connection's words is remembered: which statement has which name, and what was written last. */
class Reading {
  readonly #statements = new Map<string, string>();
  #written?: WritePoint;
  #isInTransaction = false;

  get isInTransaction(): boolean {
    return this.#isInTransaction;
  }

  pointIn(message: Uint8Array): WritePoint | undefined {
    const kind = letter(message);
    if (kind === "P") {
      const [name, statement] = stringsIn(message);
      this.#statements.set(name!, statement!);
    }
    if (kind === "B") return this.#note(this.#statements.get(stringsIn(message)[1]!) ?? "");
    if (kind === "Q") return this.#note(stringsIn(message)[0]!);
  }

  #note(statement: string): WritePoint | undefined {
    const words = statement.replace(/\s+/g, " ").trim();
    if (/^commit\b/i.test(words)) {
      const last = this.#written;
      this.#written = undefined;
      this.#isInTransaction = false;
      return last && `commit after ${last}`;
    }
    if (/^(begin|rollback)\b/i.test(words)) {
      this.#written = undefined;
      this.#isInTransaction = /^begin/i.test(words);
    }
    if (!WRITES.test(words)) return undefined;
    return this.#written = words;
  }
}

function letter(message: Uint8Array): string {
  return String.fromCharCode(message[0]!);
}

/** The first two texts of a message, each with a NUL behind it. */
function stringsIn(message: Uint8Array): string[] {
  return new TextDecoder().decode(message.subarray(5)).split("\0", 2);
}

/** Each message whole; the first of a program has no letter before its length. */
async function* messagesOf(
  connection: Deno.Conn,
  { hasStart }: { hasStart: boolean },
): AsyncGenerator<Uint8Array> {
  let rest = new Uint8Array();
  let letters = hasStart ? 0 : 1;
  for await (const chunk of connection.readable) {
    const bytes = new Uint8Array(rest.length + chunk.length);
    bytes.set(rest);
    bytes.set(chunk, rest.length);
    let at = 0;
    while (bytes.length - at >= letters + 4) {
      const length = new DataView(bytes.buffer).getUint32(at + letters) + letters;
      if (bytes.length - at < length) break;
      yield bytes.subarray(at, at + length);
      at += length;
      letters = 1;
    }
    rest = bytes.slice(at);
  }
}

async function writeAll(connection: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    written += await connection.write(bytes.subarray(written));
  }
}

function close(connection: Deno.Conn): void {
  try {
    connection.close();
  } catch (error) {
    if (!(error instanceof Deno.errors.BadResource)) throw error;
  }
}
