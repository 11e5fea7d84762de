// The page of how a district wants to work.
export const settings = {
  title: "Settings",
  intro: "How your district works in FloodLine.",
  saved: "Saved.",
  problem: "There is a problem",
  name: "The district's name",
  nameHint: "As it stands in texts and on pages.",
  languages: "Languages you write in",
  languagesHint:
    "In this order your forms ask for words. FloodLine's own texts go to each reader in theirs, whatever you choose here.",
  /** "First", "Second", "Third" */
  place: ["First", "Second", "Third"],
  none: "None",
  eyes: "A second pair of eyes",
  eyesHint:
    "Whoever writes a broadcast does not send it: another manager looks at it and sends it. To switch this off, one manager asks and another agrees.",
  /** One manager asks, another agrees. */
  eyesOff: {
    by: (name: string, when: string, until: string) =>
      `${name} asked ${when} to switch the second pair of eyes off. It stays on until another manager agrees; after ${until} nobody asks any more.`,
    byYou: (when: string, until: string) =>
      `You asked ${when} to switch the second pair of eyes off. It stays on until another manager agrees; after ${until} nobody asks any more.`,
    agree: "I agree: switch it off",
    keep: "Keep it on",
    takeBack: "Take it back: it stays on",
    kept: "The second pair of eyes stays on.",
  },
  eyesBox: "Two people for every broadcast",
  app: "Authenticator app",
  appHint:
    "Whatever needs a new code (broadcasts, levels, people, keys, these settings) then needs an app as well. Managers without one still see everything, and are told where to set it up. You can switch this on once you have yours.",
  appBox: "All managers of this district must have one",
  softer: "Advisories and statements",
  softerHint:
    "Texts about warnings always go out. Tick what your followers are texted about besides, as about heavy rain; the rest is shown on their pages alone.",
  softerNone: "None",
  tide: {
    heading: "High tide",
    intro:
      "Followers who ask for it are texted before the sea floods, by the tide gauge that you choose here. Choose the one on the same water as your streets, which may not be the nearest.",
    legend: "The tide gauge that speaks for your ZIP codes",
    station: (name: string, state: string | null) => state ? `${name}, ${state}` : name,
    /** `height`: above mean lower low water. */
    about: (distance: string, height: string) =>
      `${distance} away. Floods from ${height} above low water.`,
    none: "None: nobody is texted about the tide",
    /** Where the district has chosen none. */
    notChosen: "None chosen",
    save: "Save the gauge",
    others: {
      operator: (zip: string, station: string) =>
        `${zip}: ${station}, chosen by FloodLine's operator. It stays so until they take it back.`,
      district: (zip: string, station: string) =>
        `${zip}: ${station}, chosen by another district. It stays so until they take it back.`,
    },
  },
  save: "Save",
  yes: "Yes",
  no: "No",
  more: "More to set",
  links: {
    "/district/levels": "When people are texted",
    "/district/message": "What your district says",
    "/district/templates": "Answers to who sent a report",
    "/district/people": "People and their roles",
    "/district/settings/files": "Files: boundary and drains",
    "/district/settings/wall": "Wall screens",
    "/district/settings/links": "Links to your list, for spreadsheets",
    "/district/settings/keys": "Keys for programs",
    "/district/log": "Log of who did what",
  } as Record<string, string>,
};
