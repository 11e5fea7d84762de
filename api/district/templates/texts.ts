// An answer's words as who sent a report will get them, in each language, with what belongs around them. Pure.
import type { TemplateDraft, TemplateText } from "shared/api/district/templates.ts";
import { LANGUAGES } from "shared/languages.ts";
import { OWNERS } from "shared/report_statuses.ts";
import { ownWordsText } from "shared/server/words/own_words.ts";
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

/** Of every report's the length. */
const REPORT_ID = "00000000-0000-7000-8000-000000000000";
/** As New York's 311 writes it. */
const CITY_NUMBER = "311-00000000";

/**
 * For a report in the place whose name is the longest, with what may stand beside its ending: so no text about a
 * report has more parts, but where somebody reads their last of a day.
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
      reportId: REPORT_ID,
      publicUrl,
      cityNumber: status === "passed_on" ? CITY_NUMBER : null,
    };
    const reader = { language, ...longestOf(places) };
    const bodies = (status === "not_ours" ? OWNERS : [null])
      .map((whose) => ownWordsText(reader, { ...told, whose }));
    const longest = bodies.reduce((a, b) => b.length > a.length ? b : a);
    const isOwn = words[language] !== "";
    const text = prepareText(language, longest);
    // Of FloodLine's words none is the district's to leave out.
    return isOwn
      ? { ...text, isOwn }
      : { ...text, costlyLetters: [], partsWithout: text.parts, isOwn };
  });
}

function longestOf(places: Place[]): Place {
  return places.reduce(
    (a, b) => placeName(b).length > placeName(a).length ? b : a,
    { zip: "00000", city: null },
  );
}
