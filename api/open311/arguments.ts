// What a request says: some clients put everything into the address, others into a form, some half of each.
import type { Context } from "hono";
import { AppError } from "shared/server/app_error.ts";
import type { FieldWords } from "shared/words/refusals.ts";
import { WORDS } from "./words.ts";

/** By name; an empty argument is as none. */
export class Arguments {
  readonly #all: readonly (readonly [name: string, value: string])[];

  constructor(all: Iterable<readonly [string, string]>) {
    this.#all = [...all].filter(([, value]) => value.trim() !== "");
  }

  /** Undefined: there is none, or an empty one. */
  find(name: string): string | undefined {
    return this.#all.find(([each]) => each === name)?.[1].trim();
  }

  /** Several come each by itself, or as an array in PHP's way. */
  list(name: string): string[] {
    const names = [name, `${name}[]`];
    return this.#all.filter(([each]) => names.includes(each)).map(([, value]) => value.trim());
  }

  /** "a, b" → ["a", "b"]; undefined: not asked. */
  findParts(name: string): string[] | undefined {
    return this.find(name)?.split(",").map((part) => part.trim()).filter((part) => part !== "");
  }
}

/** The form first. */
export async function readArguments(c: Context): Promise<Arguments> {
  return new Arguments([...await readForm(c), ...new URL(c.req.url).searchParams]);
}

/** Where GeoReport v2 has a district's key. */
export async function findApiKey(c: Context): Promise<string | undefined> {
  return (await readArguments(c)).find("api_key");
}

/** Without the files of one in parts: see WORDS.formNotRead. */
async function readForm(c: Context): Promise<[string, string][]> {
  const type = c.req.header("content-type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return [];
  const form = await c.req.formData().catch(() => {
    throw new AppError("invalidJson");
  });
  return [...form].filter((field): field is [string, string] => typeof field[1] === "string");
}

/** Collects what is wrong, so that all of it is said at once. */
export class ArgumentFaults {
  readonly #fields: Record<string, FieldWords> = {};

  add(name: string, words: string): undefined {
    this.#fields[name] ??= () => words;
  }

  /** @throws AppError where there was any */
  refuse(): void {
    if (Object.keys(this.#fields).length > 0) {
      throw new AppError("invalidInput", { fields: this.#fields });
    }
  }
}

/** A day, a time and its zone, as W3C's note on ISO 8601 has them. */
const W3C = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Undefined: not said, or wrong. A "+" that nobody has encoded comes as a space. */
export function readTime(args: Arguments, name: string, faults: ArgumentFaults): Date | undefined {
  const typed = args.find(name)?.replace(" ", "+");
  if (typed === undefined) return undefined;
  const time = new Date(typed);
  if (!W3C.test(typed) || isNaN(time.getTime())) return faults.add(name, WORDS.needsZone);
  return time;
}

const MOST_DAYS = 90;
const SPAN_MS = MOST_DAYS * 24 * 3600_000;

/** From and until, both ends in; of what is not said, 90 days. */
export function readSpan(
  args: Arguments,
  now: Date,
  faults: ArgumentFaults,
): { from: Date; to: Date } {
  const start = readTime(args, "start_date", faults);
  const end = readTime(args, "end_date", faults);
  const to = end ?? new Date(start ? start.getTime() + SPAN_MS : now.getTime());
  const from = start ?? new Date(to.getTime() - SPAN_MS);
  if (to < from) faults.add("end_date", WORDS.before);
  if (to.getTime() - from.getTime() > SPAN_MS) faults.add("end_date", WORDS.span(MOST_DAYS));
  return { from, to };
}

/** The limit of the specification. */
export const MOST_LISTED = 1000;

export function readPage(args: Arguments, faults: ArgumentFaults): { page: number; size: number } {
  return {
    page: readCount(args, "page", { most: 100_000, otherwise: 1 }, faults),
    size: readCount(args, "page_size", { most: MOST_LISTED, otherwise: MOST_LISTED }, faults),
  };
}

function readCount(
  args: Arguments,
  name: string,
  { most, otherwise }: { most: number; otherwise: number },
  faults: ArgumentFaults,
): number {
  const typed = args.find(name);
  if (typed === undefined) return otherwise;
  const count = Number(typed);
  if (!/^\d+$/.test(typed) || count < 1 || count > most) {
    faults.add(name, WORDS.wholeNumber(most));
    return otherwise;
  }
  return count;
}
