import { type Context, page } from "fresh";
import { OwnDistrict } from "shared/api/district.ts";
import { DistrictSettings } from "shared/api/district/settings.ts";
import { DistrictTide } from "shared/api/district/tide.ts";
import { LANGUAGE_NAMES, LANGUAGES } from "shared/languages.ts";
import { SOFTER_EVENTS } from "shared/storms/products.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { people } from "@/words/en/district/people.ts";
import { settings as words } from "@/words/en/district/settings.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { findManagerCode } from "@/lib/fresh_code.ts";
import { keepTyped, takeTyped } from "../(_components)/kept.ts";
import { BackAgain, NewCode } from "../(_components)/NewCode.tsx";
import { useMay } from "../(_components)/role.ts";
import { EyesOff } from "./(_components)/EyesOff.tsx";
import { SettingsForm } from "./(_components)/SettingsForm.tsx";
import { TideStation } from "./(_components)/TideStation.tsx";

const PATH = "/api/district/settings";
const TIDE_PATH = "/api/district/tide";
const FOR_MANAGERS = [
  "/district/log",
  "/district/settings/wall",
  "/district/settings/links",
  "/district/settings/keys",
];

export const handlers = define.handlers({
  GET: async (ctx) => {
    const settings = await ctx.state.api.get(PATH, DistrictSettings);
    const kept = await findManagerCode(ctx.state) === "fresh" ? await takeTyped(ctx) : undefined;
    const saved = ctx.url.searchParams.get("saved") ?? "";
    return await loadPage(ctx, kept ? readSettings(kept) : settings, {
      saved,
      isBack: kept !== undefined,
    });
  },
  POST: async (ctx) => {
    const { api, language } = ctx.state;
    const form = await readForm(ctx.req);
    const intent = textOf(form, "intent");
    if (intent === "keepEyes") {
      await api.delete(`${PATH}/eyes-off`);
      return ctx.redirect("/district/settings?saved=kept", 303);
    }
    // To agree is a form of its own, and so is the tide's: nothing is typed in them.
    const isEyesOff = intent === "eyesOff";
    const isTide = intent === "tide";
    const isTyped = !isEyesOff && !isTide;
    const typed = isTyped ? readSettings(form) : await api.get(PATH, DistrictSettings);
    const { refusal } = await attempt(
      isTide
        ? api.put(TIDE_PATH, { stationId: textOf(form, "stationId") || null })
        : api.patch(PATH, isEyesOff ? { twoPairsOfEyes: false } : typed),
    );
    if (!refusal) return ctx.redirect("/district/settings?saved=yes", 303);
    if (refusal.code === "freshCodeNeeded") {
      const isKept = isTyped && await keepTyped(ctx, form);
      return await loadPage(ctx, typed, { isTooLate: true, isKept, status: refusal.status });
    }
    const controls = isTide ? ["stationId"] : ["name", "languages", "twoPairsOfEyes"];
    const problem = problemOf(refusal, controls, language);
    if (refusal.code === "eyesOffTooSoon") problem.fields.twoPairsOfEyes ??= refusal.message;
    return await loadPage(ctx, typed, { problem, status: refusal.status });
  },
});

type TypedSettings = Omit<DistrictSettings, "eyesOff">;

/** One choice a place, in order; a language that is chosen twice is for the API to refuse. */
function readSettings(form: FormData): TypedSettings {
  const chosen = LANGUAGES.map((_, n) => textOf(form, `language.${n}`));
  return {
    name: textOf(form, "name"),
    languages: chosen.flatMap((typed) => LANGUAGES.find((one) => one === typed) ?? []),
    twoPairsOfEyes: form.get("twoPairsOfEyes") === "yes",
    requiresSecondFactor: form.get("requiresSecondFactor") === "yes",
    softer: SOFTER_EVENTS.filter((event) => form.getAll("softer").includes(event)),
  };
}

interface Shown {
  /** What was asked for, and is done. */
  saved?: string;
  isTooLate?: boolean;
  /** What was typed is kept; it is here again. */
  isKept?: boolean;
  isBack?: boolean;
  problem?: FormProblem;
  status?: number;
}

async function loadPage(ctx: Context<State>, typed: TypedSettings, shown: Shown) {
  const { api, now } = ctx.state;
  ctx.state.title = words.title;
  const { status, ...rest } = shown;
  const [{ name, eyesOff }, tide, { timeZone }, code] = await Promise.all([
    api.get(PATH, DistrictSettings),
    api.get(TIDE_PATH, DistrictTide),
    api.get("/api/district", OwnDistrict),
    findManagerCode(ctx.state),
  ]);
  const isFresh = code === "fresh" && !rest.isTooLate;
  return page({ name, eyesOff, tide, timeZone, typed, code, isFresh, now, ...rest }, { status });
}

export default define.page<typeof handlers>(({ data }) => {
  const { name, eyesOff, tide, timeZone, typed, code, isFresh, now } = data;
  const { saved, isTooLate = false, isKept, isBack }: Shown = data;
  const problem: FormProblem | undefined = data.problem;
  const isManager = useMay("run");
  return (
    <>
      <ErrorSummary title={words.problem} {...problem} ids={{ languages: "language.0" }} />
      <p class="over">{name}</p>
      <h1>{words.title}</h1>
      <DistrictMenu path="/district/settings" />
      {saved && (
        <Notice tone="good">
          <p>{saved === "kept" ? words.eyesOff.kept : words.saved}</p>
        </Notice>
      )}
      <p>{words.intro}</p>
      {eyesOff && (
        <EyesOff
          asked={eyesOff}
          mayAgree={isFresh}
          {...{ timeZone, now, isManager }}
        />
      )}
      {isBack && <BackAgain />}
      {isManager && isFresh ? <SettingsForm typed={typed} errors={problem?.fields} /> : (
        <>
          {isManager
            ? (
              <NewCode
                next="/district/settings"
                code={code}
                isTooLate={isTooLate}
                isKept={isKept}
              />
            )
            : <p class="soft">{people.onlyManagers}</p>}
          <dl class="facts">
            <dt>{words.name}</dt>
            <dd>{typed.name}</dd>
            <dt>{words.languages}</dt>
            <dd>{typed.languages.map((language) => LANGUAGE_NAMES[language]).join(", ")}</dd>
            <dt>{words.eyes}</dt>
            <dd>{typed.twoPairsOfEyes ? words.yes : words.no}</dd>
            <dt>{words.app}</dt>
            <dd>{typed.requiresSecondFactor ? words.yes : words.no}</dd>
            <dt>{words.softer}</dt>
            <dd>{typed.softer.join(", ") || words.softerNone}</dd>
          </dl>
        </>
      )}
      <TideStation
        tide={tide}
        error={problem?.fields.stationId}
        mayChoose={isManager && isFresh}
      />
      <h2>{words.more}</h2>
      <ul class="plain-links">
        {Object.entries(words.links).map(([href, name]) =>
          (isManager || !FOR_MANAGERS.includes(href)) && (
            <li key={href}>
              <a href={href}>{name}</a>
            </li>
          )
        )}
      </ul>
    </>
  );
});
