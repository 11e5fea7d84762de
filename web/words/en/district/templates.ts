// Answers that a district keeps ready for who sent a report.
import { MAX_TEMPLATE_LENGTH, MAX_TEMPLATE_NAME, UNDO_HOURS } from "shared/limits.ts";
import type { TemplateStatus } from "shared/report_statuses.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

export const templates = {
  title: "Answers",
  intro:
    "What you tell people who sent a report, in your own words, when you give it a status. Each goes out in its reader’s language; nothing is translated by a machine.",
  write: "Write an answer",
  none: "Your district has none yet. Until it has, everybody is told in FloodLine’s own words.",
  usual: (statuses: string) => `FloodLine’s own words are the only ones for: ${statuses}.`,
  saved: {
    written:
      "The answer is kept. It can be chosen on each report from now on, and on the board for several at once.",
    changed: "Saved. What was told with it before stays as it was told.",
    restored: "It is there again.",
  } as Record<string, string>,
  deleted: "The answer is deleted. What was told with it stays as it was told.",
  undo: "Undo",
  undoHint: `It can be had back for ${AMOUNTS.en.hours(UNDO_HOURS)}.`,
  problem: "There is a problem",
  onlyManagers: "Managers of your district write these answers.",
  /** When each is told. */
  statuses: {
    seen: "Seen",
    in_progress: "At work on it",
    water_gone: "The water is gone",
    passed_on: "Passed to the city",
    not_ours: "Not ours",
    nothing_found: "Nothing found",
  } satisfies Record<TemplateStatus, string>,
  changed: (who: string, when: string) => `Changed by ${who} ${when}.`,
  /** Of one language. */
  ours: (language: string) => `No words in ${language}: who reads that gets FloodLine’s own.`,
  checked: (who: string, when: string) => `Read by ${who} ${when}.`,
  ofSeveral: (parts: string) => `About several reports of one person’s: ${parts}.`,
  unchecked: (language: string) => `Nobody has read the ${language} yet.`,

  form: {
    titleNew: "Write an answer",
    titleEdit: "Change the answer",
    back: "All answers",
    name: "Name",
    nameHint: `For your own list, up to ${MAX_TEMPLATE_NAME} characters. It is in no text.`,
    status: "Told when a report is",
    choose: "Choose",
    words: "Words",
    wordsHint:
      `Up to ${MAX_TEMPLATE_LENGTH} characters a language. Your district’s name, the place, the link to the report and how to end texts are put around them.`,
    truth:
      "Say what you did, or saw: no answer says that something is mended, and none looks like an official warning.",
    checkedBy: (language: string) => `Who has read the ${language}`,
    checkedHint: "Somebody who grew up with it. Leave it empty if nobody has.",
    checkedAlready: (who: string) =>
      `${who} has read these words. Other words count as read by nobody, until you name somebody.`,
    save: "Keep it",
    look: "See the texts first",
    delete: "Delete this answer",
  },

  preview: {
    title: "As it comes on a phone",
    hint:
      "For the place of yours with the longest name: no text about one report has more parts than these say.",
    phone: (language: string) => `A phone with the text in ${language}`,
    ours: (language: string) => `FloodLine’s own words, for there are none in ${language}.`,
  },

  /** On a report's page. */
  choice: {
    open: (status: string) => `${status}, in your own words`,
    legend: "What its sender is told",
    usual: "FloodLine’s own words",
    languages: (own: string) => `In ${own}.`,
    languagesButFor: (own: string, ours: string) =>
      `In ${own}. Who reads ${ours} gets FloodLine’s own words.`,
    button: (status: string) => `Set “${status}”`,
    untold: "Its sender wanted no texts: the words stand on the report’s page alone.",
    write: "Your district’s answers",
  },

  /** In a report's history. */
  history: {
    with: (name: string) => `with the answer “${name}”`,
    told: (languages: string) => `Texted in ${languages}.`,
    ours: (languages: string) => `Texted in ${languages}, in FloodLine’s own words.`,
    untold: "Nobody was texted: it stands on the report’s page.",
  },
};
