import type { SavedFilter } from "shared/api/district/board.ts";
import { DEPTHS } from "shared/depths.ts";
import {
  type ReportFilter,
  SPAN_NAMES,
  SPANS,
  STATUS_CHOICES,
  writeReportFilter,
} from "shared/report_filter.ts";
import { useWords } from "@/words/reader.ts";
import { board } from "@/words/en/district/board.ts";
import { hotSpots } from "@/words/en/district/hot_spots.ts";
import { KeepFilter } from "./SavedFilters.tsx";
import { ALL, boardPath, isSameFilter, OPEN } from "./board_filter.ts";

const { filter: words } = board;

/** What is asked for most, as links. */
const quickFilters = (fresh = 0): [name: string, filter: ReportFilter][] => [
  [words.open, OPEN],
  [words.fresh(fresh), { fresh: "yes" }],
  [words.mine, { status: ["open"], assigned: "me" }],
  [words.span("24h"), { since: "24h" }],
  [words.all, ALL],
];

/** `fresh`: how many are new to the reader. */
export function QuickFilters({ current, fresh }: { current: ReportFilter; fresh: number }) {
  return (
    <nav aria-label={words.quick} data-live="quick">
      <ul class="filters">
        {quickFilters(fresh).map(([name, filter]) => (
          <li key={name}>
            <a
              href={boardPath(filter)}
              aria-current={isSameFilter(filter, current) ? "page" : "false"}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface BoardFilterProps {
  current: ReportFilter;
  filters: SavedFilter[];
  problem: string;
}

/** Everything that a list can be narrowed by; its address is the filter, and may be kept under a name. */
export function BoardFilter({ current, filters, problem }: BoardFilterProps) {
  const { common } = useWords();
  const { status = [], depth = [], since = "", until = "", files, assigned, fresh, bbox } = current;
  const isDay = since !== "" && !(since in SPANS);
  const nameOf = (one: (typeof STATUS_CHOICES)[number]) =>
    one === "open" || one === "ended" ? words.statusGroups[one] : common.statuses[one];
  const isPlain = quickFilters().some(([, filter]) => isSameFilter(filter, current));
  return (
    <details class="board-filter" open={!isPlain || problem !== ""}>
      <summary>{words.title}</summary>
      <form action="/district">
        <fieldset>
          <legend>{words.status}</legend>
          <ul class="ticks">
            {STATUS_CHOICES.map((one) => (
              <li key={one}>
                <Tick
                  name="status"
                  value={one}
                  checked={status.includes(one)}
                  words={nameOf(one)}
                />
              </li>
            ))}
          </ul>
        </fieldset>
        <fieldset>
          <legend>{words.depth}</legend>
          <ul class="ticks">
            {DEPTHS.map((one) => (
              <li key={one}>
                <Tick
                  name="depth"
                  value={one}
                  checked={depth.includes(one)}
                  words={common.depths[one]}
                />
              </li>
            ))}
          </ul>
        </fieldset>
        <fieldset>
          <legend>{words.time}</legend>
          <div class="row">
            <label>
              {words.since}{" "}
              <select class="input" name="since">
                <option value="">{words.anyTime}</option>
                {SPAN_NAMES.map((span) => (
                  <option key={span} value={span} selected={span === since}>
                    {words.span(span)}
                  </option>
                ))}
                {isDay && <option value={since} selected>{since}</option>}
              </select>
            </label>
            <label>
              {words.day}{" "}
              <input class="input" type="date" name="since" value={isDay ? since : ""} />
            </label>
            <label>
              {words.until} <input class="input" type="date" name="until" value={until} />
            </label>
          </div>
        </fieldset>
        <ul class="ticks">
          <li>
            <Tick name="files" value="yes" checked={files === "yes"} words={words.files} />
          </li>
          <li>
            <Tick name="assigned" value="me" checked={assigned === "me"} words={words.mine} />
          </li>
          <li>
            <Tick name="fresh" value="yes" checked={fresh === "yes"} words={words.freshOnly} />
          </li>
          {bbox && (
            <li>
              <Tick
                name="bbox"
                value={writeReportFilter({ bbox }).get("bbox")!}
                checked
                words={words.placeKept}
              />
            </li>
          )}
        </ul>
        <p class="row">
          <button class="button slim" type="submit">{words.apply}</button>
          <a href="/district">{words.clear}</a>
          <a href="/district/hot-spots">{hotSpots.fromBoard}</a>
        </p>
      </form>
      <KeepFilter filters={filters} current={current} problem={problem} />
    </details>
  );
}

function Tick(props: { name: string; value: string; checked: boolean; words: string }) {
  return (
    <label class="small-tick">
      <input type="checkbox" name={props.name} value={props.value} checked={props.checked} />{" "}
      {props.words}
    </label>
  );
}
