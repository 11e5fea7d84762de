import { page } from "fresh";
import { OwnDistrict } from "shared/api/district.ts";
import { DistrictStormList } from "shared/api/district/storms.ts";
import { DistrictTideList } from "shared/api/district/tides.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { DistrictStorms } from "./(_components)/DistrictStorms.tsx";
import { DistrictTides } from "./(_components)/DistrictTides.tsx";
import { queryOf } from "@/lib/forms.ts";
import { define } from "@/utils.ts";
import { district as words } from "@/words/en/district.ts";
import { storms } from "@/words/en/district/storms.ts";

const PAGE_SIZE = "25";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { api, now } = ctx.state;
    ctx.state.title = storms.title;
    const before = ctx.url.searchParams.get("before") ?? "";
    const [district, { tides }, list] = await Promise.all([
      api.get("/api/district", OwnDistrict),
      api.get("/api/district/tides", DistrictTideList),
      api.get(`/api/district/storms${queryOf({ before, limit: PAGE_SIZE })}`, DistrictStormList),
    ]);
    return page({ district, tides: before ? [] : tides, list, before, now });
  },
});

export default define.page<typeof handlers>(({ data: { district, tides, list, before, now } }) => (
  <>
    <p class="over">{district.name}</p>
    <h1>{storms.title}</h1>
    <DistrictMenu path="/district/storms" />
    <p>{storms.intro}</p>
    <DistrictStorms storms={list.storms} timeZone={district.timeZone} now={now} />
    <p class="row">
      {before && <a class="button second" href="/district/storms">{words.newest}</a>}
      {list.next && (
        <a class="button second" href={`/district/storms${queryOf({ before: list.next })}`}>
          {words.older}
        </a>
      )}
    </p>
    <DistrictTides tides={tides} timeZone={district.timeZone} now={now} />
  </>
));
