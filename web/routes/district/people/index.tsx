import { type Context, page } from "fresh";
import { OwnDistrict } from "shared/api/district.ts";
import { StaffList } from "shared/api/district/people.ts";
import { pathTo } from "shared/path_to.ts";
import { STAFF_ROLES } from "shared/staff_roles.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, submissionIdOf, textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { people as words } from "@/words/en/district/people.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { findManagerCode } from "@/lib/fresh_code.ts";
import { keepTyped, takeTyped } from "../(_components)/kept.ts";
import { BackAgain, NewCode } from "../(_components)/NewCode.tsx";
import { useMay } from "../(_components)/role.ts";
import { InvitedTable } from "./(_components)/InvitedTable.tsx";
import { InviteForm, type TypedInvitation } from "./(_components)/InviteForm.tsx";
import { StaffTable } from "./(_components)/StaffTable.tsx";

const PATH = "/api/district/people";
const NOBODY: TypedInvitation = { phone: "", name: "", role: undefined, language: "en" };

export const handlers = define.handlers({
  GET: async (ctx) => {
    const saved = ctx.url.searchParams.get("saved") ?? "";
    const kept = await findManagerCode(ctx.state) === "fresh" ? await takeTyped(ctx) : undefined;
    const typed = kept ? readInvitation(kept) : NOBODY;
    return await loadPage(ctx, typed, { saved, isBack: kept !== undefined });
  },
  POST: async (ctx) => {
    const { api, language } = ctx.state;
    const form = await readForm(ctx.req);
    const isInvitation = textOf(form, "intent") === "invite";
    const typed = isInvitation ? readInvitation(form) : NOBODY;
    const { refusal } = await attempt(
      isInvitation
        ? api.post(`${PATH}/invitations`, { ...typed, submissionId: submissionIdOf(form) })
        : api.delete(pathTo`/api/district/people/invitations/${textOf(form, "id")}`),
    );
    if (!refusal) {
      const saved = isInvitation ? "invited" : "withdrawn";
      return ctx.redirect(pathTo`/district/people?saved=${saved}`, 303);
    }
    if (refusal.code === "freshCodeNeeded") {
      const isKept = isInvitation && await keepTyped(ctx, form);
      return await loadPage(ctx, typed, { isTooLate: true, isKept, status: refusal.status });
    }
    const problem = problemOf(refusal, ["phone", "name", "role"], language);
    if (/^staff/.test(refusal.code)) problem.fields.phone ??= problem.message;
    return await loadPage(ctx, typed, { problem, status: refusal.status });
  },
});

function readInvitation(form: FormData): TypedInvitation {
  return {
    phone: textOf(form, "phone"),
    name: textOf(form, "name"),
    role: STAFF_ROLES.find((role) => role === textOf(form, "role")),
    language: textOf(form, "language"),
  };
}

interface Shown {
  /** What was asked for, and is done. */
  saved?: string;
  problem?: FormProblem;
  isTooLate?: boolean;
  /** What was typed is kept; it is here again. */
  isKept?: boolean;
  isBack?: boolean;
  status?: number;
}

async function loadPage(ctx: Context<State>, typed: TypedInvitation, shown: Shown) {
  const { api, now } = ctx.state;
  ctx.state.title = words.title;
  const [district, staff, code] = await Promise.all([
    api.get("/api/district", OwnDistrict),
    api.get(PATH, StaffList),
    findManagerCode(ctx.state),
  ]);
  const { status, ...rest } = shown;
  return page({ district, staff, code, typed, now, ...rest }, { status });
}

export default define.page<typeof handlers>(({ data }) => {
  const { district, staff, code, typed, now } = data;
  const { saved = "", isTooLate = false, isKept, isBack }: Shown = data;
  const problem: FormProblem | undefined = data.problem;
  const isManager = useMay("run");
  const mayChange = isManager && code === "fresh" && !isTooLate;
  const { timeZone } = district;
  return (
    <>
      <ErrorSummary title={words.problem} {...problem} ids={{ role: "role-viewer" }} />
      <p class="over">{district.name}</p>
      <h1>{words.title}</h1>
      <DistrictMenu path="/district/people" />
      {Object.hasOwn(words.saved, saved) && (
        <Notice tone="good">
          <p>{words.saved[saved]}</p>
        </Notice>
      )}
      <p>{words.intro}</p>
      {isManager
        ? !mayChange && (
          <NewCode next="/district/people" code={code} isTooLate={isTooLate} isKept={isKept} />
        )
        : <p class="soft">{words.onlyManagers}</p>}
      <StaffTable people={staff.people} timeZone={timeZone} mayChange={mayChange} />
      {staff.invitations.length > 0 && (
        <section aria-labelledby="invited">
          <h2 id="invited">{words.invited.title}</h2>
          <InvitedTable
            invitations={staff.invitations}
            timeZone={timeZone}
            now={now}
            mayChange={mayChange}
          />
        </section>
      )}
      {mayChange && (
        <section aria-labelledby="invite">
          <h2 id="invite">{words.invite.title}</h2>
          {isBack && <BackAgain />}
          <InviteForm typed={typed} errors={problem?.fields} />
        </section>
      )}
    </>
  );
});
