import { type Context, page } from "fresh";
import { OwnDistrict } from "shared/api/district.ts";
import { AnswerTemplate, AnswerTemplateList } from "shared/api/district/templates.ts";
import { isId } from "shared/ids.ts";
import { pathTo } from "shared/path_to.ts";
import { TEMPLATE_STATUSES } from "shared/report_statuses.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { templates as words } from "@/words/en/district/templates.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { useMay } from "../(_components)/role.ts";
import { TemplateCard } from "./(_components)/TemplateCard.tsx";

const PATH = "/district/templates";

export const handlers = define.handlers({
  GET: async (ctx) => page(await loadPage(ctx)),
  /** What was just deleted is had back. */
  POST: async (ctx) => {
    const id = textOf(await readForm(ctx.req), "restore");
    const { refusal } = await attempt(
      ctx.state.api.post(pathTo`/api/district/templates/${id}/restore`, {}, AnswerTemplate),
    );
    if (!refusal) return ctx.redirect(`${PATH}?saved=restored`, 303);
    return page(await loadPage(ctx, refusal.message), { status: refusal.status });
  },
});

async function loadPage(ctx: Context<State>, problem = "") {
  const { state: { api, now }, url: { searchParams } } = ctx;
  ctx.state.title = words.title;
  const [district, { templates }] = await Promise.all([
    api.get("/api/district", OwnDistrict),
    api.get("/api/district/templates", AnswerTemplateList),
  ]);
  const saved = searchParams.get("saved") ?? "";
  const deleted = searchParams.get("deleted") ?? "";
  return { district, templates, saved, deleted: isId(deleted) ? deleted : "", now, problem };
}

export default define.page<typeof handlers>((
  { data: { district, templates, saved, deleted, now, problem } },
) => {
  const mayRun = useMay("run");
  const groups = TEMPLATE_STATUSES.map((status) => ({
    status,
    own: templates.filter((template) => template.status === status),
  }));
  const without = groups.filter(({ own }) => own.length === 0).map(({ status }) => status);
  return (
    <>
      <ErrorSummary title={words.problem} message={problem} />
      <p class="over">{district.name}</p>
      <h1>{words.title}</h1>
      <DistrictMenu path={PATH} />
      {Object.hasOwn(words.saved, saved) && (
        <Notice tone="good">
          <p>{words.saved[saved]}</p>
        </Notice>
      )}
      {deleted && !problem && <Deleted id={deleted} mayRun={mayRun} />}
      <p>{words.intro}</p>
      {mayRun
        ? (
          <p>
            <a class="button" href={`${PATH}/new`}>{words.write}</a>
          </p>
        )
        : <p class="soft">{words.onlyManagers}</p>}
      {templates.length === 0 && <p>{words.none}</p>}
      {groups.map(({ status, own }) =>
        own.length > 0 && (
          <section key={status} class="templates-of" aria-labelledby={status}>
            <h2 id={status}>{words.statuses[status]}</h2>
            <ul class="templates">
              {own.map((template) => (
                <TemplateCard
                  key={template.id}
                  template={template}
                  timeZone={district.timeZone}
                  now={now}
                />
              ))}
            </ul>
          </section>
        )
      )}
      {templates.length > 0 && without.length > 0 && (
        <p class="soft">
          {words.usual(without.map((status) => words.statuses[status]).join(", "))}
        </p>
      )}
    </>
  );
});

function Deleted({ id, mayRun }: { id: string; mayRun: boolean }) {
  return (
    <Notice tone="good">
      <p>{words.deleted}</p>
      {mayRun && (
        <form method="post" action={PATH}>
          <button class="button second slim" type="submit" name="restore" value={id}>
            {words.undo}
          </button>{" "}
          <span class="soft">{words.undoHint}</span>
        </form>
      )}
    </Notice>
  );
}
