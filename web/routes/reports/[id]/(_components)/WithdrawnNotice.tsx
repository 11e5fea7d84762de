import type { ReportPage } from "shared/api/reports.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { Notice } from "@/components/Notice.tsx";

/** What is not shown to others, and by whose will. */
export function WithdrawnNotice({ report, now }: { report: ReportPage; now: Date }) {
  const { withdraw, takenAway, isPrivate, isPrivateOfNobody } = useWords().ownReport;
  const { dayAndTime } = useTimes();
  const { withdrawnAt, removedAt, hiddenAt, removedMedia, hiddenMedia, timeZone, isOwn, district } =
    report;
  const when = (at: string) => dayAndTime(at, now, timeZone);
  const words = [
    removedAt
      ? takenAway.removed(when(removedAt))
      : withdrawnAt
      ? (isOwn ? withdraw.done : withdraw.doneByAnother)(when(withdrawnAt))
      : hiddenAt && takenAway.hidden(district?.name ?? "", when(hiddenAt)),
    removedMedia > 0 && takenAway.media(removedMedia),
    !removedAt && hiddenMedia > 0 && takenAway.hiddenMedia(hiddenMedia),
  ].filter(Boolean);
  const isForStaff = report.isPrivate && !withdrawnAt && !removedAt;
  return (
    <>
      {isForStaff && (
        <Notice>
          <p>{district ? isPrivate : isPrivateOfNobody}</p>
        </Notice>
      )}
      {words.length > 0 && (
        <Notice tone="grave">
          {words.map((said) => <p key={said}>{said}</p>)}
        </Notice>
      )}
    </>
  );
}
