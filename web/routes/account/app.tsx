// An authenticator app: set up, looked after, switched off. The key and the codes for paper are told in the answer
// to a form alone: no address leads to them.
import { type Context, page } from "fresh";
import { NewSecondFactor, RecoveryCodes, SecondFactor } from "shared/api/second_factor.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, textOf } from "@/lib/forms.ts";
import { hasFreshCode } from "@/lib/fresh_code.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { useWords } from "@/words/reader.ts";
import { WORDS } from "@/words/words.ts";
import { AppKey } from "./(_components)/app/AppKey.tsx";
import { AppState } from "./(_components)/app/AppState.tsx";
import { RecoveryCodes as CodeList } from "./(_components)/app/RecoveryCodes.tsx";

const PATH = "/api/me/second-factor";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { searchParams } = ctx.url;
    return await show(ctx, {
      isOff: searchParams.has("off"),
      isNeeded: searchParams.has("needed"),
    });
  },
  POST: async (ctx) => {
    const { api, language } = ctx.state;
    const form = await readForm(ctx.req);
    const intent = textOf(form, "intent");
    if (intent === "end") {
      await api.delete(PATH);
      return ctx.redirect("/account/app?off=yes", 303);
    }
    if (intent === "codes") {
      const { recoveryCodes } = await api.post(`${PATH}/recovery-codes`, {}, RecoveryCodes);
      return await show(ctx, { recoveryCodes });
    }
    if (intent === "confirm") {
      const code = textOf(form, "code");
      const answer = await attempt(api.post(`${PATH}/confirm`, { code }, RecoveryCodes));
      if (!answer.refusal) {
        return await show(ctx, { recoveryCodes: answer.value.recoveryCodes, isFirst: true });
      }
      const { code: reason, status } = answer.refusal;
      const problem = problemOf(answer.refusal, ["code"], language);
      if (reason === "secondCodeWrong") problem.fields.code = problem.message;
      // Its key is in the form: another would be one more to take along.
      const isAboutCode = reason === "secondCodeWrong" || reason === "invalidInput";
      return await show(ctx, {
        address: isAboutCode ? readAddress(form) : undefined,
        problem,
        status,
      });
    }
    const { value, refusal } = await attempt(api.post(PATH, {}, NewSecondFactor));
    if (refusal?.code === "freshCodeNeeded") throw refusal;
    if (!refusal) return await show(ctx, { address: value.address });
    return await show(ctx, { problem: problemOf(refusal, [], language), status: refusal.status });
  },
});

/** Undefined for what the API never gave. */
function readAddress(form: FormData): string | undefined {
  const typed = textOf(form, "address");
  return typed.startsWith("otpauth://totp/") && URL.canParse(typed) ? typed : undefined;
}

interface Shown {
  /** Being set up: its key. */
  address?: string;
  /** Just made. */
  recoveryCodes?: string[];
  /** The app has just been confirmed. */
  isFirst?: boolean;
  /** Just switched off. */
  isOff?: boolean;
  /** What was wanted elsewhere is for managers with an app. */
  isNeeded?: boolean;
  problem?: FormProblem;
  status?: number;
}

async function show(ctx: Context<State>, { status, ...shown }: Shown) {
  const { api, language, now } = ctx.state;
  ctx.state.title = WORDS[language].secondFactor.title;
  const [factor, isFresh] = await Promise.all([
    api.get(PATH, SecondFactor),
    hasFreshCode(ctx.state),
  ]);
  return page({ ...shown, factor, isFresh, now }, { status });
}

export default define.page<typeof handlers>(({ data }) => {
  const { factor, isFresh, now } = data;
  const { address, recoveryCodes, isFirst = false, isOff, isNeeded, problem }: Shown = data;
  const { secondFactor: words, frame } = useWords();
  return (
    <div class="narrow">
      <ErrorSummary title={frame.error.problem} {...problem} />
      <h1>{words.title}</h1>
      {isOff && factor.since === null && (
        <Notice tone="good">
          <p>{words.state.wentOff}</p>
        </Notice>
      )}
      {isNeeded && factor.since === null && (
        <Notice tone="grave">
          <p>{words.state.needed}</p>
        </Notice>
      )}
      {recoveryCodes ? <CodeList codes={recoveryCodes} isFirst={isFirst} /> : (
        <>
          <p class="lead">{words.lead}</p>
          {address
            ? <AppKey address={address} error={problem?.fields.code} />
            : <AppState factor={factor} isFresh={isFresh} now={now} />}
        </>
      )}
      <p>
        <a href="/account">{words.back}</a>
      </p>
    </div>
  );
});
