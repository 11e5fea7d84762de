// Whom the texts of a storm went to: by the level that they follow and their language. Pure.
import { type Language, LANGUAGES } from "shared/languages.ts";
import { type Level, LEVELS } from "shared/levels.ts";
import type { ReplayedText } from "./outbox.ts";
import type { Group } from "./storm.ts";

export interface Audience {
  level: Level;
  language: Language;
  residents: number;
  /** To whom at least one text left. */
  told: number;
  texts: number;
  segments: number;
}

/**
 * @param people by user id
 * @param left the texts that left
 */
export function audiencesOf(people: Map<string, Group>, left: ReplayedText[]): Audience[] {
  const textsOf = Map.groupBy(left, ({ userId }) => userId);
  const members = Map.groupBy(people, ([, { level, language }]) => `${level} ${language}`);
  return LEVELS.flatMap((level) =>
    LANGUAGES.flatMap((language) => {
      const ids = members.get(`${level} ${language}`)?.map(([id]) => id) ?? [];
      if (ids.length === 0) return [];
      const texts = ids.flatMap((id) => textsOf.get(id) ?? []);
      return [{
        level,
        language,
        residents: ids.length,
        told: ids.filter((id) => textsOf.has(id)).length,
        texts: texts.length,
        segments: texts.reduce((sum, { segments }) => sum + segments, 0),
      }];
    })
  );
}
