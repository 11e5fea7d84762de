import { type Context, page } from "fresh";
import { OwnDistrict } from "shared/api/district.ts";
import { MadeWallLink, WallLinkList } from "shared/api/district/wall.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { settings } from "@/words/en/district/settings.ts";
import { wall } from "@/words/en/district/wall.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { MadeLink, NewLink, WallLinks } from "./(_components)/WallLinks.tsx";

const PATH = "/api/district/wall";
const words = wall.links;

export const handlers = define.handlers({
  GET: async (ctx) => await loadPage(ctx, { isRevoked: ctx.url.searchParams.has("revoked") }),
  POST: async (ctx) => {
    const { api, language, publicUrl } = ctx.state;
    const form = await readForm(ctx.req);
    if (textOf(form, "intent") === "revoke") {
      const { refusal } = await attempt(
        api.delete(pathTo`/api/district/wall/${textOf(form, "id")}`),
      );
      if (refusal && refusal.status !== 404) throw refusal;
      return ctx.redirect("/district/settings/wall?revoked=yes", 303);
    }
    const name = textOf(form, "name");
    const { value, refusal } = await attempt(api.post(PATH, { name }, MadeWallLink));
    if (refusal) {
      const problem = problemOf(refusal, ["name"], language);
      return await loadPage(ctx, { name, problem, status: refusal.status });
    }
    // No other address leads here: it is shown this once.
    return await loadPage(ctx, { link: publicUrl + pathTo`/wall/${value.token}` });
  },
});

interface Shown {
  isRevoked?: boolean;
  /** Just made. */
  link?: string;
  name?: string;
  problem?: FormProblem;
  status?: number;
}

async function loadPage(ctx: Context<State>, { status, ...shown }: Shown) {
  const { api, now } = ctx.state;
  ctx.state.title = words.title;
  const [{ name: district, timeZone }, { links }] = await Promise.all([
    api.get("/api/district", OwnDistrict),
    api.get(PATH, WallLinkList),
  ]);
  return page({ ...shown, district, timeZone, links, now }, { status });
}

export default define.page<typeof handlers>(({ data }) => {
  const { isRevoked, link, name = "", problem, district, links, timeZone, now } = data;
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
      {link && <MadeLink link={link} />}
      <p>{words.intro}</p>
      <WallLinks links={links} timeZone={timeZone} now={now} />
      <NewLink name={name} error={problem?.fields.name} />
    </>
  );
});
