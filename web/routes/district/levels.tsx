import { page } from "fresh";
import { DistrictLevels, OwnDistrict } from "shared/api/district.ts";
import { LEVELS } from "shared/levels.ts";
import { DistrictMenu } from "@/components/DistrictMenu.tsx";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { LeadChoice } from "@/components/LeadChoice.tsx";
import { Notice } from "@/components/Notice.tsx";
import { OwnLevel } from "@/components/OwnLevel.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf } from "@/lib/forms.ts";
import { LEVEL_CONTROLS, readLevels, toLevels, typedFrom, withNames } from "@/lib/levels_form.ts";
import { readForm } from "@/lib/read_form.ts";
import { define } from "@/utils.ts";

const PATH = "/api/district/levels";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { api } = ctx.state;
    ctx.state.title = "When people are texted";
    const [district, levels] = await Promise.all([
      api.get("/api/district", OwnDistrict),
      api.get(PATH, DistrictLevels),
    ]);
    const isSaved = ctx.url.searchParams.has("saved");
    return page({ district, typed: typedFrom(levels), isSaved });
  },
  POST: async (ctx) => {
    const { api } = ctx.state;
    ctx.state.title = "When people are texted";
    const typed = readLevels(await readForm(ctx.req));
    const { refusal } = await attempt(api.put(PATH, toLevels(typed), DistrictLevels));
    if (!refusal) return ctx.redirect("/district/levels?saved=yes", 303);
    const district = await api.get("/api/district", OwnDistrict);
    const problem = problemOf(refusal, LEVEL_CONTROLS, ctx.state.language);
    return page({ district, typed, isSaved: false, problem }, { status: refusal.status });
  },
});

export default define.page<typeof handlers>(({ data }) => {
  const { district, typed, isSaved } = data;
  const problem: FormProblem | undefined = "problem" in data ? data.problem : undefined;
  return (
    <>
      <ErrorSummary
        title="There is a problem"
        message={problem?.message}
        fields={withNames(problem?.fields ?? {})}
      />
      <p class="over">{district.name}</p>
      <h1>When people are texted</h1>
      <DistrictMenu path="/district/levels" />
      {isSaved && (
        <Notice tone="good">
          <p>Saved. It counts from the next check of the rain, within half an hour.</p>
        </Notice>
      )}
      <p>
        Streets differ: some flood where others only get wet. Set how much rain is worth a text over
        {" "}
        {district.zips.join(", ")}. It counts for everyone who follows one of these ZIP codes; where
        two districts share one, the more careful amount counts.
      </p>
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
        <button class="button" type="submit">Save</button>
      </form>
    </>
  );
});
