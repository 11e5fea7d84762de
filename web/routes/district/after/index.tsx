import { type Context, page } from "fresh";
import { describeAfterReport } from "shared/after/describe.ts";
import { AfterReport } from "shared/api/district/after.ts";
import { DistrictStormList } from "shared/api/district/storms.ts";
import { OwnDistrict } from "shared/api/district.ts";
import { AfterView } from "@/after/AfterView.tsx";
import { Icon } from "@/components/Icon.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { queryOf } from "@/lib/forms.ts";
import { define, type State } from "@/utils.ts";
import { after as words } from "@/words/en/district/after.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { AskedDays, ChooseStorm } from "./(_components)/ChooseReport.tsx";
import { TakeAlong } from "./(_components)/TakeAlong.tsx";

const STORMS_OFFERED = "8";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const asked = readAsked(ctx.url.searchParams);
    if (!asked.storm && !asked.from && !asked.until) return await chooseReport(ctx);
    const { api } = ctx.state;
    const { value, refusal } = await attempt(
      api.get(`/api/district/after${queryOf({ ...asked })}`, AfterReport),
    );
    if (refusal?.status === 422) return await chooseReport(ctx, { ...asked, isWrong: true });
    if (refusal) throw refusal;
    const document = describeAfterReport(value);
    ctx.state.title = document.title;
    return page({ report: { asked, district: value.district.name, document }, choice: undefined });
  },
});

function readAsked(params: URLSearchParams) {
  const read = (name: string) => params.get(name) ?? "";
  return { storm: read("storm"), from: read("from"), until: read("until") };
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
    const { asked, district, document } = report;
    return (
      <>
        <a class="back" href="/district/after">
          <Icon name="back" /> {words.all}
        </a>
        <p class="over">{district}</p>
        <h1>{document.title}</h1>
        <TakeAlong query={queryOf(asked)} />
        <AfterView document={document} />
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
