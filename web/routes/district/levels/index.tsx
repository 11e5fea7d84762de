import { type Context, page } from "fresh";
import {
  DistrictLevels,
  LevelsChangeList,
  LevelsPreview,
  OwnDistrict,
} from "shared/api/district.ts";
import { LEVELS } from "shared/levels.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { useMay } from "../(_components)/role.ts";
import { LeadChoice } from "./(_components)/LeadChoice.tsx";
import { LevelsFacts } from "./(_components)/LevelsFacts.tsx";
import { LevelsHistory } from "./(_components)/LevelsHistory.tsx";
import { LevelsOutcome } from "./(_components)/LevelsOutcome.tsx";
import { Notice } from "@/components/Notice.tsx";
import { OwnLevel } from "./(_components)/OwnLevel.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, queryOf, textOf } from "@/lib/forms.ts";
import {
  LEVEL_CONTROLS,
  nameFields,
  queryOfLevels,
  readLevels,
  toLevels,
  toTypedLevels,
  type TypedLevels,
} from "./(_components)/levels_form.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { district as catalogue } from "@/words/en/district.ts";

const { levels: words } = catalogue;

const PATH = "/api/district/levels";

/** First what it would have meant, then saving: what is saved reaches many. */
export const handlers = define.handlers({
  GET: async (ctx) => {
    const { api } = ctx.state;
    const { searchParams } = ctx.url;
    // Back with a new code: what was typed came along.
    if (searchParams.has("use.any")) {
      const typed = readLevels(searchParams);
      const { value: preview, refusal } = await attempt(askPreview(ctx, typed));
      return await loadPage(ctx, typed, { preview, refusal });
    }
    const isSaved = searchParams.has("saved");
    return await loadPage(ctx, toTypedLevels(await api.get(PATH, DistrictLevels)), { isSaved });
  },
  POST: async (ctx) => {
    const form = await readForm(ctx.req);
    const typed = readLevels(form);
    if (textOf(form, "step") !== "save") {
      const { value: preview, refusal } = await attempt(askPreview(ctx, typed));
      return await loadPage(ctx, typed, { preview, refusal });
    }
    const { refusal } = await attempt(ctx.state.api.put(PATH, toLevels(typed), DistrictLevels));
    if (!refusal) return ctx.redirect("/district/levels?saved=yes", 303);
    return await loadPage(ctx, typed, { refusal });
  },
});

function askPreview({ state: { api } }: Context<State>, typed: TypedLevels) {
  return api.post(`${PATH}/preview`, toLevels(typed), LevelsPreview);
}

interface Attempt {
  preview?: LevelsPreview;
  refusal?: Awaited<ReturnType<typeof attempt>>["refusal"];
  isSaved?: boolean;
}

async function loadPage(
  ctx: Context<State>,
  typed: TypedLevels,
  { preview, refusal, isSaved = false }: Attempt,
) {
  const { api, language } = ctx.state;
  ctx.state.title = words.title;
  const [district, levels, { changes }] = await Promise.all([
    api.get("/api/district", OwnDistrict),
    api.get(PATH, DistrictLevels),
    api.get(`${PATH}/changes`, LevelsChangeList),
  ]);
  const needsCode = refusal?.code === "freshCodeNeeded";
  const problem = refusal && !needsCode ? problemOf(refusal, LEVEL_CONTROLS, language) : undefined;
  const codeAt = needsCode
    ? `/sign-in/again${queryOf({ next: `/district/levels?${queryOfLevels(typed)}` })}`
    : undefined;
  const data = { district, levels, changes, typed, preview, problem, codeAt, isSaved };
  return page(data, { status: refusal?.status });
}

export default define.page<typeof handlers>(({ data }) => {
  const { district, levels, changes, typed, preview, codeAt, isSaved } = data;
  const problem: FormProblem | undefined = data.problem;
  const mayChange = useMay("run");
  return (
    <>
      <ErrorSummary
        title={words.problem}
        message={problem?.message}
        fields={nameFields(problem?.fields ?? {})}
      />
      <p class="over">{district.name}</p>
      <h1>{words.title}</h1>
      <DistrictMenu path="/district/levels" />
      {isSaved && (
        <Notice tone="good">
          <p>{words.saved}</p>
        </Notice>
      )}
      {codeAt && (
        <Notice tone="grave">
          <p>{words.codeWhy}</p>
          <p>
            <a class="button" href={codeAt}>{words.codeButton}</a>
          </p>
        </Notice>
      )}
      <p>{words.intro(district.zips.join(", "))}</p>
      {!mayChange && <LevelsFacts {...levels} />}
      {mayChange && (
        <form method="post" action="/district/levels" noValidate class="levels-form">
          {LEVELS.map((level) => (
            <OwnLevel
              key={level}
              level={level}
              typed={typed.levels[level]}
              errors={problem?.fields}
            />
          ))}
          <LeadChoice value={typed.leadMinutes} error={problem?.fields.leadMinutes} />
          {preview && (
            <section aria-live="polite">
              <h2>{words.outcome.title}</h2>
              <LevelsOutcome {...preview} />
            </section>
          )}
          <p class="row">
            <button
              class={preview ? "button second" : "button"}
              type="submit"
              name="step"
              value="preview"
            >
              {preview ? words.lookAgain : words.look}
            </button>
            {preview && (
              <button class="button" type="submit" name="step" value="save">{words.save}</button>
            )}
          </p>
        </form>
      )}
      <LevelsHistory changes={changes} timeZone={district.timeZone} />
    </>
  );
});
