// The page of what a district says on its ZIP codes' pages.
import { MAX_DISTRICT_MESSAGE } from "shared/api/district/message.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;

export const message = {
  title: "What your district says",
  intro: (zips: string) =>
    `A few words on the pages of ${zips}, for everybody who looks there: where pumps are, which street is closed, whom to call. Nobody gets a text. It is shown at once.`,
  saved: { set: "It is on the pages now.", ended: "It is off the pages." } as Record<
    string,
    string
  >,
  problem: "There is a problem",
  now: {
    title: "On the pages now",
    none: "Your district says nothing now.",
    until: (time: string) => `Until ${time}.`,
    by: (who: string) => `Set by ${who}.`,
    former: "somebody whose account is deleted",
    missing: (languages: string) =>
      `Nothing in ${languages}: who reads that sees the words in another language, and is told so.`,
    end: "Take it off the pages",
  },
  form: {
    title: { first: "Say something", other: "Say something else" },
    hint:
      `Up to ${MAX_DISTRICT_MESSAGE} characters, plain text. In each language that you can; one is enough. Nothing is translated by a machine.`,
    in: (language: string) => `In ${language}`,
    forHours: "How long",
    hours: (hours: number) => hours > 24 ? amount.days(hours / 24) : amount.hours(hours),
    choose: "Choose",
    button: "Show it now",
  },
};
