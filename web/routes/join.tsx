// Where the text of an invitation leads: whoever is signed in with that number joins a district's staff.
import { type Context, page } from "fresh";
import { OwnInvitations } from "shared/api/district/people.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { problemOf, textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { WORDS } from "@/words/words.ts";

export const handlers = define.handlers({
  GET: async (ctx) => await loadPage(ctx, { done: ctx.url.searchParams.get("done") ?? "" }),
  POST: async (ctx) => {
    const { api, language } = ctx.state;
    const form = await readForm(ctx.req);
    const isAccepted = textOf(form, "answer") === "accept";
    const id = textOf(form, "id");
    const { refusal } = await attempt(
      api.post(
        isAccepted
          ? pathTo`/api/me/invitations/${id}/accept`
          : pathTo`/api/me/invitations/${id}/decline`,
      ),
    );
    if (!refusal) return ctx.redirect(isAccepted ? "/district" : "/join?done=declined", 303);
    const { message } = problemOf(refusal, [], language);
    return await loadPage(ctx, { problem: message, status: refusal.status });
  },
});

interface Shown {
  /** What was asked for, and is done. */
  done?: string;
  problem?: string;
  status?: number;
}

async function loadPage(ctx: Context<State>, { done, problem, status }: Shown) {
  const { api, language, now } = ctx.state;
  ctx.state.title = WORDS[language].staff.join.title;
  const { invitations } = await api.get("/api/me/invitations", OwnInvitations);
  return page({ invitations, done, problem, now }, { status });
}

export default define.page<typeof handlers>(({ data: { invitations, done, problem, now } }) => {
  const { staff: { invited, roles, may, join: words }, frame } = useWords();
  const { dayAndTime } = useTimes();
  return (
    <div class="narrow">
      <ErrorSummary title={frame.error.problem} message={problem} />
      <h1>{words.title}</h1>
      {(done === "declined" || done === "left") && (
        <Notice tone="good">
          <p>{words[done]}</p>
        </Notice>
      )}
      {invitations.length === 0 && !done && <p>{words.none}</p>}
      {invitations.map(({ id, district, role, timeZone, expiresAt }) => (
        <section class="card" key={id} aria-labelledby={`of-${id}`}>
          <h2 id={`of-${id}`}>{invited(district)}</h2>
          <p>
            <strong>{words.as(roles[role])}</strong>
          </p>
          <p>{may[role]}</p>
          <p class="soft">{words.until(dayAndTime(expiresAt, now, timeZone))}</p>
          <form method="post" action="/join">
            <input type="hidden" name="id" value={id} />
            <p class="row">
              <button class="button" type="submit" name="answer" value="accept">
                {words.accept}
              </button>
              <button class="button second" type="submit" name="answer" value="decline">
                {words.decline}
              </button>
            </p>
          </form>
        </section>
      ))}
      <p>
        <a href="/account">{words.account}</a>
      </p>
    </div>
  );
});
