// What is the same for everybody who asks: made once, and kept in memory until it is told that it has
// changed. docs/decisions/0044-made-once.md

export interface KeptAnswer {
  bytes: Uint8Array<ArrayBuffer>;
  /** What is answered with it, but for its tag and its coding. */
  headers: readonly (readonly [name: string, value: string])[];
  /** Of the bytes: for a strong ETag. */
  hash: string;
  /** What it tells of: a change of one of these is a change of it. */
  tags: readonly string[];
  /** Packed when first asked for so. */
  gzipped?: Promise<Uint8Array<ArrayBuffer>>;
}

interface Entry<Answer> {
  answer: Answer;
  /** When its making began: what changed later is not in it. */
  madeAt: number;
  isChanged: boolean;
  bytes: number;
}

export interface KeptOptions {
  /** Together, packed forms included; then those go that were asked for longest ago. */
  mostBytes: number;
  /** So old an answer is made anew even if nothing was heard of a change: a message can get lost. */
  freshMs: number;
  /**
   * One that has just been made is given for so long even if it has changed since: in a storm every
   * second brings a change, and all would be made for each.
   */
  restMs: number;
  /** Milliseconds that only go forward. */
  now: () => number;
}

/** For the one who asked first; whoever asks meanwhile gets the same. */
interface Making<Answer> {
  made: Promise<Answer | undefined>;
  /** What has changed meanwhile: it may have been read before. */
  changed: Changed[];
}

/** "all": what it is stands in too many answers to be named. */
type Changed = ReadonlySet<string> | "all";

/** Of an answer's bytes: its packed form, which most ask for, takes about a quarter more. */
const WITH_PACKED = 1.25;

export class KeptAnswers<Answer extends KeptAnswer = KeptAnswer> {
  readonly #entries = new Map<string, Entry<Answer>>();
  readonly #making = new Map<string, Making<Answer>>();
  #bytes = 0;
  /** Given without making, and made. */
  readonly counts = { given: 0, made: 0 };

  constructor(private readonly options: KeptOptions) {}

  get bytes(): number {
    return this.#bytes;
  }

  /**
   * @param make gets what was known before, to give it again where it still holds; undefined: this is for
   * one who asks alone, and kept for nobody
   * @returns undefined where what was made is not for keeping: then each has to ask for themselves
   */
  async get(
    key: string,
    make: (known: Answer | undefined) => Promise<Answer | undefined>,
  ): Promise<Answer | undefined> {
    const entry = this.#entries.get(key);
    if (entry && this.#mayGive(entry)) {
      // The last to go is the one that was asked for last.
      this.#entries.delete(key);
      this.#entries.set(key, entry);
      this.counts.given++;
      return entry.answer;
    }
    const making = this.#making.get(key);
    if (making) {
      this.counts.given++;
      return await making.made;
    }
    return await this.#make(key, entry?.answer, make);
  }

  /** Something has changed: what tells of it is made anew when it is next asked for. */
  change(tags: readonly string[] | "all"): void {
    const changed: Changed = tags === "all" ? tags : new Set(tags);
    for (const making of this.#making.values()) making.changed.push(changed);
    for (const entry of this.#entries.values()) {
      if (tellsOf(entry.answer, changed)) entry.isChanged = true;
    }
  }

  #mayGive({ madeAt, isChanged }: Entry<Answer>): boolean {
    const age = this.options.now() - madeAt;
    // Backwards: somebody has set the clock.
    if (age < 0) return false;
    return age < (isChanged ? this.options.restMs : this.options.freshMs);
  }

  #make(
    key: string,
    known: Answer | undefined,
    make: (known: Answer | undefined) => Promise<Answer | undefined>,
  ): Promise<Answer | undefined> {
    const madeAt = this.options.now();
    const changed: Changed[] = [];
    const work = async () => {
      try {
        const answer = await make(known);
        if (!answer) this.#remove(key);
        else {
          const isChanged = changed.some((tags) => tellsOf(answer, tags));
          this.#keep(key, { answer, madeAt, isChanged, bytes: WITH_PACKED * answer.bytes.length });
        }
        return answer;
      } finally {
        this.#making.delete(key);
      }
    };
    this.counts.made++;
    const made = work();
    this.#making.set(key, { made, changed });
    return made;
  }

  #keep(key: string, entry: Entry<Answer>): void {
    this.#remove(key);
    this.#entries.set(key, entry);
    this.#bytes += entry.bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.options.mostBytes) break;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }
}

/** Of a program: with what memory it has for them, by its own clock. */
export function keptInProcess<Answer extends KeptAnswer = KeptAnswer>(
  options: Pick<KeptOptions, "freshMs"> & Partial<KeptOptions>,
): KeptAnswers<Answer> {
  return new KeptAnswers({
    mostBytes: 48 * 2 ** 20,
    restMs: 400,
    now: () => performance.now(),
    ...options,
  });
}

function tellsOf({ tags }: KeptAnswer, changed: Changed): boolean {
  if (changed === "all") return true;
  return tags.some((tag) => changed.has(tag));
}
