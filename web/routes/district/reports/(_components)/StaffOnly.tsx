import type { DistrictReport } from "shared/api/district.ts";
import { pathTo } from "shared/path_to.ts";
import { work } from "@/words/en/district/work.ts";

const { onlyStaff: words } = work;

/** For staff alone, or for all: what its sender wished is theirs. */
export function StaffOnly({ report }: { report: DistrictReport }) {
  const { id, isPrivate, isPrivateByStaff, withdrawnAt } = report;
  if (withdrawnAt) return null;
  if (isPrivate && !isPrivateByStaff) return <p class="soft small">{words.wished}</p>;
  const action = pathTo`/district/reports/${id}`;
  if (isPrivate) {
    return (
      <form method="post" action={action}>
        <button class="button second slim" type="submit" name="isPrivate" value="no">
          {words.lift}
        </button>
      </form>
    );
  }
  return (
    <details>
      <summary>{words.open}</summary>
      <form method="post" action={action} class="stack tight">
        <p class="small">{words.means}</p>
        <p>
          <button class="button second slim" type="submit" name="isPrivate" value="yes">
            {words.button}
          </button>
        </p>
      </form>
    </details>
  );
}
