import type { PublicReport } from "shared/api/reports.ts";
import { useWords } from "@/words/reader.ts";
import { ReportItems } from "@/components/ReportItems.tsx";

/** The newest reports from anywhere. Undefined: they cannot be had just now. */
export function LatestReports({ reports, now }: { reports?: PublicReport[]; now: Date }) {
  const { landing: { now: words } } = useWords();
  if (!reports) return <p>{words.latestNotKnown}</p>;
  if (reports.length === 0) return <p>{words.noLatest}</p>;
  return <ReportItems reports={reports} now={now} />;
}
