import { type Context, page } from "fresh";
import { OwnDistrict } from "shared/api/district.ts";
import { AnswerTemplate, TemplatePreview as Preview } from "shared/api/district/templates.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Icon } from "@/components/Icon.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { templates } from "@/words/en/district/templates.ts";
import { lookAt, problemIn } from "./(_components)/template_page.ts";
import { readTemplate, statusOf, type TypedTemplate } from "./(_components)/template_form.ts";
import { TemplateForm } from "./(_components)/TemplateForm.tsx";
import { TemplatePreview } from "./(_components)/TemplatePreview.tsx";

const words = templates.form;

/** For a status by its address: `?status=water_gone`. */
export const handlers = define.handlers({
  GET: async (ctx) => {
    const status = statusOf(ctx.url.searchParams.get("status"));
    const empty = { en: "", es: "", zh: "" };
    return await show(ctx, { name: "", status, words: empty, checkedBy: { es: "", zh: "" } });
  },
  POST: async (ctx) => {
    const form = await readForm(ctx.req);
    const typed = readTemplate(form);
    if (textOf(form, "intent") === "look") return await show(ctx, typed, await lookAt(ctx, typed));
    const { refusal } = await attempt(
      ctx.state.api.post("/api/district/templates", typed, AnswerTemplate),
    );
    if (!refusal) return ctx.redirect("/district/templates?saved=written", 303);
    const problem = problemIn(refusal, ctx.state.language);
    return await show(ctx, typed, { problem, status: refusal.status });
  },
});

async function show(
  ctx: Context<State>,
  typed: TypedTemplate,
  { texts, problem, status }: {
    texts?: Preview["texts"];
    problem?: FormProblem;
    status?: number;
  } = {},
) {
  const district = await ctx.state.api.get("/api/district", OwnDistrict);
  ctx.state.title = words.titleNew;
  return page({ district, typed, texts, problem }, { status });
}

export default define.page<typeof handlers>(({ data: { district, typed, texts, problem } }) => (
  <>
    <a class="back" href="/district/templates">
      <Icon name="back" /> {words.back}
    </a>
    <ErrorSummary title={templates.problem} {...problem} />
    <p class="over">{district.name}</p>
    <h1>{words.titleNew}</h1>
    {texts && <TemplatePreview texts={texts} />}
    <TemplateForm action="/district/templates/new" typed={typed} errors={problem?.fields} />
  </>
));
