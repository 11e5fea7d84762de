import { type Context, page } from "fresh";
import { Me } from "shared/api/people.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Icon } from "@/components/Icon.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { broadcast as ofBroadcast, broadcasts } from "@/words/en/district/broadcasts.ts";
import { idOf, loadBroadcast, nameOf } from "../(_components)/broadcast_page.ts";
import { BroadcastPreview } from "../(_components)/BroadcastPreview.tsx";

const { test: words, problem: problemTitle } = ofBroadcast;
const { languages } = broadcasts;

/** Another page and another colour than sending: here nothing can reach anybody else. */
export const handlers = define.handlers({
  GET: async (ctx) => await show(ctx),
  POST: async (ctx) => {
    const id = idOf(ctx);
    const language = textOf(await readForm(ctx.req), "language");
    const { refusal } = await attempt(
      ctx.state.api.post(pathTo`/api/district/broadcasts/${id}/test`, { language }),
    );
    if (!refusal) return ctx.redirect(pathTo`/district/broadcasts/${id}?tested=yes`, 303);
    const problem = problemOf(refusal, ["language"], ctx.state.language);
    return await show(ctx, { problem, status: refusal.status });
  },
});

async function show(
  ctx: Context<State>,
  { problem, status }: { problem?: FormProblem; status?: number } = {},
) {
  const [data, me] = await Promise.all([loadBroadcast(ctx), ctx.state.api.get("/api/me", Me)]);
  ctx.state.title = words.title;
  return page({ ...data, phone: me.phone, problem }, { status });
}

export default define.page<typeof handlers>(({ data: { broadcast, phone, problem } }) => {
  const at = pathTo`/district/broadcasts/${broadcast.id}`;
  return (
    <div class="test-page">
      <a class="back" href={at}>
        <Icon name="back" /> {nameOf(broadcast)}
      </a>
      <ErrorSummary title={problemTitle} {...problem} />
      <h1>{words.title}</h1>
      <p>{words.intro(ownNumber(phone))}</p>
      {broadcast.texts.length === 0
        ? <p>{words.none}</p>
        : (
          <form method="post" action={`${at}/test`}>
            <p class="row">
              {broadcast.texts.map(({ language }) => (
                <button
                  class="button second"
                  type="submit"
                  name="language"
                  value={language}
                  key={language}
                >
                  {words.button(languages[language])}
                </button>
              ))}
            </p>
          </form>
        )}
      <BroadcastPreview texts={broadcast.texts} />
    </div>
  );
});

/** "••• ••• 0177": enough to know it by. */
function ownNumber(phone: string): string {
  return `••• ••• ${phone.slice(-4)}`;
}
