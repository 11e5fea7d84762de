import { type Context, page } from "fresh";
import { OwnDistrict } from "shared/api/district.ts";
import { ListLinkList, MadeListLink } from "shared/api/district/list_links.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, queryOf, textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { listLinks as words } from "@/words/en/district/list_links.ts";
import { settings } from "@/words/en/district/settings.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { findManagerCode } from "@/lib/fresh_code.ts";
import { NewCode } from "../(_components)/NewCode.tsx";
import {
  ListLinks,
  NewListLinkForm,
  ShownListLink,
  type TypedListLink,
} from "./(_components)/ListLinks.tsx";

const PAGE = "/district/settings/links";
const PATH = "/api/district/list-links";
/** A filter's address is short: what is longer is none. */
const MOST_OF_FILTER = 1000;

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { searchParams } = ctx.url;
    const fromBoard = searchParams.get("filter")?.slice(0, MOST_OF_FILTER) || undefined;
    return await loadPage(ctx, { fromBoard, isRevoked: searchParams.has("revoked") });
  },
  POST: async (ctx) => {
    const { api, language } = ctx.state;
    const form = await readForm(ctx.req);
    if (textOf(form, "intent") === "revoke") {
      const { refusal } = await attempt(
        api.delete(pathTo`/api/district/list-links/${textOf(form, "id")}`),
      );
      if (refusal && refusal.status !== 404) throw refusal;
      return ctx.redirect(`${PAGE}?revoked=yes`, 303);
    }
    const typed = { name: textOf(form, "name"), filter: textOf(form, "filter") };
    const fromBoard = textOf(form, "fromBoard") || undefined;
    const { value, refusal } = await attempt(api.post(PATH, typed, MadeListLink));
    if (refusal) {
      const isTooLate = refusal.code === "freshCodeNeeded";
      const problem = isTooLate ? undefined : problemOf(refusal, ["name"], language);
      return await loadPage(ctx, { typed, fromBoard, problem, isTooLate, status: refusal.status });
    }
    // No other address leads here: it is shown this once.
    return await loadPage(ctx, { token: value.token });
  },
});

interface Shown {
  isRevoked?: boolean;
  /** Just made. */
  token?: string;
  typed?: TypedListLink;
  fromBoard?: string;
  /** The code was fresh when the form was opened. */
  isTooLate?: boolean;
  problem?: FormProblem;
  status?: number;
}

async function loadPage(ctx: Context<State>, { status, ...shown }: Shown) {
  const { api, now, publicUrl } = ctx.state;
  ctx.state.title = words.title;
  const [{ name: district, timeZone }, { links }, code] = await Promise.all([
    api.get("/api/district", OwnDistrict),
    api.get(PATH, ListLinkList),
    findManagerCode(ctx.state),
  ]);
  return page({ ...shown, district, timeZone, links, code, publicUrl, now }, { status });
}

export default define.page<typeof handlers>(({ data }) => {
  const { isRevoked, token, problem, district, links, timeZone, code, publicUrl, now } = data;
  const { fromBoard, isTooLate = false } = data;
  const { typed = { name: "", filter: fromBoard ?? "status=open" } } = data;
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
      {token && <ShownListLink publicUrl={publicUrl} token={token} />}
      <p>{words.intro}</p>
      <ListLinks links={links} timeZone={timeZone} now={now} />
      <h2>{words.newTitle}</h2>
      {code === "fresh" && !isTooLate
        ? <NewListLinkForm typed={typed} fromBoard={fromBoard} errors={problem?.fields} />
        : (
          <NewCode
            next={PAGE + (fromBoard ? queryOf({ filter: fromBoard }) : "")}
            code={code}
            isTooLate={isTooLate}
          />
        )}
      {code === "fresh" && !isTooLate && (
        <>
          <h2>{words.everything.title}</h2>
          <p>{words.everything.says}</p>
          <p>
            <a class="button second" href="/api/district/everything.zip" download>
              {words.everything.button}
            </a>
          </p>
        </>
      )}
    </>
  );
});
