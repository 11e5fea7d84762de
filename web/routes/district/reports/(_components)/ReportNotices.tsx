import type { DistrictReport } from "shared/api/district.ts";
import { Notice } from "@/components/Notice.tsx";
import { timesIn } from "@/words/times.ts";
import { district } from "@/words/en/district.ts";
import { work } from "@/words/en/district/work.ts";
import type { Saved } from "../../(_components)/save.ts";

/** What was just done, and what must be known before anything is. */
export function ReportNotices(
  { report, saved, now }: { report: DistrictReport; saved: Saved | undefined; now: Date },
) {
  const { isReopened, isPrivate, isPrivateByStaff, withdrawnAt, timeZone } = report;
  return (
    <>
      {saved && (
        <Notice tone="good">
          <p>{work.saved[saved]}</p>
        </Notice>
      )}
      {isReopened && (
        <Notice tone="grave">
          <p>
            <strong>{work.afterEnd}.</strong> {work.afterEndMeans}
          </p>
        </Notice>
      )}
      {isPrivate && (
        <Notice>
          <p>
            <strong>{work.forStaff}.</strong>{" "}
            {isPrivateByStaff ? work.forStaffByStaff : work.forStaffMeans}
          </p>
        </Notice>
      )}
      {withdrawnAt && (
        <Notice>
          <p>
            <strong>
              {district.report.withdrawn(timesIn("en").dayAndTime(withdrawnAt, now, timeZone))}
            </strong>{" "}
            {district.report.withdrawnMeans}
          </p>
        </Notice>
      )}
    </>
  );
}
