import { type Context, page } from "fresh";
import { CodeSent } from "shared/api/people.ts";
import { readZip } from "shared/zip.ts";
import { ConsentBox } from "@/components/ConsentBox.tsx";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { TextField } from "@/components/Field.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, ownPath, problemOf, queryOf, textOf } from "@/lib/forms.ts";
import { zipFrom } from "@/lib/from_address.ts";
import { keepPhone } from "./(_components)/pending_phone.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { useWords } from "@/words/reader.ts";
import { WORDS } from "@/words/words.ts";

interface SignIn {
  phone: string;
  consentVersion: string;
  /** A ZIP code to follow, and a page to go on to, after signing in. */
  zip: string;
  next: string;
}

export const handlers = define.handlers({
  GET: (ctx) => {
    const { searchParams } = ctx.url;
    const zip = zipFrom(searchParams);
    const next = ownPath(searchParams.get("next"));
    const isSignedOut = searchParams.get("out") === "everywhere";
    return show(ctx, { phone: "", consentVersion: "", zip, next }, { isSignedOut });
  },
  POST: async (ctx) => {
    const { api, language, visit } = ctx.state;
    const typed = read(await readForm(ctx.req));
    const { phone, zip, next } = typed;
    const pending = { phone, consentVersion: typed.consentVersion || undefined };
    const { refusal } = await attempt(
      api.post("/api/auth/code", { ...pending, language }, CodeSent),
    );
    if (refusal) {
      const problem = problemOf(refusal, ["phone"], language);
      return show(ctx, typed, { problem, status: refusal.status });
    }
    visit.cookies.push(keepPhone(pending, ctx.req.headers.get("origin")));
    return ctx.redirect(`/sign-in/code${queryOf({ zip, next })}`, 303);
  },
});

export default define.page<typeof handlers>(({ data: { typed, problem, isSignedOut } }) => {
  const { signIn, frame } = useWords();
  return (
    <div class="narrow">
      <ErrorSummary title={frame.error.problem} {...problem} />
      <h1>{typed.zip ? signIn.aboutZip(typed.zip) : signIn.title}</h1>
      {isSignedOut && (
        <Notice tone="good">
          <p>{signIn.signedOut}</p>
        </Notice>
      )}
      {typed.next.startsWith("/report") && (
        <Notice>
          <p>{signIn.beforeReport}</p>
        </Notice>
      )}
      <p class="lead">{signIn.lead}</p>
      <form method="post" action="/sign-in">
        <TextField
          name="phone"
          label={signIn.phone}
          hint={signIn.phoneHint}
          type="tel"
          class="mobile"
          autocomplete="tel"
          value={typed.phone}
          error={problem?.fields.phone}
        />
        <ConsentBox checked={typed.consentVersion !== ""} />
        <p class="hint">{signIn.consentHint}</p>
        <input type="hidden" name="zip" value={typed.zip} />
        <input type="hidden" name="next" value={typed.next} />
        <button class="button" type="submit">{signIn.sendCode}</button>
      </form>
    </div>
  );
});

function read(form: FormData): SignIn {
  return {
    phone: textOf(form, "phone"),
    consentVersion: textOf(form, "consentVersion"),
    // Not typed by the visitor: an address brought it.
    zip: readZip(textOf(form, "zip")) ?? "",
    next: ownPath(textOf(form, "next")),
  };
}

interface Shown {
  problem?: FormProblem;
  status?: number;
  /** On every device: the page says when. */
  isSignedOut?: boolean;
}

function show({ state }: Context<State>, typed: SignIn, shown: Shown) {
  state.title = WORDS[state.language].signIn.title;
  state.description = WORDS[state.language].signIn.description;
  const { problem, status, isSignedOut = false } = shown;
  return page({ typed, problem, isSignedOut }, { status });
}
