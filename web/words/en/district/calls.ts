// The page on which one of the staff enters a report for somebody who calls.
export const calls = {
  title: "Report for a caller",
  link: "Report for a caller",
  problem: "There is a problem",
  note: "What the caller says",
  noteHint: "In their words, with the street corner: the public does not see it.",
  when: "When was it seen?",
  zip: "Which ZIP code",
  onlyLooks: "Your role lets you look. Crew and managers of your district enter reports.",
  noZips: "This district has no ZIP codes: nothing can be entered here.",
  texts: {
    open: "Texts for the caller",
    phone: "Their mobile number",
    phoneHint: "Only if they want texts about this report. Nobody sees it afterwards.",
    language: "Their language, and what to read out",
    consent: "I read it out, and the caller said yes",
  },
  button: "Enter the report",
  wrong: { happenedAt: "Give the date and time, as the caller’s clock shows it." },
};
