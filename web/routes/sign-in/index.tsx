import { page } from "fresh";
import { CodeSent } from "shared/api/people.ts";
import { ConsentBox } from "@/components/ConsentBox.tsx";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { TextField } from "@/components/Field.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, ownPath, problemOf, queryOf, textOf } from "@/lib/forms.ts";
import { keepPhone } from "@/lib/pending_phone.ts";
import { define } from "@/utils.ts";

interface SignIn {
  phone: string;
  consentVersion: string;
  /** A ZIP code to follow, and a page to go on to, after signing in. */
  zip: string;
  next: string;
}

export const handlers = define.handlers({
  GET: (ctx) => {
    ctx.state.title = "Sign in";
    const { searchParams } = ctx.url;
    const zip = searchParams.get("zip") ?? "";
    const next = ownPath(searchParams.get("next"));
    return show({ phone: "", consentVersion: "", zip, next });
  },
  POST: async (ctx) => {
    ctx.state.title = "Sign in";
    const typed = read(await ctx.req.formData());
    const { phone, zip, next, consentVersion = "" } = typed;
    const newCode = { phone, consentVersion: consentVersion || undefined };
    const { refusal } = await attempt(ctx.state.api.post("/api/auth/code", newCode, CodeSent));
    if (refusal) return show(typed, problemOf(refusal, ["phone"]), refusal.status);
    ctx.state.visit.cookies.push(keepPhone(newCode, ctx.req.headers.get("origin")));
    return ctx.redirect(`/sign-in/code${queryOf({ zip, next })}`, 303);
  },
});

export default define.page<typeof handlers>(({ data: { typed, problem } }) => (
  <div class="narrow">
    <ErrorSummary {...problem} />
    <h1>{typed.zip ? `Get texts about ${typed.zip}` : "Sign in"}</h1>
    {typed.next.startsWith("/report") && (
      <Notice>
        <p>Sign in first, then report: it takes one text.</p>
      </Notice>
    )}
    <p class="lead">
      Give your mobile number. We text you a code. New here? This makes your account.
    </p>
    <form method="post" action="/sign-in">
      <TextField
        name="phone"
        label="Mobile number"
        hint="A US or Puerto Rico number, like 718 555 0123."
        type="tel"
        class="mobile"
        autocomplete="tel"
        value={typed.phone}
        error={problem?.fields.phone}
      />
      <ConsentBox checked={typed.consentVersion !== ""} />
      <p class="hint">
        Needed for alerts only. Leave the box empty to sign in or to report without them.
      </p>
      <input type="hidden" name="zip" value={typed.zip} />
      <input type="hidden" name="next" value={typed.next} />
      <button class="button" type="submit">Text me a code</button>
    </form>
  </div>
));

function read(form: FormData): SignIn {
  return {
    phone: textOf(form, "phone"),
    consentVersion: textOf(form, "consentVersion"),
    zip: textOf(form, "zip"),
    next: ownPath(textOf(form, "next")),
  };
}

function show(typed: SignIn, problem?: FormProblem, status = 200) {
  return page({ typed, problem }, { status });
}
