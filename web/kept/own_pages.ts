// Pages of people who are signed in, by who asks for what and by what each was made of.

export interface OwnPage {
  bytes: Uint8Array<ArrayBuffer>;
  /** Its own Content-Security-Policy. */
  policy: string;
  route: string | null;
}

interface OwnPagesOptions {
  freshMs: number;
  mostBytes: number;
  /** Milliseconds that only go forward. */
  now: () => number;
}

interface Entry {
  /** Undefined: what came is not for keeping. */
  page: Promise<OwnPage | undefined>;
  begunAt: number;
  bytes: number;
}

export class OwnPages {
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

  constructor(private readonly options: OwnPagesOptions) {}

  get bytes(): number {
    return this.#bytes;
  }

  /** Made, or being made. Undefined also where it tells times of too long ago. */
  find(key: string): Promise<OwnPage | undefined> | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const age = this.options.now() - entry.begunAt;
    if (age < 0 || age >= this.options.freshMs) return undefined;
    // The last to go is the one that was asked for last.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.page;
  }

  /** Whoever asks for it from now on waits for this one. */
  put(key: string, page: Promise<OwnPage | undefined>): void {
    this.#remove(key);
    const entry: Entry = { page, begunAt: this.options.now(), bytes: 0 };
    this.#entries.set(key, entry);
    page.then(
      (made) => made ? this.#weigh(key, entry, made.bytes.length) : this.#forget(key, entry),
      () => this.#forget(key, entry),
    );
  }

  #weigh(key: string, entry: Entry, bytes: number): void {
    if (this.#entries.get(key) !== entry) return;
    entry.bytes = bytes;
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.options.mostBytes) break;
      this.#remove(oldest);
    }
  }

  #forget(key: string, entry: Entry): void {
    if (this.#entries.get(key) === entry) this.#remove(key);
  }

  #remove(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }
}

/** Of a program, by its own clock. A page tells how long ago things were: so old it is made anew. */
export function ownPagesInProcess(options: Partial<OwnPagesOptions> = {}): OwnPages {
  return new OwnPages({
    freshMs: 15_000,
    mostBytes: 48 * 2 ** 20,
    now: () => performance.now(),
    ...options,
  });
}
