import type { AfterReport } from "../../api/district/after.ts";
import { pathTo } from "../../path_to.ts";
import { DEPTH_NAMES, STATUS_NAMES } from "../../words/en_names.ts";
import type { AfterSection } from "../document.ts";
import { type AfterFormats, count, minutesInWords } from "../formats.ts";
import { nameOfPlace } from "../place_words.ts";
import { moreOf } from "./reports.ts";

const MOST_INCIDENTS = 40;
const MOST_CASES = 60;

export function answersSection({ reports, answers }: AfterReport): AfterSection {
  const { answered, unanswered, medianMinutes, slowestMinutes } = answers;
  const words = answered === 0 || medianMinutes === null || slowestMinutes === null
    ? "Nobody who reported has had an answer yet."
    : `${count(answered, "report")} had a first answer: half within ` +
      `${minutesInWords(medianMinutes)}, the last after ${minutesInWords(slowestMinutes)}. ` +
      `${count(unanswered, "report has", "reports have")} none yet.`;
  return {
    id: "answers",
    title: "What the district did",
    words: reports.count === 0 ? ["There was nothing to answer."] : [words],
    ...reports.count > 0 && {
      tables: [{
        caption: "What became of the reports",
        columns: [{ name: "Status" }, { name: "Reports", isNumber: true }],
        rows: reports.byStatus.map(({ status, count }) => [STATUS_NAMES[status], String(count)]),
      }],
    },
  };
}

export function incidentsSection(
  { incidents }: AfterReport,
  { time }: AfterFormats,
): AfterSection {
  const section = { id: "incidents", title: "Incidents: many reports, one water" };
  if (incidents.length === 0) return { ...section, words: ["No reports were put together."] };
  return {
    ...section,
    words: [],
    tables: [{
      caption: "Incidents, and how each ended",
      columns: [
        { name: "Place" },
        { name: "First seen" },
        { name: "Reports", isNumber: true },
        { name: "Said they saw it", isNumber: true },
        { name: "Deepest" },
        { name: "How it stands" },
        { name: "Since" },
      ],
      rows: incidents.slice(0, MOST_INCIDENTS).map((incident) => [
        incident.id
          ? {
            text: nameOfPlace(incident),
            href: pathTo`/district/incidents/${incident.id}`,
          }
          : nameOfPlace(incident),
        time(incident.firstAt),
        String(incident.reports),
        String(incident.people),
        DEPTH_NAMES[incident.deepest],
        STATUS_NAMES[incident.status],
        incident.statusAt ? time(incident.statusAt) : "–",
      ]),
      ...moreOf(incidents.length - MOST_INCIDENTS, "incident"),
    }],
  };
}

export function citySection({ cityCases }: AfterReport, { date }: AfterFormats): AfterSection {
  const section = { id: "city", title: "Passed to the city’s 311" };
  if (cityCases.length === 0) return { ...section, words: ["Nothing was passed to the city."] };
  const open = cityCases.filter(({ endedAt }) => endedAt === null).length;
  return {
    ...section,
    words: [
      `${count(cityCases.length, "report was", "reports were")} passed on; of ${open} the ` +
      "district does not know that the water is gone.",
    ],
    tables: [{
      caption: "311 numbers, the longest open first",
      columns: [
        { name: "Number" },
        { name: "Place" },
        { name: "Passed on" },
        { name: "Days open", isNumber: true },
        { name: "Known gone" },
      ],
      rows: cityCases.slice(0, MOST_CASES).map((each) => [
        each.number ?? "none noted",
        nameOfPlace(each),
        date(each.passedAt),
        String(each.daysOpen),
        each.endedAt ? date(each.endedAt) : "not yet",
      ]),
      ...moreOf(cityCases.length - MOST_CASES, "number"),
    }],
  };
}
