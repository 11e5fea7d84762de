import { HttpError, page } from "fresh";
import { DistrictReport, DistrictReportList, OwnDistrict } from "shared/api/district.ts";
import { MapData } from "shared/api/map.ts";
import { isId } from "shared/ids.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import KeepRound from "@/islands/KeepRound.tsx";
import { attempt } from "@/lib/api.ts";
import { textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { round as words } from "@/words/en/district/round.ts";
import { work } from "@/words/en/district/work.ts";
import { WORDS } from "@/words/words.ts";
import { viewOfArea } from "@/board/board_view.ts";
import { placeOnBoard } from "@/board/place_words.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { save } from "../(_components)/save.ts";
import { orderRound } from "./(_components)/round_order.ts";
import { RoundDone } from "./(_components)/RoundDone.tsx";
import { RoundPlace } from "./(_components)/RoundPlace.tsx";

/** More than anybody goes to in a day. */
const MOST = 50;

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { searchParams } = ctx.url;
    return page(
      await loadRound(ctx.state, {
        doneId: searchParams.get("done") ?? "",
        undone: (["undone", "told"] as const).find((one) => one === searchParams.get("saved")),
      }),
    );
  },
  POST: async (ctx) => {
    const form = await readForm(ctx.req);
    const id = textOf(form, "report");
    if (!isId(id)) throw new HttpError(404, "There is no such report.");
    const { refusal, value: saved } = await attempt(save(ctx.state.api, id, form));
    if (refusal) {
      const { message, status } = refusal;
      return page(await loadRound(ctx.state, { problem: message }), { status });
    }
    const query = saved === "status" ? `done=${id}` : `saved=${saved}`;
    return ctx.redirect(`/district/round?${query}`, 303);
  },
});

async function loadRound(
  state: State,
  { doneId = "", undone, problem = "" }: {
    /** The report that something was just done about. */
    doneId?: string;
    undone?: "undone" | "told" | undefined;
    problem?: string;
  },
) {
  const { api, now } = state;
  state.title = words.title;
  const [own, { reports, next }, done] = await Promise.all([
    api.get("/api/district", OwnDistrict),
    api.get(
      pathTo`/api/district/reports?status=open&assigned=me&limit=${MOST}`,
      DistrictReportList,
    ),
    isId(doneId)
      ? api.get(pathTo`/api/district/reports/${doneId}`, DistrictReport).catch(() => undefined)
      : undefined,
  ]);
  const middle = viewOfArea(own.boundary);
  const { latitude, longitude, metres } = middle;
  const { streets } = await api.get(
    pathTo`/api/map?latitude=${latitude}&longitude=${longitude}&metres=${metres}`,
    MapData,
  );
  const places = orderRound(reports).map((report) => ({
    report,
    place: placeOnBoard(report.location, { streets, middle }),
  }));
  return { own, places, isCut: next !== null, done, undone, problem, now };
}

export default define.page<typeof handlers>((
  { data: { own, places, isCut, done, undone, problem, now }, state },
) => (
  <div class="round">
    <p class="over">{own.name}</p>
    <h1>{words.title}</h1>
    <ErrorSummary title={WORDS[state.language].frame.error.problem} message={problem} />
    {done && <RoundDone report={done} />}
    {undone && (
      <Notice tone="good">
        <p>{undone === "told" ? work.saved.told : words.undone}</p>
      </Notice>
    )}
    {places.length > 0 ? <p class="soft">{words.places(places.length)}{words.order}</p> : (
      <>
        <p>{words.none}</p>
        <p class="soft">{words.noneHint}</p>
      </>
    )}
    {isCut && <p>{words.more(MOST)}</p>}
    <ol class="round-places">
      {places.map((one) => (
        <RoundPlace key={one.report.id} {...one} timeZone={own.timeZone} now={now} />
      ))}
    </ol>
    <KeepRound words={words.offline} />
    <DistrictMenu path="/district/round" />
  </div>
));
