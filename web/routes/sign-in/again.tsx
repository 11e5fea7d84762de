// A new code for who is signed in already: before what cannot be undone, takes data along or reaches many.
import { type Context, page } from "fresh";
import { CodeSent, Me } from "shared/api/people.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, ownPath, problemOf, queryOf } from "@/lib/forms.ts";
import { keepPhone, maskPhone } from "./(_components)/pending_phone.ts";
import { define, type State } from "@/utils.ts";
import { useWords } from "@/words/reader.ts";
import { WORDS } from "@/words/words.ts";

export const handlers = define.handlers({
  GET: async (ctx) => show(ctx, await ctx.state.api.get("/api/me", Me)),
  POST: async (ctx) => {
    const { api, language, visit } = ctx.state;
    const me = await api.get("/api/me", Me);
    const { phone } = me;
    const { refusal } = await attempt(api.post("/api/auth/code", { phone, language }, CodeSent));
    if (refusal) {
      const problem = problemOf(refusal, [], language);
      return show(ctx, me, { problem, status: refusal.status });
    }
    visit.cookies.push(keepPhone({ phone }, ctx.req.headers.get("origin")));
    return ctx.redirect(`/sign-in/code${queryOf({ next: nextOf(ctx) })}`, 303);
  },
});

export default define.page<typeof handlers>(({ data }) => {
  const { signIn: { again: words }, frame } = useWords();
  return (
    <div class="narrow">
      <ErrorSummary title={frame.error.problem} {...data.problem} />
      <h1>{words.title}</h1>
      <p class="lead">
        {words.why.before}
        <strong class="nowrap">{data.maskedPhone}</strong>
        {words.why.after}
      </p>
      <form method="post" action={`/sign-in/again${queryOf({ next: data.next })}`}>
        <p class="row">
          <button class="button" type="submit">{words.submit}</button>
          <a href="/account">{words.back}</a>
        </p>
      </form>
    </div>
  );
});

interface Shown {
  problem?: FormProblem;
  status?: number;
}

function show(ctx: Context<State>, me: Me, { problem, status }: Shown = {}) {
  ctx.state.title = WORDS[ctx.state.language].signIn.again.title;
  return page({ problem, maskedPhone: maskPhone(me.phone), next: nextOf(ctx) }, { status });
}

function nextOf({ url }: Context<State>): string {
  return ownPath(url.searchParams.get("next")) || "/account";
}
