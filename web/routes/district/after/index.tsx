// An after-storm report, and what is done with it; without a query, which one is wanted.
import { type Context, page } from "fresh";
import {
  AfterFileList,
  AfterLinkList,
  AfterPictureChoices,
  AfterReport,
} from "shared/api/district/after.ts";
import { DistrictStormList } from "shared/api/district/storms.ts";
import { OwnDistrict } from "shared/api/district.ts";
import { mayDo } from "shared/staff_roles.ts";
import { describeAfterReport } from "shared/after/describe.ts";
import { AfterView } from "@/after/AfterView.tsx";
import { Icon } from "@/components/Icon.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { queryOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { after as words } from "@/words/en/district/after.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { AfterFiles } from "./(_components)/AfterFiles.tsx";
import { AfterLinks } from "./(_components)/AfterLinks.tsx";
import { AskedDays, ChooseStorm } from "./(_components)/ChooseReport.tsx";
import { ChoosePhotos } from "./(_components)/ChoosePhotos.tsx";
import { TakeAlong } from "./(_components)/TakeAlong.tsx";
import { type AskedReport, readAsked } from "./(_components)/asked.ts";
import { act, type AfterActed } from "./(_components)/act.ts";

const STORMS_OFFERED = "8";
/** A file takes seconds. */
const LOOK_AGAIN_SECONDS = 4;

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { searchParams } = ctx.url;
    const asked = readAsked(searchParams);
    if (!asked.storm && !asked.from && !asked.until) return await chooseReport(ctx);
    return await showReport(ctx, asked, { done: searchParams.get("done") ?? "" });
  },
  POST: async (ctx) => {
    const asked = readAsked(ctx.url.searchParams);
    const acted = await act(ctx, asked, await readForm(ctx.req));
    // A link is told this once; what was refused is said beside its form.
    if (acted.link || acted.problem) return await showReport(ctx, asked, acted);
    const query = queryOf({ ...asked, done: acted.done ?? "" });
    return ctx.redirect("/district/after" + query + `#${acted.at}`, 303);
  },
});

async function showReport(ctx: Context<State>, asked: AskedReport, acted: AfterActed) {
  const { api, now } = ctx.state;
  const query = queryOf({ ...asked });
  const role = (await ctx.state.reader())?.role ?? "viewer";
  const mayRun = mayDo(role, "run");
  const { value: report, refusal } = await attempt(
    api.get(`/api/district/after${query}`, AfterReport),
  );
  if (refusal?.status === 422) return await chooseReport(ctx, { ...asked, isWrong: true });
  if (refusal) throw refusal;
  const [{ files }, { links }, { pictures }] = await Promise.all([
    api.get("/api/district/after/files", AfterFileList),
    mayRun ? api.get("/api/district/after/links", AfterLinkList) : { links: [] },
    mayRun
      ? api.get(`/api/district/after/pictures${query}`, AfterPictureChoices)
      : { pictures: [] },
  ]);
  const document = describeAfterReport(report);
  ctx.state.title = document.title;
  const shown = { asked, query, document, district: report.district, files, links, pictures };
  // Not over a form that somebody may be filling in.
  const isAwaited = acted.done === "ordered" && files.some(({ state }) => state === "waiting");
  return page({ report: { ...shown, acted, role, now }, choice: undefined }, {
    status: acted.problem?.status ?? 200,
    headers: isAwaited ? { refresh: lookAgain(asked, now) } : {},
  });
}

/** Each time another address: to one with a fragment that is open already a browser only scrolls. */
function lookAgain(asked: AskedReport, now: Date): string {
  const query = queryOf({ ...asked, done: "ordered", look: String(now.getTime()) });
  return `${LOOK_AGAIN_SECONDS}; url=/district/after` + query + "#files";
}

async function chooseReport(
  ctx: Context<State>,
  typed: { from: string; until: string; isWrong: boolean } = {
    from: "",
    until: "",
    isWrong: false,
  },
) {
  const { api, now } = ctx.state;
  ctx.state.title = words.title;
  const [district, { storms }] = await Promise.all([
    api.get("/api/district", OwnDistrict),
    api.get(`/api/district/storms${queryOf({ limit: STORMS_OFFERED })}`, DistrictStormList),
  ]);
  const choice = { district, storms, now, typed };
  return page({ report: undefined, choice }, { status: typed.isWrong ? 422 : 200 });
}

export default define.page<typeof handlers>(({ data: { report, choice } }) => {
  if (report) {
    const { query, document, district, files, links, pictures, acted, asked, role, now } = report;
    const at = { timeZone: district.timeZone, now };
    const action = `/district/after${query}`;
    return (
      <>
        <a class="back" href="/district/after">
          <Icon name="back" /> {words.all}
        </a>
        <p class="over">{district.name}</p>
        <h1>{document.title}</h1>
        <p class="screen-only">
          <a href="#take">{words.take.jump}</a>
        </p>
        <AfterView document={document} />
        <div class="screen-only after-work">
          <TakeAlong query={query} />
          <AfterFiles
            files={files}
            asked={asked}
            mayOrder={mayDo(role, "work")}
            {...{ action, acted, ...at }}
          />
          {mayDo(role, "run") && (
            <>
              <ChoosePhotos pictures={pictures} {...{ action, acted, ...at }} />
              <AfterLinks links={links} asked={asked} {...{ action, acted, ...at }} />
            </>
          )}
        </div>
      </>
    );
  }
  const { district, storms, now, typed } = choice!;
  return (
    <>
      <p class="over">{district.name}</p>
      <h1>{words.title}</h1>
      <DistrictMenu path="/district/after" />
      {typed.isWrong && (
        <Notice tone="grave">
          <p>{words.period.wrong}</p>
        </Notice>
      )}
      <p>{words.intro}</p>
      <ChooseStorm storms={storms} timeZone={district.timeZone} now={now} />
      <AskedDays {...typed} />
    </>
  );
});
