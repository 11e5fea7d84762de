import { type Context, page } from "fresh";
import { Broadcast, type BroadcastContent } from "shared/api/district/broadcasts.ts";
import { OwnDistrict } from "shared/api/district.ts";
import { isId } from "shared/ids.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Icon } from "@/components/Icon.tsx";
import { Submission } from "@/components/Submission.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, queryOf, submissionIdOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { broadcast as words } from "@/words/en/district/broadcasts.ts";
import { CONTROLS, EMPTY, readBroadcast } from "./(_components)/broadcast_form.ts";
import { loadForm } from "./(_components)/broadcast_page.ts";
import { BroadcastForm } from "./(_components)/BroadcastForm.tsx";
import { DrillBand } from "./(_components)/DrillBand.tsx";

/** A drill by its address, and never by the form alone: `?drill=yes`. With another's words: `?copy=…`. */
export const handlers = define.handlers({
  GET: async (ctx) => await show(ctx, await findCopied(ctx)),
  POST: async (ctx) => {
    const form = await readForm(ctx.req);
    const typed = readBroadcast(form);
    const submissionId = submissionIdOf(form);
    const { value, refusal } = await attempt(
      ctx.state.api.post(
        "/api/district/broadcasts",
        { ...typed, isDrill: isDrill(ctx), submissionId },
        Broadcast,
      ),
    );
    if (value) return ctx.redirect(pathTo`/district/broadcasts/${value.id}?saved=yes`, 303);
    const problem = problemOf(refusal, CONTROLS, ctx.state.language);
    return await show(ctx, typed, { problem, status: refusal.status });
  },
});

function isDrill({ url }: Context<State>): boolean {
  return url.searchParams.get("drill") === "yes";
}

async function findCopied({ url, state: { api } }: Context<State>): Promise<BroadcastContent> {
  const id = url.searchParams.get("copy") ?? "";
  if (!isId(id)) return EMPTY;
  const { content } = await api.get(pathTo`/api/district/broadcasts/${id}`, Broadcast);
  return content;
}

async function show(
  ctx: Context<State>,
  typed: BroadcastContent,
  { problem, status }: { problem?: FormProblem; status?: number } = {},
) {
  const district = await ctx.state.api.get("/api/district", OwnDistrict);
  ctx.state.title = isDrill(ctx) ? words.form.titleDrill : words.form.titleNew;
  const form = await loadForm(ctx.state.api, district, { isDrill: isDrill(ctx) });
  const { now } = ctx.state;
  return page({ district, form, typed, problem, isDrill: isDrill(ctx), now }, { status });
}

export default define.page<typeof handlers>((
  { data: { district, form, typed, problem, isDrill, now } },
) => (
  <>
    <a class="back" href="/district/broadcasts">
      <Icon name="back" /> {words.all}
    </a>
    <DrillBand isDrill={isDrill} />
    <ErrorSummary title={words.problem} {...problem} />
    <p class="over">{district.name}</p>
    <h1>{isDrill ? words.form.titleDrill : words.form.titleNew}</h1>
    <BroadcastForm
      action={`/district/broadcasts/new${queryOf({ drill: isDrill ? "yes" : "" })}`}
      typed={typed}
      isDrill={isDrill}
      {...form}
      now={now}
      fields={problem?.fields}
    >
      <Submission />
    </BroadcastForm>
  </>
));
