import { type Context, page } from "fresh";
import { Broadcast, type BroadcastContent } from "shared/api/district/broadcasts.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Icon } from "@/components/Icon.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { broadcast as words } from "@/words/en/district/broadcasts.ts";
import { CONTROLS, readBroadcast, readSeen } from "../(_components)/broadcast_form.ts";
import { idOf, loadBroadcast, loadForm, nameOf } from "../(_components)/broadcast_page.ts";
import { BroadcastForm } from "../(_components)/BroadcastForm.tsx";
import { DrillBand } from "../(_components)/DrillBand.tsx";
import { Seen } from "../(_components)/Seen.tsx";

export const handlers = define.handlers({
  GET: async (ctx) => await show(ctx),
  POST: async (ctx) => {
    const id = idOf(ctx);
    const form = await readForm(ctx.req);
    const typed = readBroadcast(form);
    const body = { ...typed, seen: readSeen(form) };
    const { refusal } = await attempt(
      ctx.state.api.put(pathTo`/api/district/broadcasts/${id}`, body, Broadcast),
    );
    if (!refusal) return ctx.redirect(pathTo`/district/broadcasts/${id}?saved=yes`, 303);
    const problem = problemOf(refusal, CONTROLS, ctx.state.language);
    return await show(ctx, { typed, problem, status: refusal.status });
  },
});

async function show(
  ctx: Context<State>,
  { typed, problem, status }: {
    typed?: BroadcastContent;
    problem?: FormProblem;
    status?: number;
  } = {},
) {
  const data = await loadBroadcast(ctx);
  ctx.state.title = words.form.titleEdit;
  const form = await loadForm(ctx.state.api, data.district, data.broadcast);
  return page({ ...data, form, typed: typed ?? data.broadcast.content, problem }, { status });
}

export default define.page<typeof handlers>(({ data }) => {
  const { broadcast, district, form, now, typed, problem } = data;
  const at = pathTo`/district/broadcasts/${broadcast.id}`;
  return (
    <>
      <a class="back" href={at}>
        <Icon name="back" /> {nameOf(broadcast)}
      </a>
      <DrillBand isDrill={broadcast.isDrill} />
      <ErrorSummary title={words.problem} {...problem} />
      <p class="over">{district.name}</p>
      <h1>{words.form.titleEdit}</h1>
      <BroadcastForm
        action={`${at}/edit`}
        typed={typed}
        isDrill={broadcast.isDrill}
        {...form}
        now={now}
        fields={problem?.fields}
      >
        <Seen broadcast={broadcast} />
      </BroadcastForm>
    </>
  );
});
