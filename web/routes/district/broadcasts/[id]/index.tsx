import { type Context, HttpError, page } from "fresh";
import { Broadcast } from "shared/api/district/broadcasts.ts";
import { BROADCAST_STEPS } from "shared/broadcasts/steps.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Icon } from "@/components/Icon.tsx";
import { Notice } from "@/components/Notice.tsx";
import FollowSending from "@/islands/FollowSending.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { broadcast as words } from "@/words/en/district/broadcasts.ts";
import { readSeen } from "../(_components)/broadcast_form.ts";
import { idOf, loadBroadcast, nameOf } from "../(_components)/broadcast_page.ts";
import { BroadcastFacts } from "../(_components)/BroadcastFacts.tsx";
import { BroadcastHistory } from "../(_components)/BroadcastHistory.tsx";
import { BroadcastPreview } from "../(_components)/BroadcastPreview.tsx";
import { BroadcastProgress } from "../(_components)/BroadcastProgress.tsx";
import { BroadcastSteps } from "../(_components)/BroadcastSteps.tsx";
import { DrillBand } from "../(_components)/DrillBand.tsx";
import { MissingParts } from "../(_components)/MissingParts.tsx";
import { StateBadge } from "../(_components)/StateBadge.tsx";

/** All but sending, which has a page of its own. */
export const handlers = define.handlers({
  GET: async (ctx) => await show(ctx),
  POST: async (ctx) => {
    const form = await readForm(ctx.req);
    const step = BROADCAST_STEPS.find((step) => step === textOf(form, "step"));
    if (!step || step === "send") throw new HttpError(422, "There is no such step.");
    const id = idOf(ctx);
    const body = { step, seen: readSeen(form), reason: textOf(form, "reason") };
    const { refusal } = await attempt(
      ctx.state.api.post(pathTo`/api/district/broadcasts/${id}/steps`, body, Broadcast),
    );
    if (!refusal) return ctx.redirect(pathTo`/district/broadcasts/${id}`, 303);
    const problem = problemOf(refusal, ["reason"], ctx.state.language);
    return await show(ctx, { problem, status: refusal.status });
  },
});

const FOLLOW_SECONDS = 5;

async function show(
  ctx: Context<State>,
  { problem, status }: { problem?: FormProblem; status?: number } = {},
) {
  const data = await loadBroadcast(ctx);
  ctx.state.title = nameOf(data.broadcast);
  const { searchParams } = ctx.url;
  const told = searchParams.has("saved")
    ? words.saved
    : searchParams.has("tested")
    ? words.tested
    : undefined;
  return page({ ...data, problem, told }, { status });
}

export default define.page<typeof handlers>(({ data }) => {
  const { broadcast, district, problem, told, now } = data;
  const { id, state, isDrill, sending, steps, content, acts } = broadcast;
  const reason = state === "returned" ? acts.at(-1)?.reason : undefined;
  return (
    <>
      <a class="back" href="/district/broadcasts">
        <Icon name="back" /> {words.all}
      </a>
      <DrillBand isDrill={isDrill} />
      <ErrorSummary title={words.problem} {...problem} />
      <p class="over">{district.name}</p>
      <h1>{nameOf(broadcast)}</h1>
      <p class="row">
        <StateBadge state={state} isDrill={isDrill} />
      </p>
      {told && (
        <Notice tone="good">
          <p>{told}</p>
        </Notice>
      )}
      {reason && (
        <Notice tone="grave">
          <p>{words.returnedWhy(reason)}</p>
        </Notice>
      )}
      {broadcast.waitsForOther && (
        <Notice>
          <p>{words.steps.waits}</p>
        </Notice>
      )}
      {steps.includes("write") && (
        <MissingParts
          faults={broadcast.faults}
          editAt={pathTo`/district/broadcasts/${id}/edit`}
        />
      )}
      <div class="stack">
        {sending && <BroadcastProgress broadcast={broadcast} sending={sending} now={now} />}
        {state === "sending" && <Follow />}
        <section>
          <BroadcastFacts content={content} isDrill={isDrill} />
          <BroadcastPreview texts={broadcast.texts} />
        </section>
        <BroadcastSteps broadcast={broadcast} fields={problem?.fields} />
        <BroadcastHistory broadcast={broadcast} timeZone={district.timeZone} now={now} />
      </div>
    </>
  );
});

/** Without script the page is loaded anew, wherever its reader is on it. */
function Follow() {
  return (
    <>
      <FollowSending everyMs={FOLLOW_SECONDS * 1000} />
      <noscript>
        <meta http-equiv="refresh" content={String(FOLLOW_SECONDS)} />
      </noscript>
    </>
  );
}
