import type { AfterReport } from "../../api/district/after.ts";
import type { AfterSection } from "../document.ts";
import { count, minutesInWords, rainAmount } from "../formats.ts";

/** What a reader takes along who reads no further. */
export function atAGlance(report: AfterReport): AfterSection {
  const { rain, reports, people, texts, answers, cityCases, incidents } = report;
  const [wettest] = rain;
  const open = cityCases.filter(({ endedAt }) => endedAt === null).length;
  return {
    id: "glance",
    title: "At a glance",
    words: [],
    figures: [
      {
        label: "Wettest 15 minutes",
        value: rainAmount(wettest?.wettestQuarter?.mm ?? 0),
        note: `${rainAmount(wettest?.totalMm ?? 0)} in all, where it rained most`,
      },
      {
        label: "Reports of water",
        value: reports.count.toLocaleString("en-US"),
        note: `from ${count(reports.places.length, "place")}, ${
          count(incidents.length, "incident")
        }`,
      },
      {
        label: "People texted",
        value: people.texted.toLocaleString("en-US"),
        note: `${people.reached.toLocaleString("en-US")} have a text on their phone`,
      },
      {
        label: "Last phone",
        value: texts.minutesToLastPhone === null ? "–" : minutesInWords(texts.minutesToLastPhone),
        note: "after its own alert; texts held for the night left out",
      },
      {
        label: "First answer",
        value: answers.medianMinutes === null ? "–" : minutesInWords(answers.medianMinutes),
        note: `for half of the reports; ${answers.unanswered} have none yet`,
      },
      {
        label: "With the city",
        value: String(open),
        note: `of ${count(cityCases.length, "report")} passed to 311`,
      },
    ],
  };
}
