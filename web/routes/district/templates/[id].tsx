import { type Context, HttpError, page } from "fresh";
import { OwnDistrict } from "shared/api/district.ts";
import { AnswerTemplate, type TemplateText } from "shared/api/district/templates.ts";
import { isId } from "shared/ids.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Icon } from "@/components/Icon.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { templates } from "@/words/en/district/templates.ts";
import { useMay } from "../(_components)/role.ts";
import { lookAt, problemIn } from "./(_components)/template_page.ts";
import { readTemplate, typedOf, type TypedTemplate } from "./(_components)/template_form.ts";
import { TemplateForm } from "./(_components)/TemplateForm.tsx";
import { TemplatePreview } from "./(_components)/TemplatePreview.tsx";

const words = templates.form;

export const handlers = define.handlers({
  GET: async (ctx) => await show(ctx),
  POST: async (ctx) => {
    const { api, language } = ctx.state;
    const at = pathTo`/api/district/templates/${idOf(ctx)}`;
    const form = await readForm(ctx.req);
    const intent = textOf(form, "intent");
    if (intent === "delete") {
      await api.delete(at);
      return ctx.redirect(pathTo`/district/templates?deleted=${idOf(ctx)}`, 303);
    }
    const typed = readTemplate(form);
    const seen = Number(textOf(form, "version"));
    if (intent === "look") return await show(ctx, { typed, seen, ...await lookAt(ctx, typed) });
    const { refusal } = await attempt(api.put(at, { ...typed, seen }, AnswerTemplate));
    if (!refusal) return ctx.redirect("/district/templates?saved=changed", 303);
    const problem = problemIn(refusal, language);
    // What it is now is then before them: pressed again, it is kept.
    const known = refusal.code === "templateChanged" ? undefined : seen;
    return await show(ctx, { typed, seen: known, problem, status: refusal.status });
  },
});

/** @throws HttpError 404 where the address has no id in it */
function idOf({ params }: Context<State>): string {
  if (!isId(params.id!)) throw new HttpError(404, "There is no such answer.");
  return params.id!;
}

interface Shown {
  typed?: TypedTemplate;
  /** The version that was before who typed. */
  seen?: number;
  texts?: TemplateText[];
  problem?: FormProblem;
  status?: number;
}

async function show(ctx: Context<State>, { status, ...shown }: Shown = {}) {
  const { api } = ctx.state;
  // Ahead of the requests: one that nobody waits for any more would be refused unheard.
  const id = idOf(ctx);
  const [district, template] = await Promise.all([
    api.get("/api/district", OwnDistrict),
    api.get(pathTo`/api/district/templates/${id}`, AnswerTemplate),
  ]);
  ctx.state.title = template.name;
  return page({ district, template, ...shown }, { status });
}

export default define.page<typeof handlers>(({ data }) => {
  const { district, template, texts = template.texts, problem } = data;
  const { typed = typedOf(template), seen = template.version } = data;
  const mayRun = useMay("run");
  const at = pathTo`/district/templates/${template.id}`;
  return (
    <>
      <a class="back" href="/district/templates">
        <Icon name="back" /> {words.back}
      </a>
      <ErrorSummary title={templates.problem} {...problem} />
      <p class="over">{district.name}: {templates.statuses[template.status]}</p>
      <h1>{template.name}</h1>
      <TemplatePreview texts={texts} />
      {mayRun
        ? (
          <>
            <h2>{words.titleEdit}</h2>
            <TemplateForm
              action={at}
              typed={typed}
              errors={problem?.fields}
              checks={template.checks}
            >
              <input type="hidden" name="version" value={seen} />
            </TemplateForm>
            <form method="post" action={at}>
              <button class="button second" type="submit" name="intent" value="delete">
                {words.delete}
              </button>
            </form>
          </>
        )
        : <p class="soft">{templates.onlyManagers}</p>}
    </>
  );
});
