import type { BoardOverview } from "shared/api/district/board.ts";
import { isOpen } from "shared/report_statuses.ts";
import { useWords } from "@/words/reader.ts";
import { board } from "@/words/en/district/board.ts";
import { boardPath } from "./board_filter.ts";

const { done: words } = board;

/** How many reports stand where; each a link to them. */
export function WhatIsDone({ statuses }: Pick<BoardOverview, "statuses">) {
  const { common } = useWords();
  const lines = [
    [words.open, statuses.filter(({ status }) => isOpen(status))],
    [words.ended, statuses.filter(({ status }) => !isOpen(status))],
  ] as const;
  return (
    <div class="what-is-done" data-live="done">
      {lines.map(([title, counts]) => (
        <p key={title}>
          <span class="soft">{title}</span> {counts.length === 0 ? words.none : counts.map((
            { status, count },
          ) => (
            <a
              key={status}
              class={`badge ${status}`}
              href={boardPath({ status: [status], ...!isOpen(status) && { since: "24h" } })}
            >
              {count} {common.statuses[status]}
            </a>
          ))}
        </p>
      ))}
    </div>
  );
}
