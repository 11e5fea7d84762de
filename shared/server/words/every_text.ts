// Every text that FloodLine sends: what a language must have words for. A missing one does not
// compile.
import type { Level } from "shared/levels.ts";

export interface Words {
  /** The native reader who has checked the language's file; null: nobody has yet. */
  reviewer: string | null;
  /** The most parts that one text may have. */
  maxSegments: number;
  /** "3:15 PM"; with its day where that `isFar` away. */
  time(at: Date, timeZone: string, isFar: boolean): string;
  /** "0.6 inches in 15 min by 3:15 PM" */
  rain(mm: number, minutes: 15 | 60, by: string): string;
  /** In this order: source, hazard and effect, place, what to do, until when. */
  alert: Record<Level, (parts: AlertParts & { rain: string }) => string>;
  warning(parts: AlertParts & { event: string }): string;
  /** The Weather Service's names of events; one that is missing here is told in English. */
  events: Record<string, string>;
  clear: Record<Level, (parts: { where: string; link: string }) => string>;
  ask(parts: { where: string }): string;
  code(code: string, minutes: number): string;
}

export interface AlertParts {
  /** "11231 Brooklyn" */
  where: string;
  until: string;
  link: string;
}
