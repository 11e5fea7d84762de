import {
  BACKUPS_KEPT_DAYS,
  BROWSER_KNOWN_DAYS,
  CODE_MINUTES,
  CODES_KEPT_DAYS,
  DISTRICT_LOG_KEPT_DAYS,
  INBOUND_KEPT_DAYS,
  INVITATION_DAYS,
  LANGUAGE_KEPT_DAYS,
  NUMBERS_KEPT_DAYS,
  PAUSE_HOURS,
  SECURITY_LOG_KEPT_DAYS,
  SESSION_IDLE_DAYS,
  SESSION_LONGEST_DAYS,
  UNSENT_MEDIA_KEPT_DAYS,
} from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";
import { terms } from "./terms.ts";

const amount = AMOUNTS.en;

/** Privacy and terms. Names of firms and words to text stand in the pages: they are no language's. */
export const legal = {
  privacy: {
    title: "Privacy",
    description:
      "What FloodLine keeps about you, for how long, who sees it, and how to download or delete it.",
    lead: "We keep what the texts and the reports need, show your number to nobody but you, and " +
      "sell nothing.",

    kept: {
      title: "What we keep, and for how long",
      what: "What",
      purpose: "What for",
      howLong: "How long",
      rows: [
        {
          what: "Your mobile number",
          purpose: "to sign you in and to text you",
          howLong: "until you delete your account",
        },
        {
          what: "ZIP codes, levels, and your agreement to texts",
          purpose: "to know when to text you, and that we may",
          howLong: "until you delete your account",
        },
        {
          what:
            "Your quiet hours, pause, language, whether a flood may wake you, and whether you want texts of tides, of watches, and what districts write",
          purpose: "to text you when and how you want it",
          howLong: "until you delete your account",
        },
        {
          what: "Texts we sent you, why, and whether they arrived",
          purpose: "to send each one once, to tell you why it came, and to find faults",
          howLong:
            `within ${
              amount.days(NUMBERS_KEPT_DAYS)
            } of deleting your account your number, the carrier's ids and the words of ` +
            "all but alerts are taken off them",
        },
        {
          what: "Texts you send us: your number and what you asked for",
          purpose: "to act on each one once; its words are not kept",
          howLong: amount.days(INBOUND_KEPT_DAYS),
        },
        {
          what: "Sign-in codes",
          purpose: "to sign you in; kept scrambled, with the network address that asked",
          howLong: `${amount.days(CODES_KEPT_DAYS)}; they work for ${amount.minutes(CODE_MINUTES)}`,
        },
        {
          what:
            "Reports: depth, time, place, note, photos; what you sent first, if you changed it; " +
            "whether the water is still there; whether you want texts about it",
          purpose: "for the business district they are in, for your neighbors, and for your record",
          howLong:
            "when you delete your account they stay without your name, their place to about 330 " +
            "feet (100 m), phone numbers and email addresses in notes blanked",
        },
        {
          what:
            "A number worked out of each photo or video (SHA-256), and the time a photo says it " +
            "was taken",
          purpose: "to prove to an insurer that a file is the one you sent",
          howLong: "as long as the photo",
        },
        {
          what: "Reports you withdraw",
          purpose: "so that the district knows; neighbors no longer see them",
          howLong: "the photos you sent are deleted within a day",
        },
        {
          what: "A number that we have blocked",
          purpose: "so that it cannot sign in, report or confirm",
          howLong: "until we lift the block, also after the account is deleted",
        },
        {
          what: "Reports of others that you confirmed as “same water”",
          purpose: "to count you once; others see how many, not who",
          howLong: "until you delete your account",
        },
        {
          what: "Your answers to “Is it flooding where you are?”",
          purpose: "to make a report of them for the business district, and for your neighbors",
          howLong: "they stay, with nothing that leads to you, when you delete your account",
        },
        {
          what: "A number that you gave your district on the phone, and that you agreed to texts",
          purpose: "to text you the news of what you reported",
          howLong:
            "until you delete the account that goes with it; a number that takes none of our texts is not kept",
        },
        {
          what:
            "An invitation to a district's staff: your number, and the name and role it means for you",
          purpose: "to text it to you, and to know you when you sign in to accept it",
          howLong: `until you answer or it is taken back, and ${
            amount.days(2 * INVITATION_DAYS)
          } at most`,
        },
        {
          what: "If you work for a district: the name it gives you, your role, and since when",
          purpose: "so that your colleagues know who does what",
          howLong: "until you leave its staff or delete your account",
        },
        {
          what: "If you run FloodLine: that you may see how it is, and since when",
          purpose: "so that nobody else sees that page",
          howLong: "until it is taken from you or you delete your account",
        },
        {
          what: "Photos and videos you take for a district, as one of its staff",
          purpose: "for the report that you took them at; your colleagues see who took them",
          howLong:
            "they are the district's: they stay with the report when you leave its staff or delete your " +
            "account, then without your name",
        },
        {
          what: "What you did for a district, and when",
          purpose: "so that it can be told who did what, and undone",
          howLong: `${
            amount.days(DISTRICT_LOG_KEPT_DAYS)
          }; what was done about a report stays with it; without you when you delete your account`,
        },
        {
          what:
            "What a district wrote to its followers: the words, who wrote and sent them, and how many got them",
          purpose: "to send each once, and to tell what was said",
          howLong: "they stay, without whoever has deleted their account",
        },
        {
          what:
            "A log of sign-ins, downloads and deletion, with the network they came from, not the " +
            "address, and without your number",
          purpose: "to find out who was in, when somebody was who should not",
          howLong: `${
            amount.days(SECURITY_LOG_KEPT_DAYS)
          }; without a name when you delete your account`,
        },
        {
          what: "Copies of all this, encrypted, in case our machine is lost",
          purpose: "to go on; where one is used, what you deleted since is deleted again",
          howLong: `${amount.days(BACKUPS_KEPT_DAYS)} at the longest, also of what you delete`,
        },
        {
          what: "Photos that were uploaded but never sent with a report",
          purpose: "for the report you were writing",
          howLong: amount.days(UNSENT_MEDIA_KEPT_DAYS),
        },
      ],
    },

    phone: {
      title: "What stays on your phone",
      items: [
        "A report you are still writing, with its photos: until you send it.",
        "Reports that wait for the network: until they are sent, or you remove them.",
        "What you tap and photograph for a district without a network: until it is sent, you take it back, " +
        "sign out, leave its staff or delete your account, or somebody else signs in.",
        "The start page, the report form and the last ZIP code pages you saw, to show them without a " +
        "network, and how old they are: until you sign in or out.",
        "All of that is in your own browser; we cannot read it there. Clearing the site's data in " +
        "your browser removes it.",
      ],
    },

    photos: {
      title: "What photos tell",
      items: [
        "A photo or video can hold hidden data: where it was taken, when, with which camera. " +
        "Your phone takes that out before it is sent, and makes photos smaller. It asks you before " +
        "it uses the place. The time is sent along, for your record.",
        "Some phones make HEIC photos that a browser cannot open. Then the hidden data is blanked.",
        "Of a video only the pictures and the sound are sent, nothing else that the camera noted. If " +
        "your phone cannot read a video well enough for that, it tells you, and you choose.",
        "What is in the pictures and the sound themselves stays: a street sign, or a place that a " +
        "car or drone camera writes across its pictures or hides inside of them.",
        "What is sent without JavaScript, and what you text us, reaches us as it is. We take the hidden " +
        "data out of JPEG, PNG, WebP and HEIC photos, MP4 and MOV videos before anybody but you can " +
        "see them. Where we cannot, nobody else sees the file, unless your phone asked you and you sent it.",
        "The district may cover faces and plates in a photo, or hide it whole. Your page, your record and " +
        "your export then have the covered one. The photo as you sent it is kept sealed: only the " +
        "district's managers can open it, and who did is written down.",
        "The district's staff may take photos and videos at the place of your report. They alone see them, " +
        "until a manager shows one to you: then it is on your page and in your record, marked as theirs.",
      ],
    },

    seen: {
      title: "Who sees what",
      rows: [
        {
          who: "Everybody",
          what:
            "sees of a report: how deep, when, its ZIP code, the place to about 330 feet (100 m), how " +
            "many confirmed it, and whether the water is gone. No note, no photo, no number.",
        },
        {
          who: "The managers of the district",
          what: "it is in see the whole report with its photos, but not who sent it.",
        },
        {
          who: "Whoever works for a district",
          what:
            "is known to its staff by the name the district gives them, the last four digits of their " +
            "number, their role, and what they did there.",
        },
        {
          who: "Nobody",
          what: "else. We do not sell or rent data, and we show no advertising.",
        },
      ],
    },

    helpers: {
      title: "Who works for us",
      twilio: "sends our texts: it gets your number and the text.",
      s3:
        "or a store like it, keeps photos and videos. They can be opened only by an address that " +
        "we sign and that ends within minutes.",
      weather: "give us the weather: they get places on the map, never people.",
      and: "and the",
      sentry: "tells us of faults in our programs, with numbers, cookies and addresses taken out.",
    },

    cookies: {
      title: "Cookies",
      items: [
        `One keeps you signed in, for ${
          amount.days(SESSION_IDLE_DAYS)
        } without use and ${SESSION_LONGEST_DAYS} at most.`,
        `One is a random number by which your account knows this browser again, for ${
          amount.days(BROWSER_KNOWN_DAYS)
        }: so nobody ` +
        "can lock you out, and nobody who gets your number later gets your account.",
        "One lives for the minutes between asking for a code and typing it.",
        "One keeps what somebody of a district's staff had typed when their code grew too old, until " +
        "they are back with a new one.",
        `One keeps the language you chose, for ${amount.days(LANGUAGE_KEPT_DAYS)}.`,
        "All are for this site alone. There is no tracking, and nothing is loaded from other sites " +
        "but your own photos from their store.",
      ],
    },

    can: {
      title: "What you can do",
      texts: "to any text ends the alerts.",
      start: "turns them on again,",
      pause: `keeps them away for ${amount.days(PAUSE_HOURS / 24)},`,
      help: "explains.",
      answer: "Answering",
      why: "See each text and why you got it",
      account: "Download all we hold about you, or delete your account",
    },
  },

  terms,
};
