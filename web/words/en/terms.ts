import { EDITABLE_HOURS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;

/** What one agrees to, and what is promised. */
export const terms = {
  title: "Terms",
  description:
    "What you agree to when FloodLine texts you, what an alert is and is not, and what " +
    "happens with reports.",
  lead: "Short, because they should be read.",
  texts: {
    title: "The texts",
    agree: "What you agree to when you tick the box:",
    rows: [
      { what: "Program:", words: "FloodLine flood and rain alerts." },
      {
        what: "How often:",
        words: "when a storm reaches your level, when it gets worse, and when it is over. On dry " +
          "days, never. About a report of yours, only if you ask for it: when its status changes, " +
          "and once whether the water is gone.",
      },
      {
        what: "Cost:",
        words: "none from us. Your carrier's message and data rates may apply.",
      },
      {
        what: "To end them:",
        words: "text STOP, or “please stop” in words of your own. START brings them back, HELP " +
          "explains. NEWS OFF ends what districts write, and your alerts go on.",
      },
      {
        what: "No promise:",
        words: "carriers are not liable for texts that come late or not at all.",
      },
    ],
  },
  alerts: {
    title: "What an alert is, and is not",
    model: (source: string, licence: string) =>
      `Rain is forecast and estimated by weather models (${source}, ${licence}), not measured on ` +
      "your street. A flood can come without a text, and a text without a flood.",
    official: "Official warnings come from the National Weather Service and your city; follow " +
      "them first.",
    emergency: "FloodLine is not an emergency service. In danger,",
    call: "call 911.",
  },
  reports: {
    title: "Reports",
    items: [
      "Report what you saw yourself. Never enter water to take a photo.",
      "Leave out faces and license plates where you can.",
      "You let us show your report to the district it is in, and its depth, time and rough place " +
      "to everybody.",
      `You may change it for ${
        amount.days(EDITABLE_HOURS / 24)
      }, until the district has seen it, and withdraw it at any time.`,
      "The district decides what it does about a report. It is no request to 311 or 911.",
      "The record of a report says what we hold. It is no promise that an insurer pays.",
    ],
  },
  privacy: "What we keep, and for how long",
};
