import { type Context, page } from "fresh";
import { EnteredCall } from "shared/api/district/calls.ts";
import { OwnDistrict } from "shared/api/district.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Icon } from "@/components/Icon.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { calls as words } from "@/words/en/district/calls.ts";
import { district } from "@/words/en/district.ts";
import { useMay } from "../(_components)/role.ts";
import {
  CALL_CONTROLS,
  emptyCall,
  readCall,
  toNewCall,
  type TypedCall,
} from "./(_components)/call_form.ts";
import { CallForm } from "./(_components)/CallForm.tsx";
import type { Saved } from "../(_components)/save.ts";

const SAVED: Record<EnteredCall["texts"], Saved> = {
  none: "entered",
  coming: "enteredTexted",
  cannot: "enteredUntold",
};

export const handlers = define.handlers({
  GET: async (ctx) => {
    const own = await readDistrict(ctx);
    return show(ctx, own, emptyCall(own));
  },
  POST: async (ctx) => {
    const { api, language } = ctx.state;
    const own = await readDistrict(ctx);
    const typed = readCall(await readForm(ctx.req));
    const call = toNewCall(typed, own.timeZone);
    const { value, refusal } = await attempt(
      api.post("/api/district/reports", call, EnteredCall),
    );
    if (value) {
      const { reportId, texts } = value;
      return ctx.redirect(pathTo`/district/reports/${reportId}?saved=${SAVED[texts]}`, 303);
    }
    const problem = problemOf(refusal, CALL_CONTROLS, language);
    if (call.happenedAt === "unreadable") problem.fields.happenedAt = words.wrong.happenedAt;
    return show(ctx, own, typed, { problem, status: refusal.status });
  },
});

async function readDistrict({ state: { api } }: Context<State>): Promise<OwnDistrict> {
  return await api.get("/api/district", OwnDistrict);
}

function show(
  ctx: Context<State>,
  own: OwnDistrict,
  typed: TypedCall,
  { problem, status }: { problem?: FormProblem; status?: number } = {},
) {
  ctx.state.title = words.title;
  return page({ own, typed, problem }, { status });
}

export default define.page<typeof handlers>(({ data: { own, typed, problem } }) => {
  const mayWork = useMay("work");
  return (
    <div class="narrow">
      <a class="back" href="/district">
        <Icon name="back" /> {district.report.all}
      </a>
      <ErrorSummary title={words.problem} {...problem} />
      <p class="over">{own.name}</p>
      <h1>{words.title}</h1>
      {mayWork
        ? <CallForm typed={typed} zips={own.zips} errors={problem?.fields} />
        : <p class="soft">{words.onlyLooks}</p>}
    </div>
  );
});
