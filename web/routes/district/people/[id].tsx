import { type Context, HttpError, page } from "fresh";
import { StaffList, type StaffMember } from "shared/api/district/people.ts";
import { isId } from "shared/ids.ts";
import { pathTo } from "shared/path_to.ts";
import { STAFF_ROLES, type StaffRole } from "shared/staff_roles.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { TextField } from "@/components/Field.tsx";
import { Icon } from "@/components/Icon.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { people } from "@/words/en/district/people.ts";
import { findManagerCode } from "@/lib/fresh_code.ts";
import { keepTyped, takeTyped } from "../(_components)/kept.ts";
import { BackAgain, NewCode } from "../(_components)/NewCode.tsx";
import { RoleChoices } from "./(_components)/RoleChoices.tsx";
import { whoIs } from "../(_components)/who_is.ts";

const { person: words, invite, problem: thereIsAProblem } = people;

export const handlers = define.handlers({
  GET: async (ctx) => {
    const person = await getPerson(ctx);
    const kept = await findManagerCode(ctx.state) === "fresh" ? await takeTyped(ctx) : undefined;
    const typed = kept ? readTyped(kept) : { name: person.name ?? "", role: person.role };
    return await loadPage(ctx, person, typed, { isBack: kept !== undefined });
  },
  POST: async (ctx) => {
    const { api, language } = ctx.state;
    const person = await getPerson(ctx);
    const path = pathTo`/api/district/people/${person.id}`;
    const form = await readForm(ctx.req);
    const isRemoval = textOf(form, "intent") === "remove";
    const typed = isRemoval ? { name: person.name ?? "", role: person.role } : readTyped(form);
    const { refusal } = await attempt(
      isRemoval ? api.delete(path) : api.patch(path, typed),
    );
    if (!refusal) {
      if (isRemoval && person.isYou) return ctx.redirect("/join?done=left", 303);
      const saved = isRemoval ? "removed" : "changed";
      return ctx.redirect(pathTo`/district/people?saved=${saved}`, 303);
    }
    const { status } = refusal;
    if (refusal.code === "freshCodeNeeded") {
      const isKept = !isRemoval && await keepTyped(ctx, form);
      return await loadPage(ctx, person, typed, { isTooLate: true, isKept, status });
    }
    const problem = problemOf(refusal, ["name", "role"], language);
    return await loadPage(ctx, person, typed, { problem, status });
  },
});

async function getPerson({ state, params }: Context<State>): Promise<StaffMember> {
  const { people } = await state.api.get("/api/district/people", StaffList);
  const person = isId(params.id!) ? people.find(({ id }) => id === params.id) : undefined;
  if (!person) throw new HttpError(404, "This person is not on your district's staff any more.");
  return person;
}

function readTyped(form: FormData): Typed {
  const role = STAFF_ROLES.find((role) => role === textOf(form, "role"));
  return { name: textOf(form, "name"), role };
}

interface Typed {
  name: string;
  role: StaffRole | undefined;
}

interface Shown {
  problem?: FormProblem;
  isTooLate?: boolean;
  /** What was typed is kept; it is here again. */
  isKept?: boolean;
  isBack?: boolean;
  status?: number;
}

async function loadPage(
  ctx: Context<State>,
  person: StaffMember,
  typed: Typed,
  { status, ...shown }: Shown = {},
) {
  ctx.state.title = words.title(whoIs(person));
  const code = await findManagerCode(ctx.state);
  const isFresh = !shown.isTooLate && code === "fresh";
  return page({ person, typed, code, isFresh, ...shown }, { status });
}

export default define.page<typeof handlers>(({ data }) => {
  const { person, typed, code, isFresh } = data;
  const { isTooLate = false, isKept, isBack }: Shown = data;
  const problem: FormProblem | undefined = data.problem;
  const action = pathTo`/district/people/${person.id}`;
  return (
    <>
      <a class="back" href="/district/people">
        <Icon name="back" /> {words.back}
      </a>
      <ErrorSummary title={thereIsAProblem} {...problem} ids={{ role: "role-viewer" }} />
      <h1>{words.title(whoIs(person))}</h1>
      {person.name && <p class="soft">{people.number(person.ending)}</p>}
      {person.isYou && <p>{words.isYou}</p>}
      {!isFresh && <NewCode next={action} code={code} isTooLate={isTooLate} isKept={isKept} />}
      {isFresh && (
        <>
          {isBack && <BackAgain />}
          <form method="post" action={action} noValidate class="levels-form">
            <TextField
              name="name"
              label={invite.name}
              hint={invite.nameHint}
              error={problem?.fields.name}
              value={typed.name}
              autoComplete="off"
            />
            <RoleChoices legend={invite.role} value={typed.role} error={problem?.fields.role} />
            <button class="button" type="submit" name="intent" value="save">{words.save}</button>
          </form>
          <hr />
          <details>
            <summary>{words.remove.open(whoIs(person))}</summary>
            <form method="post" action={action} class="stack tight">
              <p>{words.remove.means}</p>
              <button class="button danger" type="submit" name="intent" value="remove">
                {words.remove.button}
              </button>
            </form>
          </details>
        </>
      )}
    </>
  );
});
