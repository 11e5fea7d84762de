import { type Context, page } from "fresh";
import { CodeSent, SignedIn } from "shared/api/people.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { TextField } from "@/components/Field.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, ownPath, problemOf, queryOf, textOf } from "@/lib/forms.ts";
import { zipFrom } from "@/lib/from_address.ts";
import { findPhone, forgetPhone, keepPhone, maskPhone } from "./(_components)/pending_phone.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { useWords } from "@/words/reader.ts";
import { WORDS } from "@/words/words.ts";

export const handlers = define.handlers({
  GET: (ctx) => {
    if (!findPhone(ctx.req.headers)) return ctx.redirect(`/sign-in${ctx.url.search}`, 303);
    return show(ctx);
  },
  POST: async (ctx) => {
    const pending = findPhone(ctx.req.headers);
    if (!pending) return ctx.redirect(`/sign-in${ctx.url.search}`, 303);
    const form = await readForm(ctx.req);
    const origin = ctx.req.headers.get("origin");
    const { api, language, visit } = ctx.state;
    if (form.has("again")) {
      const { refusal } = await attempt(
        api.post("/api/auth/code", { ...pending, language }, CodeSent),
      );
      if (refusal) {
        const problem = problemOf(refusal, [], language);
        return show(ctx, { problem, status: refusal.status });
      }
      visit.cookies.push(keepPhone(pending, origin));
      return show(ctx, { isSentAgain: true });
    }
    const code = textOf(form, "code").replace(/\s/g, "");
    const { phone } = pending;
    const secondCode = textOf(form, "secondCode") || undefined;
    const typed = { phone, code, secondCode };
    const answer = await attempt(api.post("/api/auth/verify", typed, SignedIn));
    if (answer.refusal) {
      const { status, code: reason } = answer.refusal;
      if (reason === "secondCodeNeeded") return show(ctx, { code, asksSecond: true });
      const problem = problemOf(answer.refusal, ["code", "secondCode"], language);
      if (reason === "secondCodeWrong") {
        problem.fields.secondCode = problem.message;
        return show(ctx, { code, asksSecond: true, problem, status });
      }
      // Wrong, expired or tried too often: it is about the code all the same.
      if (status === 422 && reason !== "invalidInput") problem.fields.code = problem.message;
      return show(ctx, { code, problem, status });
    }
    visit.cookies.push(forgetPhone(origin));
    return ctx.redirect(afterSignIn(answer.value, ctx.url.searchParams), 303);
  },
});

export default define.page<typeof handlers>(({ data }) => {
  const { signIn: { code: words }, frame } = useWords();
  return (
    <div class="narrow">
      <ErrorSummary title={frame.error.problem} {...data.problem} />
      <h1>{words.title}</h1>
      {data.isSentAgain && (
        <Notice tone="good">
          <p>{words.sentAgain}</p>
        </Notice>
      )}
      {data.asksSecond ? <p class="lead">{words.second.lead}</p> : (
        <p class="lead">
          {words.textedTo.before}
          <strong class="nowrap">{data.maskedPhone}</strong>
          {words.textedTo.after}
        </p>
      )}
      <form method="post" action={`/sign-in/code${data.query}`}>
        <TextField
          name="code"
          label={words.label}
          class="code"
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={7}
          value={data.code}
          error={data.problem?.fields.code}
        />
        {data.asksSecond && (
          <TextField
            name="secondCode"
            label={words.second.label}
            hint={words.second.hint}
            class="code"
            autocomplete="one-time-code"
            autoFocus
            value=""
            error={data.problem?.fields.secondCode}
          />
        )}
        <button class="button" type="submit">{words.submit}</button>
      </form>
      <hr />
      <h2>{words.none}</h2>
      <p>{words.wait}</p>
      <form method="post" action={`/sign-in/code${data.query}`}>
        <p class="row">
          <button class="button second" type="submit" name="again" value="yes">
            {words.again}
          </button>
          <a href={`/sign-in${data.query}`}>{words.otherNumber}</a>
        </p>
      </form>
    </div>
  );
});

interface Shown {
  code?: string;
  problem?: FormProblem;
  status?: number;
  isSentAgain?: boolean;
  /** The texted code is right: now the app's. */
  asksSecond?: boolean;
}

function show(ctx: Context<State>, { code = "", status, ...shown }: Shown = {}) {
  ctx.state.title = WORDS[ctx.state.language].signIn.code.title;
  const { searchParams } = ctx.url;
  const maskedPhone = maskPhone(findPhone(ctx.req.headers)!.phone);
  const query = queryOf({
    zip: zipFrom(searchParams),
    next: ownPath(searchParams.get("next")),
  });
  return page({ code, ...shown, maskedPhone, query }, { status });
}

function afterSignIn(me: SignedIn, wanted: URLSearchParams): string {
  const next = ownPath(wanted.get("next"));
  const zip = zipFrom(wanted);
  // What one had chosen is gone: that is said before anything else.
  if (me.isAnew) return `/account${queryOf({ saved: "anew", add: zip })}`;
  if (next) return next;
  if (me.district && !zip) return me.district.role === "crew" ? "/district/round" : "/district";
  return `/account${queryOf({ add: zip })}`;
}
