import { type Context, page } from "fresh";
import { Broadcast, BroadcastAudience } from "shared/api/district/broadcasts.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Icon } from "@/components/Icon.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { problemOf, queryOf, textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { broadcast as ofBroadcast } from "@/words/en/district/broadcasts.ts";
import { AudienceFigures } from "../(_components)/AudienceFigures.tsx";
import { readSeen } from "../(_components)/broadcast_form.ts";
import { idOf, loadBroadcast, nameOf } from "../(_components)/broadcast_page.ts";
import { BroadcastFacts } from "../(_components)/BroadcastFacts.tsx";
import { BroadcastPreview } from "../(_components)/BroadcastPreview.tsx";
import { DrillBand } from "../(_components)/DrillBand.tsx";
import { Seen } from "../(_components)/Seen.tsx";

const { send: words, problem: problemTitle } = ofBroadcast;

/** The one page before anything leaves. */
export const handlers = define.handlers({
  GET: async (ctx) => await show(ctx),
  POST: async (ctx) => {
    const id = idOf(ctx);
    const form = await readForm(ctx.req);
    const expected = Number(textOf(form, "expected"));
    const body = { step: "send", seen: readSeen(form), expected };
    const { refusal } = await attempt(
      ctx.state.api.post(pathTo`/api/district/broadcasts/${id}/steps`, body, Broadcast),
    );
    // The button has become progress: there is nothing left to press twice.
    if (!refusal) return ctx.redirect(pathTo`/district/broadcasts/${id}`, 303);
    return await show(ctx, refusal);
  },
});

async function show(ctx: Context<State>, refusal?: Parameters<typeof problemOf>[0]) {
  const id = idOf(ctx);
  const [data, audience] = await Promise.all([
    loadBroadcast(ctx),
    ctx.state.api.get(pathTo`/api/district/broadcasts/${id}/audience`, BroadcastAudience),
  ]);
  ctx.state.title = words.title;
  const needsCode = refusal?.code === "freshCodeNeeded";
  const problem = refusal && !needsCode ? problemOf(refusal, [], ctx.state.language) : undefined;
  const next = pathTo`/district/broadcasts/${id}/send`;
  const codeAt = needsCode ? `/sign-in/again${queryOf({ next })}` : undefined;
  return page({ ...data, audience, problem, codeAt }, { status: refusal?.status });
}

export default define.page<typeof handlers>(({ data }) => {
  const { broadcast, district, audience, problem, codeAt, now } = data;
  const { id, isDrill, steps } = broadcast;
  const at = pathTo`/district/broadcasts/${id}`;
  const isTooDear = audience.dollars > audience.purseDollars;
  return (
    <>
      <a class="back" href={at}>
        <Icon name="back" /> {words.back}
      </a>
      <DrillBand isDrill={isDrill} />
      <ErrorSummary title={problemTitle} {...problem} />
      <p class="over">{nameOf(broadcast)}</p>
      <h1>{words.title}</h1>
      {codeAt && (
        <Notice tone="grave">
          <p>{words.codeWhy}</p>
          <p>
            <a class="button" href={codeAt}>{words.codeButton}</a>
          </p>
        </Notice>
      )}
      <AudienceFigures audience={audience} timeZone={district.timeZone} now={now} />
      <BroadcastFacts content={broadcast.content} isDrill={isDrill} />
      <BroadcastPreview texts={broadcast.texts} />
      {isTooDear && (
        <Notice tone="grave">
          <p>{words.tooDear}</p>
        </Notice>
      )}
      {broadcast.waitsForOther && (
        <Notice>
          <p>{ofBroadcast.steps.waits}</p>
        </Notice>
      )}
      {steps.includes("send") && !isTooDear && (
        audience.people === 0 ? <p>{words.nobody}</p> : (
          <form method="post" action={`${at}/send`}>
            <Seen broadcast={broadcast} />
            <input type="hidden" name="expected" value={audience.people} />
            <p>{words.undo}</p>
            <p class="row">
              <button class="button" type="submit">{words.button(audience.people)}</button>
              <span class="soft">{words.limit(audience.sentToday, audience.mostADay)}</span>
            </p>
          </form>
        )
      )}
    </>
  );
});
