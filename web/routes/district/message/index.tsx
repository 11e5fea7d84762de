import { type Context, page } from "fresh";
import { OwnDistrict } from "shared/api/district.ts";
import { DistrictMessage } from "shared/api/district/message.ts";
import { DistrictSettings } from "shared/api/district/settings.ts";
import { LANGUAGES } from "shared/languages.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { message as words } from "@/words/en/district/message.ts";
import { people } from "@/words/en/district/people.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { useMay } from "../(_components)/role.ts";
import { MessageForm, type TypedMessage } from "./(_components)/MessageForm.tsx";
import { MessageNow } from "./(_components)/MessageNow.tsx";

const PATH = "/api/district/message";
const NOTHING: TypedMessage = { words: { en: "", es: "", zh: "" }, forHours: "" };
const CONTROLS = [...LANGUAGES.map((language) => `words.${language}`), "words", "forHours"];

export const handlers = define.handlers({
  GET: async (ctx) => {
    return await loadPage(ctx, NOTHING, { saved: ctx.url.searchParams.get("saved") ?? "" });
  },
  POST: async (ctx) => {
    const { api, language } = ctx.state;
    const form = await readForm(ctx.req);
    if (textOf(form, "intent") === "end") {
      await api.delete(PATH);
      return ctx.redirect("/district/message?saved=ended", 303);
    }
    const typed = readMessage(form);
    const forHours = Number(typed.forHours) || undefined;
    const sent = { words: typed.words, forHours };
    const { refusal } = await attempt(api.put(PATH, sent, DistrictMessage));
    if (!refusal) return ctx.redirect("/district/message?saved=set", 303);
    const problem = problemOf(refusal, CONTROLS, language);
    // That there are no words at all is said at the first of them.
    const { words, ...fields } = problem.fields;
    const isOfOne = LANGUAGES.some((language) => `words.${language}` in fields);
    problem.fields = words && !isOfOne ? { "words.en": words, ...fields } : fields;
    return await loadPage(ctx, typed, { problem, status: refusal.status });
  },
});

function readMessage(form: FormData): TypedMessage {
  const [en, es, zh] = LANGUAGES.map((language) => textOf(form, `words.${language}`));
  return { words: { en: en!, es: es!, zh: zh! }, forHours: textOf(form, "forHours") };
}

interface Shown {
  /** What was asked for, and is done. */
  saved?: string;
  problem?: FormProblem;
  status?: number;
}

async function loadPage(ctx: Context<State>, typed: TypedMessage, shown: Shown) {
  const { api, now } = ctx.state;
  ctx.state.title = words.title;
  const [district, { message }, { languages }] = await Promise.all([
    api.get("/api/district", OwnDistrict),
    api.get(PATH, DistrictMessage),
    api.get("/api/district/settings", DistrictSettings),
  ]);
  const { saved = "", problem, status } = shown;
  return page({ district, message, languages, typed, saved, problem, now }, { status });
}

export default define.page<typeof handlers>(({ data }) => {
  const { district, message, languages, typed, saved, now } = data;
  const problem: FormProblem | undefined = data.problem;
  const mayChange = useMay("run");
  return (
    <>
      <ErrorSummary title={words.problem} {...problem} />
      <p class="over">{district.name}</p>
      <h1>{words.title}</h1>
      <DistrictMenu path="/district/message" />
      {Object.hasOwn(words.saved, saved) && (
        <Notice tone="good">
          <p>{words.saved[saved]}</p>
        </Notice>
      )}
      <p>{words.intro(district.zips.join(", "))}</p>
      <div class="stack">
        <MessageNow
          message={message}
          languages={languages}
          timeZone={district.timeZone}
          now={now}
          mayEnd={mayChange}
        />
        {mayChange
          ? (
            <MessageForm
              typed={typed}
              languages={languages}
              isFirst={message === null}
              errors={problem?.fields}
            />
          )
          : <p class="soft">{people.onlyManagers}</p>}
      </div>
    </>
  );
});
