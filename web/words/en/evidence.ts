import {
  PROOF_OF_LOSS_DAYS,
  RAIN_BEFORE_HOURS,
  RECORD_NEAR_HOURS,
  RECORD_NEAR_METRES,
  WETTEST_BEFORE_HOURS,
} from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";
import { LOCALES } from "shared/languages.ts";
import { distanceWords } from "../distances.ts";
import { distances } from "./map.ts";

const amount = AMOUNTS.en;

/** The record of a report, as an insurer or the city reads it on paper. */
export const evidence = {
  title: "Record of a flood report",
  titleOf: (zip: string, date: string) => `Flood report ${zip}, ${date}`,
  lead: "What was reported to FloodLine, when, and what the weather was.",
  print: "To print or save as a PDF, use your browser's Print.",

  report: {
    title: "The report",
    number: "Report number",
    by: "Reported by",
    /** Never the number: its last four digits, to its owner alone. */
    byPhone: (digits: string) => `The person whose mobile number ends in ${digits}`,
    byResident: "A resident, whose number is known to FloodLine",
    place: "Place",
    coordinates: "Coordinates",
    noCoordinates: "Not given; known by its ZIP code",
    district: "Business district",
    noDistrict: "None",
    seen: "Water seen",
    sent: "Report sent",
    edited: "Changed",
    never: "Never",
    depth: "Depth",
    note: "What was seen",
    noNote: "No note",
    original: (words: string) => `At first: ${words}`,
    status: "Status",
    confirmed: "Confirmed by",
    confirmations: (others: number) =>
      others === 0 ? "Nobody else so far" : others === 1 ? "1 other person" : `${others} others`,
    water: "Later",
    still: (when: string) => `Still flooded, said ${when}`,
    gone: (when: string) => `The water was gone, said ${when}`,
    withdrawn: "Withdrawn",
    times: (zone: string) => `All times are local (${zone}).`,
  },

  byHand: {
    title: "To fill in by hand",
    name: "Name",
    address: "Address of the damage",
    policy: "Policy number",
    claim: "Claim number",
    signature: "Date and signature",
  },

  files: {
    title: "Photos and video",
    none: "None were sent with this report.",
    file: (number: number, of: number) => `File ${number} of ${of}`,
    size: (kilobytes: string) => `${kilobytes} kB`,
    takenAt: (when: string) => `Time in the photo: ${when}`,
    noTakenAt: "No time in the file.",
    hash: "SHA-256 of the file",
    noHash: "Not known for this file",
    covered: (when: string) =>
      `Parts of this photo, such as faces or plates, were covered by the district on ${when}. The photo as it was sent is kept sealed; ask the district for it.`,
    sealedHash: "SHA-256 of the sealed photo",
    check:
      "How to check a file: its SHA-256 changes if a single bit of the file does. Work it out " +
      "with the command below, and compare. Alike means: this is the file that was sent.",
    copy:
      "Sent is, as a rule, a smaller copy without hidden data, made by the phone. To check it, " +
      "open the photo on the report's page and save it. Keep the photo on the phone, too.",
    onMac: "On Mac or Linux",
    onWindows: "On Windows",
    anyFile: "FILE",
  },

  rain: {
    title: "Rain",
    lastHour: "Hour before",
    wettestQuarter: `Wettest 15 minutes of the ${amount.hours(WETTEST_BEFORE_HOURS)} before`,
    lastDay: `${amount.hours(RAIN_BEFORE_HOURS)} before`,
    by: (time: string) => `up to ${time}`,
    chart: "Rain by the hour",
    /** Of the drawing, for who does not see it. */
    drawing: "Bar chart of rain by the hour; the list below has the same figures",
    seen: "Water seen",
    hours: "Each hour with rain; all others had none.",
    /** "1 PM to 2 PM" */
    hour: (from: string, to: string) => `${from} to ${to}`,
    allDry: "No rain by the model in these hours.",
    source: (source: string, licence: string) =>
      `Source: a weather model's estimate, from ${source} (${licence}). It is not a measurement.`,
    cell: (place: string) => `The model's cell has its center at ${place}.`,
    unknown: "Nobody watched the weather there at that time, so there are no figures.",
  },

  warnings: {
    title: "Official warnings in force",
    none:
      "None for floods at that place, as far as FloodLine heard from the National Weather Service.",
    from: (sender: string) => `from ${sender}`,
    fromService: "from the National Weather Service",
    /** Without an end: until further notice. */
    span: (from?: string, until?: string) =>
      `${from ? `${from} ` : ""}until ${until ?? "further notice"}`,
    id: "Number",
  },

  near: {
    title: `Other reports near by, within ${amount.hours(RECORD_NEAR_HOURS)}`,
    none: `No other within ${
      distanceWords(RECORD_NEAR_METRES, distances, LOCALES.en)
    } or in the same ZIP code.`,
    away: (feet: string, metres: string) => `${feet} ft (${metres} m) away`,
    sameZip: (zip: string) => `ZIP code ${zip}`,
    confirmed: (others: string) => `confirmed by ${others}`,
  },

  list: {
    title: "Check-list for your claim",
    items: [
      "Safe first: power off, no standing water near outlets",
      "A wide photo of each room, and of the building from the street",
      "The water line on the wall, with a ruler or tape beside it",
      "A landmark in the picture: street sign, house number, shop name",
      "Each damaged thing, from near and from far",
      "Make, model and serial number plates of machines",
      "A slow walk through on video, with the date said aloud",
      "Damaged goods: photograph before anything is thrown away",
      "A piece of the carpet, wood or wallboard, kept in a bag",
      "Receipts, stock lists, invoices, bank records",
      "Receipts for pumping, cleaning, drying, repairs",
      "Names and times of calls to the insurer and the city",
    ],
  },

  claim: {
    title: "Days that count",
    callNow: "Tell your insurer at once, before you clean up for good.",
    due: (date: string, days: number) =>
      days > 1
        ? `${date}: ${days} days are left`
        : days === 1
        ? `${date}: 1 day is left`
        : days === 0
        ? `${date}: that is today`
        : `${date}: that day is over`,
    proof: `Proof of loss, ${amount.days(PROOF_OF_LOSS_DAYS)} after the flood`,
    check: "The standard flood policy of the National Flood Insurance Program (NFIP) asks for a " +
      `signed proof of loss within ${
        amount.days(PROOF_OF_LOSS_DAYS)
      } of the loss. Yours may say otherwise: check your ` +
      "policy. This is not legal advice.",
  },

  made: (when: string) => `Made by FloodLine on ${when}`,
  address: "Address of this record",
  anew: "Opened again, it is made anew from what FloodLine holds then.",
};
