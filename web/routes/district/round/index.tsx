import { type Context, HttpError, page } from "fresh";
import { DistrictReport, DistrictReportList, OwnDistrict } from "shared/api/district.ts";
import { RoundOrder } from "shared/api/district/round.ts";
import { MapData } from "shared/api/map.ts";
import { isId } from "shared/ids.ts";
import { MOST_ROUND_PLACES } from "shared/limits.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import KeepRound from "@/islands/KeepRound.tsx";
import TakePhoto from "@/islands/TakePhoto.tsx";
import { attempt } from "@/lib/api.ts";
import { textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { pictures } from "@/words/en/district/pictures.ts";
import { round as words } from "@/words/en/district/round.ts";
import { work } from "@/words/en/district/work.ts";
import { WORDS } from "@/words/words.ts";
import { viewOfArea } from "shared/geo/view_of.ts";
import { placeOnBoard } from "@/board/place_words.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { save } from "../(_components)/save.ts";
import { moveInRound, orderRound } from "./(_components)/round_order.ts";
import { RoundDone } from "./(_components)/RoundDone.tsx";
import { RoundPlace, titleOfPlace } from "./(_components)/RoundPlace.tsx";

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
    if (form.has("order")) return await putInOrder(ctx, form);
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

/** "sooner" and "later" of one place, "usual" for all. */
async function putInOrder(ctx: Context<State>, form: FormData): Promise<Response> {
  const { api } = ctx.state;
  const [order, id] = [textOf(form, "order"), textOf(form, "report")];
  const reportIds = order === "usual" ? [] : moveInRound(
    (await loadPlaces(api)).reports.map((report) => report.id),
    id,
    order === "sooner" ? -1 : 1,
  );
  await api.put("/api/district/round/order", { reportIds }, RoundOrder);
  return ctx.redirect(isId(id) ? pathTo`/district/round#place-${id}` : "/district/round", 303);
}

/** Those that are given to who asks, in the order in which they go there. */
async function loadPlaces(api: State["api"]) {
  const [{ reports, next }, { reportIds }] = await Promise.all([
    api.get(
      pathTo`/api/district/reports?status=open&assigned=me&limit=${MOST_ROUND_PLACES}`,
      DistrictReportList,
    ),
    api.get("/api/district/round/order", RoundOrder),
  ]);
  return { reports: orderRound(reports, reportIds), next, isByHand: reportIds.length > 0 };
}

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
  const [me, own, { reports, next, isByHand }, done] = await Promise.all([
    state.me(),
    api.get("/api/district", OwnDistrict),
    loadPlaces(api),
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
  const places = reports.map((report) => ({
    report,
    place: placeOnBoard(report.location, { streets, middle }),
  }));
  return {
    userId: me?.id ?? "",
    own,
    places,
    isByHand,
    isCut: next !== null,
    done,
    undone,
    problem,
    now,
  };
}

export default define.page<typeof handlers>((
  { data: { userId, own, places, isByHand, isCut, done, undone, problem, now }, state },
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
    {places.length > 0
      ? (
        <p class="soft">
          {words.places(places.length)}
          {isByHand ? words.orderByHand : words.order}
        </p>
      )
      : (
        <>
          <p>{words.none}</p>
          <p class="soft">{words.noneHint}</p>
        </>
      )}
    {isCut && <p>{words.more(MOST_ROUND_PLACES)}</p>}
    <KeepRound userId={userId} words={words.offline} />
    {isByHand && places.length > 1 && (
      <form method="post" action="/district/round">
        <button class="button second" type="submit" name="order" value="usual">
          {words.usualOrder}
        </button>
      </form>
    )}
    <ol class="round-places">
      {places.map((one, n) => (
        <RoundPlace
          key={one.report.id}
          {...one}
          isFirst={n === 0}
          isLast={n === places.length - 1}
          timeZone={own.timeZone}
          now={now}
        >
          <TakePhoto
            userId={userId}
            reportId={one.report.id}
            place={titleOfPlace(one.report, one.place)}
            href={pathTo`/district/reports/${one.report.id}/photo`}
            words={pictures.take.island}
          />
        </RoundPlace>
      ))}
    </ol>
    <DistrictMenu path="/district/round" />
  </div>
));
