import { type Context, HttpError, page } from "fresh";
import { isId } from "shared/ids.ts";
import { DistrictReport } from "shared/api/district.ts";
import { Incident, SameWaterList } from "shared/api/district/incidents.ts";
import { LOCALES } from "shared/languages.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Icon } from "@/components/Icon.tsx";
import { attempt } from "@/lib/api.ts";
import { textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { distanceWords } from "@/words/distances.ts";
import { district } from "@/words/en/district.ts";
import { incidents } from "@/words/en/district/incidents.ts";
import { timesIn } from "@/words/times.ts";
import { WORDS } from "@/words/words.ts";

const { same: words } = incidents;

/** By hand: which report it is the same water as. */
export const handlers = define.handlers({
  GET: async (ctx) => page(await load(ctx)),
  POST: async (ctx) => {
    const id = idOf(ctx);
    const other = textOf(await readForm(ctx.req), "other");
    if (!isId(other)) return page({ ...await load(ctx), problem: words.needed }, { status: 422 });
    const { value, refusal } = await attempt(
      ctx.state.api.post("/api/district/incidents", { reportIds: [id, other] }, Incident),
    );
    if (value) return ctx.redirect(pathTo`/district/incidents/${value.id}?merged=yes`, 303);
    return page({ ...await load(ctx), problem: refusal.message }, { status: refusal.status });
  },
});

function idOf({ params }: Context<State>): string {
  if (!isId(params.id!)) throw new HttpError(404, "There is no such report.");
  return params.id!;
}

async function load(ctx: Context<State>) {
  const id = idOf(ctx);
  const { api, now } = ctx.state;
  ctx.state.title = words.title;
  const [report, { reports }] = await Promise.all([
    api.get(pathTo`/api/district/reports/${id}`, DistrictReport),
    api.get(pathTo`/api/district/reports/${id}/same-water`, SameWaterList),
  ]);
  return { report, reports, now, problem: "" };
}

export default define.page<typeof handlers>((
  { data: { report, reports, now, problem }, state },
) => {
  const { depths, statuses } = WORDS.en.common;
  const { dayAndTime } = timesIn("en");
  const away = (metres: number | null) =>
    metres === null
      ? words.somewhere
      : words.away(distanceWords(metres, WORDS.en.map.distances, LOCALES.en));
  return (
    <>
      <a class="back" href={pathTo`/district/reports/${report.id}`}>
        <Icon name="back" /> {district.report.title(depths[report.depth], report.zip)}
      </a>
      <ErrorSummary title={WORDS[state.language].frame.error.problem} message={problem} />
      <h1>{words.title}</h1>
      <p>{words.intro(district.report.title(depths[report.depth], report.zip))}</p>
      {reports.length === 0 ? <p>{words.none}</p> : (
        <form method="post" class="stack">
          <fieldset>
            <legend>{words.legend}</legend>
            <div class="choices">
              {reports.map(({ id, depth, metres, happenedAt, status, note }) => (
                <label class="choice" key={id}>
                  <input type="radio" name="other" value={id} required />
                  <span>
                    <strong>{depths[depth]}</strong>, {away(metres)},{" "}
                    {dayAndTime(happenedAt, now, report.timeZone)}
                    <small>{statuses[status]}. {note}</small>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          <p>
            <button class="button" type="submit">{words.button}</button>
          </p>
        </form>
      )}
    </>
  );
});
