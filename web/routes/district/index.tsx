import { type Context, page } from "fresh";
import { DistrictReport, type DistrictStats } from "shared/api/district.ts";
import { BoardSeen } from "shared/api/district/board.ts";
import { BoardPage } from "shared/api/board_page.ts";
import { Batch } from "shared/api/district/batches.ts";
import { isId } from "shared/ids.ts";
import { pathTo } from "shared/path_to.ts";
import { type ReportFilter, writeReportFilter } from "shared/report_filter.ts";
import { DistrictMenu } from "./(_components)/DistrictMenu.tsx";
import { DistrictTroubles } from "./(_components)/DistrictTroubles.tsx";
import { DistrictFigures } from "./(_components)/DistrictFigures.tsx";
import {
  actOnTicked,
  EMPTY_BATCH,
  readBatch,
  type TypedBatch,
  undoTicked,
} from "./(_components)/board/batch_form.ts";
import { boardPath, readBoardFilter } from "./(_components)/board/board_filter.ts";
import { WhatIsComing } from "./(_components)/board/WhatIsComing.tsx";
import { WhatIsWet } from "./(_components)/board/WhatIsWet.tsx";
import Board from "@/islands/Board.tsx";
import TickReports from "@/islands/TickReports.tsx";
import UndoBatch from "@/islands/UndoBatch.tsx";
import { type Api, attempt } from "@/lib/api.ts";
import { problemOf, textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { timesIn } from "@/words/times.ts";
import { define, type State } from "@/utils.ts";
import { batches } from "@/words/en/district/batches.ts";
import { board } from "@/words/en/district/board.ts";
import { storms } from "@/words/en/district/storms.ts";

const PAGE_SIZE = 25;
/** Of those that have come in: more are "50+". */
const MOST_COUNTED = 50;

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { searchParams } = ctx.url;
    // A form sends what is left empty too: one address a filter.
    if ([...searchParams.values()].includes("")) {
      const [before, selected] = [idIn(searchParams, "before"), idIn(searchParams, "selected")];
      return ctx.redirect(boardPath(readBoardFilter(searchParams), { before, selected }), 303);
    }
    return await loadPage(ctx);
  },
  /** "All seen", of the list that its page showed; a filter kept under a name, or no longer. */
  POST: async (ctx) => {
    const { api, language } = ctx.state;
    const form = await readForm(ctx.req);
    const filter = readBoardFilter(ctx.url.searchParams);
    const path = boardPath(filter);
    const intent = textOf(form, "intent");
    const before = idIn(ctx.url.searchParams, "before");
    const donePath = (batch: string) => `${boardPath(filter, { before, batch })}#batch`;
    if (intent === "batch") {
      const typed = readBatch(form);
      const acted = await actOnTicked(api, typed, textOf(form, "change"));
      if (acted.problem === undefined) return ctx.redirect(donePath(acted.batch.id), 303);
      const { problem, status } = acted;
      return await loadPage(ctx, { batch: { typed, problem }, status });
    }
    if (intent === "undoBatch") {
      const id = textOf(form, "batch");
      const { problem, status } = await undoTicked(api, id);
      if (!problem) return ctx.redirect(donePath(id), 303);
      return await loadPage(ctx, { batch: { id, problem }, status });
    }
    if (intent === "save") {
      const wanted = { name: textOf(form, "name"), query: textOf(form, "query") };
      const isShared = textOf(form, "isShared") === "yes";
      const to = isShared ? "/api/district/filters/shared" : "/api/district/filters";
      const { refusal } = await attempt(api.put(to, wanted));
      if (!refusal) return ctx.redirect(path, 303);
      const { fields, message } = problemOf(refusal, ["name"], language);
      const { status } = refusal;
      return await loadPage(ctx, { problem: fields.name ?? message, status });
    }
    if (intent === "remove") {
      await api.delete(pathTo`/api/district/filters/${textOf(form, "id")}`);
      return ctx.redirect(path, 303);
    }
    await api.put("/api/district/look", { asOf: textOf(form, "asOf") }, BoardSeen);
    return ctx.redirect(`${path}${path.includes("?") ? "&" : "?"}seen=yes`, 303);
  },
});

interface Refused {
  /** What was wrong with a filter's name. */
  problem?: string;
  batch?: { id?: string; typed?: TypedBatch; problem: string };
  status?: number;
}

async function loadPage(
  ctx: Context<State>,
  { problem = "", batch: refused, status = 200 }: Refused = {},
) {
  const { api, now } = ctx.state;
  const { searchParams } = ctx.url;
  const filter = readBoardFilter(searchParams);
  const before = idIn(searchParams, "before");
  const selected = idIn(searchParams, "selected");
  const [shown, done] = await Promise.all([
    api.get(boardPagePath(filter, before), BoardPage),
    readDone(api, refused?.id ?? idIn(searchParams, "batch")),
  ]);
  const { reader, stats, own, overview, filters, list, ground, map: reports } = shown;
  ctx.state.reader = () => Promise.resolve(reader);
  const map = { ground, reports };
  const chosen = selected && !list.reports.some(({ id }) => id === selected)
    ? await api.get(pathTo`/api/district/reports/${selected}`, DistrictReport).catch(() =>
      undefined
    )
    : undefined;
  const rows = [...chosen ? [chosen] : [], ...list.reports];
  const ids = searchParams.get("ticked") === "all" ? rows.map(({ id }) => id) : [];
  const { typed = { ...EMPTY_BATCH, ids }, problem: batchProblem = "" } = refused ?? {};
  // Null: whoever looks may do nothing to any.
  const batch = shown.colleagues && shown.templates
    ? {
      colleagues: shown.colleagues,
      templates: shown.templates,
      userId: reader.id,
      typed,
      // What is refused has not become what was done before it.
      done: refused?.typed ? undefined : done,
      problem: batchProblem,
    }
    : null;
  ctx.state.title = stats.name;
  const isSeen = searchParams.get("seen") === "yes";
  const asked = { filter, before, selected, problem, isSeen };
  return page({ ...asked, stats, own, overview, filters, list, chosen, map, batch, now }, {
    status,
  });
}

/** What was just done to several. */
async function readDone(api: Api, id: string): Promise<Batch | undefined> {
  if (!isId(id)) return undefined;
  return await api.get(pathTo`/api/district/batches/${id}`, Batch).catch(() => undefined);
}

function idIn(params: URLSearchParams, name: string): string {
  const id = params.get(name) ?? "";
  return isId(id) ? id : "";
}

function boardPagePath(filter: ReportFilter, before: string): string {
  const query = writeReportFilter(filter);
  query.set("limit", String(PAGE_SIZE));
  if (before) query.set("before", before);
  return `/api/district/board/page?${query}`;
}

export default define.page<typeof handlers>(({ data }) => {
  const { stats, now } = data;
  return (
    <div class="board">
      <h1>{stats.name}</h1>
      <p class="paper-only">
        {board.asOf(timesIn("en").dateAndTime(now.toISOString(), stats.timeZone))}
      </p>
      <DistrictMenu path="/district" />
      <DistrictTroubles troubles={stats.troubles} timeZone={stats.timeZone} now={now} />
      <WhatIsComing weather={data.overview.weather} now={now}>
        {stats.storm && (
          <p>
            <a href={pathTo`/district/storms/${stats.storm.id}`}>{stormWords(stats, now)}</a>
          </p>
        )}
      </WhatIsComing>
      <WhatIsWet
        {...data}
        batch={data.batch && {
          ...data.batch,
          ticked: <TickReports district={data.own.id} words={batches.bar.live} />,
          undo: data.batch.done && <UndoBatch {...countdown(data.batch.done, now)} />,
        }}
        live={
          <Board
            district={data.own.id}
            after={data.list.eventId}
            query={`${writeReportFilter(data.filter)}&limit=${MOST_COUNTED}`}
            path={boardPath(data.filter)}
            isLive={!data.before}
            view={data.map.ground.view}
            words={board.live}
          />
        }
      />
      <div data-live="figures" class="texted">
        <h2>{board.texted}</h2>
        <DistrictFigures stats={stats} now={now} />
      </div>
    </div>
  );
});

function countdown({ undoUntil }: Batch, now: Date) {
  const { undo, undoIn, over, undoHint: hint } = batches.done;
  const secondsLeft = Math.ceil((Date.parse(undoUntil) - now.getTime()) / 1000);
  return { secondsLeft, words: { undo, undoIn, over, hint } };
}

/** "One storm since today at 8:25 AM, now over 3 of 5 ZIP codes" */
function stormWords({ storm, zips, timeZone }: DistrictStats, now: Date): string {
  const { startedAt, zipsNow } = storm!;
  return storms.now(timesIn("en").dayAndTime(startedAt, now, timeZone), zipsNow, zips.length);
}
