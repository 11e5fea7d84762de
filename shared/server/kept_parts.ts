// What all of a group see alike, made once a change, for people who must see what is true as they ask: who has
// just changed something, or has just heard that something changed. docs/decisions/0045-the-room-made-once.md
import { createHash } from "node:crypto";

/** JSON, as it goes into an answer. */
export interface KeptPart {
  text: string;
  /** Of the text: equal where it says the same. */
  hash: string;
}

interface KeptPartsOptions {
  /** So old a part is made anew even if nothing was heard of a change. 0: nothing is kept. */
  freshMs: number;
  /** Of all parts together; then those go that were asked for longest ago. */
  mostBytes: number;
  /** Milliseconds that only go forward. */
  now: () => number;
}

export interface PartOptions {
  /** Equal where the parts are. */
  key: string;
  /** What it tells of: a change of one of these is a change of it. */
  tags: readonly string[];
  /** Of what changes without a word, once it is made. */
  freshMs?: () => number;
  /** For who has just written, perhaps by another process: what is known already does not count. */
  isAnew?: boolean;
}

interface Entry {
  tags: readonly string[];
  part: Promise<KeptPart>;
  /** Undefined: it waits for one that was under way when things changed. */
  begunAt?: number;
  isMade: boolean;
  isChanged: boolean;
  freshMs: number;
  bytes: number;
}

/** Of the smallest part: what holds it takes more room than what it says. */
const BESIDE_BYTES = 400;

export class KeptParts {
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;
  /** Given without making, and made. */
  readonly counts = { given: 0, made: 0 };

  constructor(private readonly options: KeptPartsOptions) {}

  get isKeeping(): boolean {
    return this.options.freshMs > 0;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /**
   * `make` answers the same to all who ask by this key. Nobody is given what was begun before something
   * changed that they may know of; while that is still made, all who ask wait for the one after it.
   */
  get(asked: PartOptions, make: () => Promise<string>): Promise<KeptPart> {
    const entry = this.#entries.get(asked.key);
    if (entry && this.#mayGive(entry, asked)) {
      // The last to go is the one that was asked for last.
      this.#entries.delete(asked.key);
      this.#entries.set(asked.key, entry);
      this.counts.given++;
      return entry.part;
    }
    return this.#make(asked, make, entry);
  }

  /** Something has changed: what tells of it is made anew when it is next asked for. */
  change(changed: readonly string[] | "all"): void {
    for (const entry of this.#entries.values()) {
      if (entry.begunAt === undefined) continue;
      if (changed === "all" || entry.tags.some((tag) => changed.includes(tag))) {
        entry.isChanged = true;
      }
    }
  }

  #mayGive({ begunAt, isChanged, freshMs }: Entry, { isAnew }: PartOptions): boolean {
    if (begunAt === undefined) return true;
    if (isChanged || isAnew) return false;
    const age = this.options.now() - begunAt;
    return age >= 0 && age < freshMs;
  }

  #make(
    { key, tags, freshMs }: PartOptions,
    make: () => Promise<string>,
    before: Entry | undefined,
  ): Promise<KeptPart> {
    const begin = async () => {
      entry.begunAt = this.options.now();
      const text = await make();
      entry.freshMs = Math.min(this.options.freshMs, freshMs?.() ?? Infinity);
      return { text, hash: hashOf(text) };
    };
    const isWaiting = before !== undefined && !before.isMade;
    const entry: Entry = {
      tags,
      part: undefined as never,
      isMade: false,
      isChanged: false,
      freshMs: this.options.freshMs,
      bytes: 0,
    };
    entry.part = isWaiting ? before.part.then(begin, begin) : begin();
    this.counts.made++;
    this.#remove(key);
    this.#entries.set(key, entry);
    entry.part.then(
      ({ text }) => this.#keep(key, entry, BESIDE_BYTES + key.length + text.length),
      () => this.#entries.get(key) === entry && this.#remove(key),
    );
    return entry.part;
  }

  #keep(key: string, entry: Entry, bytes: number): void {
    entry.isMade = true;
    if (this.#entries.get(key) !== entry) return;
    if (!this.isKeeping) return this.#remove(key);
    entry.bytes = bytes;
    this.#bytes += bytes;
    for (const [oldest, { isMade }] of this.#entries) {
      if (this.#bytes <= this.options.mostBytes) break;
      if (isMade) this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }
}

/** At once: handed to a thread, as `crypto.subtle` does it, a hash costs thirty times as much. */
function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/** Of a program, by its own clock. */
export function partsInProcess(
  options: Pick<KeptPartsOptions, "freshMs"> & Partial<KeptPartsOptions>,
): KeptParts {
  return new KeptParts({ mostBytes: 48 * 2 ** 20, now: () => performance.now(), ...options });
}
