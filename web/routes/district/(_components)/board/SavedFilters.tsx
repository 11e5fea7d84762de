import type { SavedFilter } from "shared/api/district/board.ts";
import { MAX_FILTER_NAME } from "shared/limits.ts";
import { readReportFilter, type ReportFilter, writeReportFilter } from "shared/report_filter.ts";
import { board } from "@/words/en/district/board.ts";
import { useMay } from "../role.ts";
import { boardPath, isSameFilter } from "./board_filter.ts";

const { saved: words } = board;

/** Filters under a name as links, with how many reports each means now. */
export function SavedFilters(
  { filters, current }: { filters: SavedFilter[]; current: ReportFilter },
) {
  if (filters.length === 0) return null;
  return (
    <nav aria-label={words.title}>
      <ul class="filters">
        {filters.map(({ id, name, query, count, isShared }) => {
          const filter = readReportFilter(new URLSearchParams(query));
          return (
            <li key={id}>
              <a
                href={boardPath(filter)}
                aria-current={isSameFilter(filter, current) ? "page" : "false"}
              >
                {name} ({words.count(count)}){isShared && `, ${words.isShared}`}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

interface KeepFilterProps {
  filters: SavedFilter[];
  current: ReportFilter;
  /** What was wrong with a name; "": nothing. */
  problem: string;
}

/** The filter of now, to be kept under a name; and those that are kept no longer. */
export function KeepFilter({ filters, current, problem }: KeepFilterProps) {
  const mayRun = useMay("run");
  const removable = filters.filter(({ isShared }) => !isShared || mayRun);
  const here = boardPath(current);
  return (
    <>
      <form method="post" action={here} class="row">
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="query" value={writeReportFilter(current).toString()} />
        <label>
          {words.name}{" "}
          <input
            class="input"
            name="name"
            required
            maxLength={MAX_FILTER_NAME}
            aria-invalid={problem ? "true" : undefined}
            aria-describedby={problem ? "name-problem" : undefined}
          />
        </label>
        {mayRun && (
          <label class="small-tick">
            <input type="checkbox" name="isShared" value="yes" /> {words.share}
          </label>
        )}
        <button class="button second slim" type="submit">{words.save}</button>
        {problem && <p class="field-error" id="name-problem">{problem}</p>}
      </form>
      {removable.length > 0 && (
        <details>
          <summary>{words.manage}</summary>
          <form method="post" action={here} class="row">
            <input type="hidden" name="intent" value="remove" />
            {removable.map(({ id, name }) => (
              <button key={id} class="button second slim" type="submit" name="id" value={id}>
                {words.remove(name)}
              </button>
            ))}
          </form>
        </details>
      )}
    </>
  );
}
