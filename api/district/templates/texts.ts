// An answer's words as who sent a report will get them, in each language, with what belongs around them. Pure.
import type { TemplateDraft, TemplateText } from "shared/api/district/templates.ts";
import { LANGUAGES } from "shared/languages.ts";
import { OWNERS } from "shared/report_statuses.ts";
import { MOST_IN_BATCH } from "shared/limits.ts";
import { countSegments } from "shared/server/segments.ts";
import { ownWordsOfMany, ownWordsText } from "shared/server/words/own_words.ts";
import { placeName } from "shared/server/words/place_name.ts";
import { prepareText } from "../prepared_text.ts";

interface Place {
  zip: string;
  city: string | null;
}

export interface Setting {
  /** Its name. */
  district: string;
  /** Its ZIP codes. */
  places: Place[];
  publicUrl: string;
}

/** Of every report's and every text's the length. */
const ID = "00000000-0000-7000-8000-000000000000";
/** As New York's 311 writes it. */
const CITY_NUMBER = "311-00000000";
const SEVERAL = { count: String(MOST_IN_BATCH), messageId: ID };

/**
 * For a report in the place whose name is the longest, with what may stand beside its ending: so no text about a
 * report has more parts, but where somebody reads their last of a day. Of several reports, for as many as there may
 * be.
 */
export function prepareTexts(
  { status, words }: Pick<TemplateDraft, "status" | "words">,
  { district, places, publicUrl }: Setting,
): TemplateText[] {
  return LANGUAGES.map((language) => {
    const told = {
      district,
      words,
      news: status,
      publicUrl,
      cityNumber: status === "passed_on" ? CITY_NUMBER : null,
    };
    const reader = { language, ...longestNamed(places) };
    const facts = (status === "not_ours" ? OWNERS : [null]).map((whose) => ({ ...told, whose }));
    const longest = longestOf(
      facts.map((told) => ownWordsText(reader, { ...told, reportId: ID })),
    );
    const ofSeveral = longestOf(
      facts.map((told) => ownWordsOfMany({ language, isLast: false }, { ...told, ...SEVERAL })),
    );
    const isOwn = words[language] !== "";
    const partsOfSeveral = countSegments(ofSeveral);
    const text = { ...prepareText(language, longest), partsOfSeveral };
    // Of FloodLine's words none is the district's to leave out.
    return isOwn
      ? { ...text, isOwn }
      : { ...text, costlyLetters: [], partsWithout: text.parts, isOwn };
  });
}

function longestOf(bodies: string[]): string {
  return bodies.reduce((a, b) => b.length > a.length ? b : a);
}

function longestNamed(places: Place[]): Place {
  return places.reduce(
    (a, b) => placeName(b).length > placeName(a).length ? b : a,
    { zip: "00000", city: null },
  );
}
