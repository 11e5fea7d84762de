import { type Context, page } from "fresh";
import { OwnDistrict } from "shared/api/district.ts";
import { DistrictKeyList, MadeKey } from "shared/api/district/keys.ts";
import { KEY_SCOPES } from "shared/key_scopes.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { keys as words } from "@/words/en/district/keys.ts";
import { settings } from "@/words/en/district/settings.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { findManagerCode } from "@/lib/fresh_code.ts";
import { NewCode } from "../(_components)/NewCode.tsx";
import {
  DistrictKeys,
  NewKeyForm,
  ShownKey,
  type TypedKey,
} from "./(_components)/DistrictKeys.tsx";

const PAGE = "/district/settings/keys";
const PATH = "/api/district/keys";

export const handlers = define.handlers({
  GET: async (ctx) => await loadPage(ctx, { isRevoked: ctx.url.searchParams.has("revoked") }),
  POST: async (ctx) => {
    const { api, language } = ctx.state;
    const form = await readForm(ctx.req);
    if (textOf(form, "intent") === "revoke") {
      const { refusal } = await attempt(
        api.delete(pathTo`/api/district/keys/${textOf(form, "id")}`),
      );
      if (refusal && refusal.status !== 404) throw refusal;
      return ctx.redirect(`${PAGE}?revoked=yes`, 303);
    }
    const typed = readKey(form);
    const { value, refusal } = await attempt(api.post(PATH, typed, MadeKey));
    if (refusal) {
      const isTooLate = refusal.code === "freshCodeNeeded";
      const problem = isTooLate ? undefined : problemOf(refusal, ["name"], language);
      return await loadPage(ctx, { typed, problem, isTooLate, status: refusal.status });
    }
    // No other address leads here: it is shown this once.
    return await loadPage(ctx, { key: value.key });
  },
});

function readKey(form: FormData): TypedKey {
  const scope = KEY_SCOPES.find((one) => one === textOf(form, "scope")) ?? "read";
  return { name: textOf(form, "name"), scope };
}

interface Shown {
  isRevoked?: boolean;
  /** Just made. */
  key?: string;
  typed?: TypedKey;
  /** The code was fresh when the form was opened. */
  isTooLate?: boolean;
  problem?: FormProblem;
  status?: number;
}

async function loadPage(ctx: Context<State>, { status, ...shown }: Shown) {
  const { api, now } = ctx.state;
  ctx.state.title = words.title;
  const [{ name: district, timeZone }, { keys }, code] = await Promise.all([
    api.get("/api/district", OwnDistrict),
    api.get(PATH, DistrictKeyList),
    findManagerCode(ctx.state),
  ]);
  return page({ ...shown, district, timeZone, keys, code, now }, { status });
}

export default define.page<typeof handlers>(({ data }) => {
  const { isRevoked, key, problem, district, keys, timeZone, code, now } = data;
  const { typed = { name: "", scope: "read" as const }, isTooLate = false } = data;
  return (
    <>
      <ErrorSummary title={settings.problem} {...problem} />
      <p class="over">{district}</p>
      <h1>{words.title}</h1>
      <DistrictMenu path="/district/settings" />
      {isRevoked && (
        <Notice tone="good">
          <p>{words.revoked}</p>
        </Notice>
      )}
      {key && <ShownKey value={key} />}
      <p>{words.intro}</p>
      <p>
        <a href="/developers">{words.examples}</a>
      </p>
      <DistrictKeys keys={keys} timeZone={timeZone} now={now} />
      <h2>{words.newTitle}</h2>
      {code === "fresh" && !isTooLate
        ? <NewKeyForm typed={typed} errors={problem?.fields} />
        : <NewCode next={PAGE} code={code} isTooLate={isTooLate} />}
    </>
  );
});
